import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Written } from '../../ui/index.js';
import type { Conflict } from './useAutosave.js';

interface ConflictChoiceProps<Values> {
  conflict: Conflict<Values>;
  describe: (values: Values) => string[];
  onKeep: () => void;
  onTake: () => void;
}

/** Somebody else wrote here meanwhile: both versions side by side, what differs in bold, and the person chooses. */
export function ConflictChoice<Values>({ conflict, describe, onKeep, onTake }: ConflictChoiceProps<Values>) {
  const { t } = useTranslation('applications');
  const [mine, theirs] = [describe(conflict.mine), describe(conflict.theirs)];
  const column = (title: string, lines: string[], others: string[]) => (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p>{t('conflict.empty')}</p>}
      {lines.map((line, index) => (
        <p key={index} style={{ fontWeight: others.includes(line) ? 400 : 700 }}>
          <Written>{line}</Written>
        </p>
      ))}
    </div>
  );
  return (
    <section className="error-summary" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{t('conflict.title')}</h2>
      <p>{t('conflict.why')}</p>
      <div className="two-versions">
        {column(t('conflict.mine'), mine, theirs)}
        {column(t('conflict.theirs'), theirs, mine)}
      </div>
      <Group gap="sm" mt="sm">
        <Button onClick={onKeep}>{t('conflict.keep')}</Button>
        <Button variant="default" onClick={onTake}>
          {t('conflict.take')}
        </Button>
      </Group>
    </section>
  );
}
