import { useTranslation } from 'react-i18next';
import { ProblemAlert, ReasonDialog } from '../../../ui/index.js';
import type { useSending } from './useSending.js';

/** A sheet that was sent changes only with a reason, which stays in the history. */
export function SendDialog({ sending }: { sending: ReturnType<typeof useSending> }) {
  const { t } = useTranslation('committees');
  return (
    <ReasonDialog
      opened={sending.asking}
      title={t('score.sendAgain')}
      label={t('score.changeReason')}
      action={t('score.sendAgain')}
      pending={sending.pending}
      onConfirm={sending.confirm}
      onClose={sending.giveUp}
    >
      <ProblemAlert problem={sending.problem} />
      {t('score.changeHint')}
    </ReasonDialog>
  );
}
