import { useTranslation } from 'react-i18next';
import { useApi, useApiForm } from '../../app/api/index.js';
import { FormDialog, ReasonFields } from '../../ui/index.js';
import { afterDecision } from './ReasonForm.js';

interface RefusalProps {
  title: string;
  act: 'suspend' | 'reject_account';
  send: (body: { reason: string; reasons: string[] }, key: string) => Promise<unknown>;
  onClose: () => void;
}

/** The association is told no: coded reasons, and a text that it reads. */
export function RefusalForm({ title, act, send, onClose }: RefusalProps) {
  const { t } = useTranslation('associations');
  const { data = [] } = useApi('/api/associations/refusal-reasons');
  const state = useApiForm({
    initialValues: { reason: '', reasons: [] as string[] },
    submit: send,
    invalidates: afterDecision,
    onSuccess: onClose,
  });
  const offered = data.filter((reason) => reason.offered);
  return (
    <FormDialog title={title} state={state} action={title} danger onClose={onClose}>
      <ReasonFields
        form={state.form}
        offered={offered}
        act={act}
        label={t('decide.reasonsCoded')}
        text={t('decide.detail')}
        hint={t('decide.reasonHint')}
      />
    </FormDialog>
  );
}
