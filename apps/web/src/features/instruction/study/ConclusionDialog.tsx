import type { ItemKind } from '#instruction';
import { CONCLUSIONS, type ConclusionAct } from '#instruction/public';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../../app/api/index.js';
import { FormDialog, ReasonFields, type ListForm } from '../../../ui/index.js';

/** Says what will follow before the words are spoken; a refusal is written with its reason, as the association will read it. */
export function ConclusionDialog({ fileId, act, onClose }: { fileId: string; act: ConclusionAct; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const { favourable, kind } = CONCLUSIONS.find((conclusion) => conclusion.act === act)!;
  const state = useApiForm({
    initialValues: { reason: '', reasons: [] as string[] },
    submit: ({ reason, reasons }, key) =>
      kind === 'admissibility'
        ? api.post(
            '/api/instruction/files/{id}/admission',
            { path: { id: fileId }, body: { admissible: favourable, ...(favourable ? {} : { reason: reason || undefined, reasons }) } },
            key,
          )
        : api.post(
            '/api/instruction/files/{id}/eligibility',
            { path: { id: fileId }, body: { eligible: favourable, ...(favourable ? {} : { reason: reason || undefined, reasons }) } },
            key,
          ),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t(`act.${act}`)} state={state} action={t(`act.${act}`)} danger={!favourable} onClose={onClose}>
      <p>{t(`consequence.${act}`)}</p>
      {!favourable && <Reasons form={form} fileId={fileId} kind={kind} />}
    </FormDialog>
  );
}

function Reasons({ form, fileId, kind }: { form: ListForm; fileId: string; kind: ItemKind }) {
  const { t } = useTranslation('instruction');
  const { data = [] } = useApi('/api/instruction/files/{id}/reasons', { path: { id: fileId } });
  return (
    <ReasonFields
      form={form}
      offered={data}
      act={kind}
      label={t('study.reasons')}
      text={t('study.reasonTold')}
      hint={t('study.reasonHint')}
    />
  );
}
