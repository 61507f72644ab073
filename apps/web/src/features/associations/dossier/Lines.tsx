import type { HistoryEntry } from '#associations';
import { HISTORY_TOPICS, type HistoryTopic } from '#associations/public';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, DataTable, Day, Empty, LocalText, Mark, Num, OnDay, Section, useLocal } from '../../../ui/index.js';

const TOPICS = Object.keys(HISTORY_TOPICS) as HistoryTopic[];

/** The lines of the dossier: a table for each stage of which there is something, newest first. */
export function Lines({ history, none, level = 2 }: { history: HistoryEntry[]; none: string; level?: 2 | 3 }) {
  if (history.length === 0) return <Empty title={none} />;
  return TOPICS.map((topic) => ({ topic, entries: history.filter((entry) => entry.topic === topic) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ topic, entries }) => (
      <Section key={topic} level={level} title={<LocalText text={HISTORY_TOPICS[topic]} />}>
        <TopicTable topic={topic} entries={entries} />
      </Section>
    ));
}

function TopicTable({ topic, entries }: { topic: HistoryTopic; entries: HistoryEntry[] }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const withAmounts = entries.some(({ amount }) => amount !== null);
  return (
    <DataTable
      caption={local(HISTORY_TOPICS[topic])}
      rows={entries.map((entry, index) => ({ ...entry, key: `${topic} ${index}` }))}
      rowKey={({ key }) => key}
      columns={[
        { key: 'when', header: t('dossier.when'), cell: ({ at, year }) => (at ? <OnDay at={at} /> : <Num value={year} />) },
        { key: 'about', header: t('dossier.about'), cell: (entry) => <About entry={entry} /> },
        {
          key: 'state',
          header: t('dossier.state'),
          cell: ({ status, late, imported }) => (
            <>
              <LocalText text={status} /> {late && <Mark tone="bad">{t('dossier.late')}</Mark>}
              {imported && <Mark tone="neutral">{t('dossier.imported')}</Mark>}
            </>
          ),
        },
        ...(withAmounts
          ? [
              {
                key: 'amount',
                header: t('dossier.amount'),
                digits: true,
                cell: ({ amount }: HistoryEntry) => <Amount centimes={amount?.centimes} unit={false} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function About({ entry: { about, href, days } }: { entry: HistoryEntry }) {
  const words = (
    <bdi>
      <LocalText text={about} />
    </bdi>
  );
  return (
    <>
      {href ? <AppLink href={href}>{words}</AppLink> : words}
      {days.length > 0 && (
        <div className="work-when">
          {days.map(({ label, day }, index) => (
            <span key={label.en}>
              {index > 0 && ' · '}
              <LocalText text={label} /> <Day date={day} />
            </span>
          ))}
        </div>
      )}
    </>
  );
}
