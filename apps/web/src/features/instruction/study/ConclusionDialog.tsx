import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../../app/api/index.js';
import { ErrorSummary, ProblemAlert, TextAreaField } from '../../../ui/index.js';

export type ConclusionAct = 'admit' | 'refuse_admission' | 'declare_eligible' | 'declare_ineligible';

/** Says what will follow before the words are spoken; a refusal is written with its reason, as the association will read it. */
export function ConclusionDialog({ fileId, act, onClose }: { fileId: string; act: ConclusionAct; onClose: () => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const favourable = act === 'admit' || act === 'declare_eligible';
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { reason: '' },
    submit: ({ reason }, key) =>
      act === 'admit' || act === 'refuse_admission'
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
  return (
    <Modal opened onClose={onClose} title={<strong>{t(`act.${act}`)}</strong>} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={onSubmit} noValidate>
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
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
        <Group gap="sm" mt="md">
          <Button type="submit" color={favourable ? undefined : 'red.9'} loading={pending}>
            {t(`act.${act}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
