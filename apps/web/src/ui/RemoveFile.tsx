import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './dialogs.js';
import { ProblemAlert, type ShownProblem } from './problems.js';
import { isolatedIn } from './language.js';
import { useLanguage } from './text.js';

interface RemoveFileProps {
  /** The file's own name. */
  name: string;
  pending: boolean;
  problem: ShownProblem | Error | null;
  onRemove: () => void;
}

/** Takes a wrong file off, after a question: what nobody relied on yet is gone for good. */
export function RemoveFile({ name, pending, problem, onRemove }: RemoveFileProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setAsking(true)}>
        {t('file.remove')} <span className="visually-hidden">— {isolatedIn(language, name)}</span>
      </button>
      <ConfirmDialog
        opened={asking}
        title={t('file.removeTitle')}
        action={t('file.remove')}
        danger
        pending={pending}
        onConfirm={onRemove}
        onClose={() => setAsking(false)}
      >
        <ProblemAlert problem={problem} />
        <p style={{ margin: 0 }}>
          <bdi>{name}</bdi>
        </p>
        <p style={{ marginBottom: 0 }}>{t('file.removeWhy')}</p>
      </ConfirmDialog>
    </>
  );
}
