import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, ReasonFields } from '../../ui/index.js';

interface EndProps {
  id: string;
  deed: 'cancel' | 'terminate';
  onClose: () => void;
}

/** The act ends before its time: coded reasons, and a text that the association reads. */
export function EndDialog({ id, deed, onClose }: EndProps) {
  const { t } = useTranslation('conventions');
  const { data = [] } = useApi('/api/conventions/{id}/reasons', { path: { id } });
  const state = useApiForm({
    initialValues: { reason: '', reasons: [] as string[] },
    submit: (body, key) => api.post(`/api/conventions/{id}/${deed}`, { path: { id }, body }, key),
    invalidates: ['/api/conventions', '/api/home'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t(`deed.${deed}`)} state={state} action={t(`deed.${deed}`)} danger onClose={onClose}>
      <p>{t(`ask.${deed}`)}</p>
      <ReasonFields form={state.form} offered={data} act={deed} label={t('reasons')} text={t('reasonDetail')} hint={t('reasonHint')} />
    </FormDialog>
  );
}
