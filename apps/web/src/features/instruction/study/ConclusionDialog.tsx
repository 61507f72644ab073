import type { ItemKind } from '#instruction';
import { CONCLUSIONS, type ConclusionAct } from '#instruction/public';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../../app/api/index.js';
import { FormDialog, TextAreaField, TicksField, useLocal, type ListForm } from '../../../ui/index.js';

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
      {!favourable && (
        <>
          <CodedReasons form={form} fileId={fileId} kind={kind} />
          <TextAreaField form={form} name="reason" label={t('study.reasonTold')} description={t('study.reasonHint')} required />
        </>
      )}
    </FormDialog>
  );
}

function CodedReasons({ form, fileId, kind }: { form: ListForm; fileId: string; kind: ItemKind }) {
  const { t } = useTranslation('instruction');
  const local = useLocal();
  const { data = [] } = useApi('/api/instruction/files/{id}/reasons', { path: { id: fileId } });
  const ticks = data.filter(({ kinds }) => kinds.includes(kind)).map(({ code, label }) => ({ value: code, label: local(label) }));
  return <TicksField form={form} name="reasons" label={t('study.reasons')} required ticks={ticks} mb="md" />;
}
