import type { FileHistoryEntry } from '#instruction';
import { useTranslation } from 'react-i18next';
import { Dated, LocalText, Timeline, Written } from '../../../ui/index.js';
import styles from './FileHistoryList.module.css';

/** What happened, newest first; folded away, because it is looked for and not read. */
export function FileHistoryList({ entries }: { entries: FileHistoryEntry[] }) {
  const { t } = useTranslation('instruction');
  return (
    <details className={styles.history}>
      <summary>{t('history.title', { count: entries.length })}</summary>
      <Timeline
        entries={entries.map(({ id, at, person, what, item, reason }) => ({
          id,
          title: <LocalText text={what} />,
          meta: (
            <>
              <Dated at={at} /> · {person ? <bdi>{person}</bdi> : t('history.program')}
            </>
          ),
          body: (
            <>
              <LocalText text={item} />
              <Written>{reason}</Written>
            </>
          ),
        }))}
      />
    </details>
  );
}
