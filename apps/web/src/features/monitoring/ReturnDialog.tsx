import type { ReportView } from '#monitoring';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, ReasonFields } from '../../ui/index.js';

/** The report goes back, with what is to be corrected. */
export function ReturnDialog({ report: { id }, onClose }: { report: ReportView; onClose: () => void }) {
  const { t } = useTranslation('monitoring');
  const { data = [] } = useApi('/api/monitoring/reports/{id}/reasons', { path: { id } });
  const state = useApiForm({
    initialValues: { reason: '', reasons: [] as string[] },
    submit: (body, key) => api.post('/api/monitoring/reports/{id}/return', { path: { id }, body }, key),
    invalidates: ['/api/monitoring', '/api/home'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('report.return')} state={state} action={t('report.return')} onClose={onClose}>
      <ReasonFields
        form={state.form}
        offered={data}
        act="return"
        label={t('report.reasons')}
        text={t('report.whatToCorrect')}
        hint={t('report.reasonHint')}
      />
    </FormDialog>
  );
}
