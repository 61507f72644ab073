import type { RecoveryItem } from '#disbursements';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { Amount, DateField, ErrorSummary, ProblemAlert, Reference, TextField } from '../../ui/index.js';

/** The accountant records that the money came back. */
export function SettleDialog({ recovery, onClose }: { recovery: RecoveryItem; onClose: () => void }) {
  const { t } = useTranslation('disbursements');
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { settledOn: '', reference: '' },
    submit: (values, key) => api.post('/api/disbursements/recoveries/{id}/settle', { path: { id: recovery.id }, body: values }, key),
    invalidates: ['/api/disbursements', '/api/proposals'],
    onSuccess: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>{t('recoveries.settle')}</strong>}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <p style={{ margin: 0 }}>
            <Reference>{recovery.number}</Reference> · <Amount centimes={recovery.amountCentimes} />
          </p>
          <p style={{ margin: 0 }}>{t('second.ask')}</p>
          <ErrorSummary {...summary} />
          <ProblemAlert problem={problem} />
          <DateField form={form} name="settledOn" label={t('recoveries.settledOn')} data-autofocus />
          <TextField form={form} name="reference" label={t('recoveries.reference')} maxLength={100} />
          <Group gap="sm">
            <Button type="submit" loading={pending}>
              {t('second.propose')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
