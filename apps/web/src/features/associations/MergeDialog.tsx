import type { AssociationPairItem } from '#associations';
import { TAKEABLE, type Takeable } from '#associations/public';
import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { FormDialog, TextAreaField, useLocal } from '../../ui/index.js';
import { useFieldName } from './fields.js';
import { afterDecision } from './ReasonForm.js';

/** Two registrations become one: which stays, and what it takes from the other; a second officer confirms. */
export function MergeDialog({ pair: { first, second }, onClose }: { pair: AssociationPairItem; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const nameOf = useFieldName();
  const state = useApiForm({
    initialValues: { keptId: first.id, taken: [] as Takeable[], reason: '' },
    submit: ({ keptId, taken, reason }, key) =>
      api.post(
        '/api/associations/{id}/merge-proposals',
        { path: { id: keptId }, body: { otherId: keptId === first.id ? second.id : first.id, taken, reason } },
        key,
      ),
    invalidates: [...afterDecision, '/api/proposals'],
    onSuccess: onClose,
  });
  const { values, setFieldValue } = state.form;
  return (
    <FormDialog title={t('merge.title')} state={state} action={t('merge.propose')} onClose={onClose}>
      <p>{t('merge.why')}</p>
      <Radio.Group label={t('merge.stays')} value={values.keptId} onChange={(id) => setFieldValue('keptId', id)} mb="sm">
        {[first, second].map(({ id, name, ice }) => (
          <Radio key={id} value={id} label={`${local(name)}${ice ? ` · ${ice}` : ''}`} mt="xs" />
        ))}
      </Radio.Group>
      <Checkbox.Group
        label={t('merge.takes')}
        value={values.taken}
        onChange={(ticked) =>
          setFieldValue(
            'taken',
            TAKEABLE.filter((field) => ticked.includes(field)),
          )
        }
        mb="sm"
      >
        {TAKEABLE.map((field) => (
          <Checkbox key={field} value={field} label={nameOf(field)} mt="xs" />
        ))}
      </Checkbox.Group>
      <TextAreaField form={state.form} name="reason" label={t('decide.reason')} description={t('merge.reasonHint')} required />
    </FormDialog>
  );
}
