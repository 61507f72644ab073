import type { AssociationView } from '#associations';
import { isBeingWritten } from '#associations/public';
import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Empty, ErrorSummary, PageTitle, ProblemAlert, useGo } from '../../ui/index.js';
import { placeOf, withWaiting } from './fields.js';
import { identityBody, IdentityFields, identityOf, useChoices } from './IdentityFields.js';
import { Remarks } from './Remarks.js';

export function EditPage() {
  const query = useApi('/api/associations/{id}', { path: { id: useParam('associationId') } }, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(association) => (mayBeEdited(association) ? <EditForm association={association} /> : <Closed association={association} />)}
    </Loaded>
  );
}

/** Until it is sent, and again once verified: what was verified then waits for an officer. */
export const mayBeEdited = ({ state }: Pick<AssociationView, 'state'>): boolean => isBeingWritten(state) || state === 'verified';

function Closed({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const home = `/app/associations/${association.id}`;
  return (
    <>
      <PageTitle title={t('edit.title')} over={<AppLink href={home}>{t('navOwn')}</AppLink>} />
      <Empty title={t('edit.closed')}>
        <p>{t('edit.closedHint')}</p>
        <AppLink href={home}>{t('edit.back')}</AppLink>
      </Empty>
    </>
  );
}

function EditForm({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const go = useGo();
  const home = `/app/associations/${association.id}`;
  const kinds = useChoices()?.kinds ?? [];
  const { revision, returnRemarks } = association;
  const remarks = association.state === 'verified' ? (revision?.remarks ?? {}) : returnRemarks;
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: withWaiting(identityOf(association), revision),
    submit: (values, key) =>
      api.put(
        '/api/associations/{id}',
        {
          path: { id: association.id },
          body: {
            ...identityBody(
              values,
              kinds.find(({ code }) => code === values.kind),
            ),
            version: association.version,
          },
        },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: () => go(home),
  });
  const { setErrors } = form;
  // Each remark stands at its field from the beginning, and goes when the field is written.
  useEffect(() => setErrors(Object.fromEntries(Object.entries(remarks).map(([field, remark]) => [placeOf(field), remark]))), []);

  return (
    <>
      <PageTitle
        title={t('edit.title')}
        lead={association.state === 'verified' ? t('edit.verified') : undefined}
        over={<AppLink href={home}>{t('navOwn')}</AppLink>}
      />
      <Remarks remarks={remarks} />
      <form onSubmit={onSubmit} noValidate className="form-wide">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <IdentityFields form={form} values={form.values} />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => go(home)}>
            {t('common:cancel')}
          </Button>
        </Group>
      </form>
    </>
  );
}
