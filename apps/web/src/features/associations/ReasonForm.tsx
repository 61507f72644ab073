import { useTranslation } from 'react-i18next';
import { useApiForm, type Beginning } from '../../app/api/index.js';
import { FormDialog, TextAreaField } from '../../ui/index.js';

export const afterDecision: Beginning[] = ['/api/associations', '/api/association-pairs', '/api/home'];

type Send = (body: { reason: string }, key: string) => Promise<unknown>;

/** A decision that needs its reason, which the association reads. */
export function ReasonForm({ title, send, hint, onClose }: { title: string; send: Send; hint: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const state = useApiForm({
    initialValues: { reason: '' },
    submit: send,
    invalidates: afterDecision,
    onSuccess: onClose,
  });
  return (
    <FormDialog title={title} state={state} action={title} onClose={onClose}>
      <TextAreaField form={state.form} name="reason" label={t('decide.reason')} description={hint} required data-autofocus />
    </FormDialog>
  );
}
