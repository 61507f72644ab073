import { CONCLUSIONS, type ConclusionAct } from '#instruction/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { FormDialog, TextAreaField } from '../../../ui/index.js';

/** Says what will follow before the words are spoken; a refusal is written with its reason, as the association will read it. */
export function ConclusionDialog({ fileId, act, onClose }: { fileId: string; act: ConclusionAct; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const { favourable, kind } = CONCLUSIONS.find((conclusion) => conclusion.act === act)!;
  const state = useApiForm({
    initialValues: { reason: '' },
    submit: ({ reason }, key) =>
      kind === 'admissibility'
        ? api.post(
            '/api/instruction/files/{id}/admission',
            { path: { id: fileId }, body: { admissible: favourable, reason: reason || undefined } },
            key,
          )
        : api.post(
            '/api/instruction/files/{id}/eligibility',
            { path: { id: fileId }, body: { eligible: favourable, reason: reason || undefined } },
            key,
          ),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t(`act.${act}`)} state={state} action={t(`act.${act}`)} danger={!favourable} onClose={onClose}>
      <p>{t(`consequence.${act}`)}</p>
      {!favourable && (
        <TextAreaField
          form={form}
          name="reason"
          label={t('study.reasonTold')}
          description={t('study.reasonHint')}
          required
          data-autofocus
        />
      )}
    </FormDialog>
  );
}
