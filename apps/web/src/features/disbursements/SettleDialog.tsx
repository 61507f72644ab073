import type { RecoveryItem } from '#disbursements';
import { MAX_REFERENCE } from '#disbursements/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { FormDialog, Amount, DateField, Reference, TextField } from '../../ui/index.js';

/** The accountant records that the money came back. */
export function SettleDialog({ recovery, onClose }: { recovery: RecoveryItem; onClose: () => void }) {
  const { t } = useTranslation('disbursements');
  const state = useApiForm({
    initialValues: { settledOn: '', reference: '' },
    submit: (values, key) => api.post('/api/disbursements/recoveries/{id}/settle', { path: { id: recovery.id }, body: values }, key),
    invalidates: ['/api/disbursements', '/api/proposals'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('recoveries.settle')} state={state} action={t('second.propose')} onClose={onClose}>
      <p style={{ margin: 0 }}>
        <Reference>{recovery.number}</Reference> · <Amount centimes={recovery.amountCentimes} />
      </p>
      <p style={{ margin: 0 }}>{t('second.ask')}</p>

      <DateField form={form} name="settledOn" label={t('recoveries.settledOn')} data-autofocus />
      <TextField form={form} name="reference" label={t('recoveries.reference')} maxLength={MAX_REFERENCE} />
    </FormDialog>
  );
}
