import type { StatementView } from '#disbursements';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, DataTable, Dated, Day, Empty, PageTitle, Reference, Section, StateBadge, type Tone } from '../../ui/index.js';

type Line = StatementView['lines'][number];

const MEANT_SOMETHING = ['executed', 'rejected', 'given_back', 'corrected'];

/** What each movement of a statement meant: what to look at first, what it did, what it left as it was. */
export function StatementPage() {
  const id = useParam('statementId');
  const query = useApi('/api/disbursements/statements/{id}', { path: { id } });
  return <Loaded query={query}>{(statement) => <Statement statement={statement} />}</Loaded>;
}

function Statement({ statement }: { statement: StatementView }) {
  const { t } = useTranslation('disbursements');
  const toLookAt = statement.lines.filter((line) => line.mismatch);
  const done = statement.lines.filter((line) => MEANT_SOMETHING.includes(line.outcome));
  const ignored = statement.lines.filter((line) => !line.mismatch && !MEANT_SOMETHING.includes(line.outcome));
  return (
    <>
      <PageTitle
        over={<AppLink href="/app/disbursements/statements">{t('statements.title')}</AppLink>}
        title={statement.messageId}
        lead={
          <>
            {t('statements.importedOn')} <Dated at={statement.imported} />
          </>
        }
      />
      <Lines
        title={t('statement.toLookAt')}
        lines={toLookAt}
        none={t('statement.nothingToLookAt')}
        hint={t('statement.nothingToLookAtHint')}
      />
      <Lines title={t('statement.done')} lines={done} none={t('statement.nothingDone')} hint={t('statement.nothingDoneHint')} />
      {ignored.length > 0 && <Lines title={t('statement.ignored')} lines={ignored} />}
    </>
  );
}

function Lines({ title, lines, none = '', hint = '' }: { title: string; lines: Line[]; none?: string; hint?: string }) {
  const { t } = useTranslation('disbursements');
  if (lines.length === 0) {
    return (
      <Section title={title}>
        <Empty title={none}>
          <p>{hint}</p>
        </Empty>
      </Section>
    );
  }
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        rows={lines}
        rowKey={(line) => `${line.position}.${line.part}`}
        columns={[
          {
            key: 'outcome',
            header: t('statement.outcome'),
            cell: (line) => {
              const badge = <StateBadge state={line.outcome} tone={toneOf(line)} label={line.outcomeLabel} />;
              return line.caseId ? <AppLink href={`/app/disbursements/cases/${line.caseId}`}>{badge}</AppLink> : badge;
            },
          },
          {
            key: 'order',
            header: t('column.order'),
            cell: (line) =>
              line.order ? (
                <AppLink href={`/app/disbursements/orders/${line.order.id}`}>
                  <Reference>{line.order.number}</Reference>
                </AppLink>
              ) : (
                <Reference block>{line.endToEndId ?? line.batchReference ?? '—'}</Reference>
              ),
          },
          {
            key: 'amount',
            header: t('column.amount'),
            digits: true,
            cell: (line) => <Amount centimes={line.amountCentimes} unit={false} />,
          },
          { key: 'direction', header: t('statement.direction'), cell: (line) => t(`statement.${line.direction}`) },
          { key: 'day', header: t('statement.bookedOn'), cell: (line) => <Day date={line.bookedOn} /> },
          { key: 'bank', header: t('statement.bankReference'), cell: (line) => <Reference block>{line.bankReference ?? '—'}</Reference> },
        ]}
      />
    </Section>
  );
}

function toneOf({ outcome, mismatch }: Line): Tone {
  if (mismatch) return 'attention';
  if (outcome === 'executed') return 'good';
  return outcome === 'rejected' || outcome === 'given_back' || outcome === 'corrected' ? 'bad' : 'neutral';
}
