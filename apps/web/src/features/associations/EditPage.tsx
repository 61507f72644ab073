import type { AssociationView } from '#associations';
import { isBeingWritten } from '#associations/public';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Empty, ErrorSummary, PageTitle, ProblemAlert, useGo } from '../../ui/index.js';
import { identityBody, IdentityFields, identityOf } from './IdentityFields.js';

export function EditPage() {
  const query = useApi('/api/associations/{id}', { path: { id: useParam('associationId') } }, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(association) => (isBeingWritten(association.state) ? <EditForm association={association} /> : <Closed association={association} />)}
    </Loaded>
  );
}

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

/** Until the registration is sent, or when it was returned. */
function EditForm({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const go = useGo();
  const home = `/app/associations/${association.id}`;
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: identityOf(association),
    submit: (values, key) =>
      api.put(
        '/api/associations/{id}',
        { path: { id: association.id }, body: { ...identityBody(values), version: association.version } },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: () => go(home),
  });

  return (
    <>
      <PageTitle title={t('edit.title')} over={<AppLink href={home}>{t('navOwn')}</AppLink>} />
      <form onSubmit={onSubmit} noValidate className="form-wide">
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <IdentityFields form={form} />
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
