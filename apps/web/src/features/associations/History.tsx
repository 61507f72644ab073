import type { HistoryEntry } from '#associations';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, Dated, Empty, LocalText, Timeline } from '../../ui/index.js';

/** Files, conventions, payments and late reports of the association, newest first. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  const { t } = useTranslation('associations');
  if (entries.length === 0) return <Empty title={t('history.none')} />;
  return (
    <Timeline
      entries={entries.map((entry, index) => ({
        id: `${index} ${entry.href}`,
        title: (
          <AppLink href={entry.href}>
            <LocalText text={entry.kind} /> · <bdi>{entry.about}</bdi>
          </AppLink>
        ),
        meta: (
          <>
            <Dated at={entry.at} /> · <LocalText text={entry.status} />
            {entry.amount && (
              <>
                {' · '}
                <LocalText text={entry.amount.label} /> <Amount centimes={entry.amount.centimes} />
              </>
            )}
          </>
        ),
      }))}
    />
  );
}
