import type { RankingRow, RankingView, SessionDetail } from '#committees';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, DataTable, LocalText, Mark, Num, Reference, StateBadge, Written, type Column } from '../../../ui/index.js';
import { filePage } from '../session/paths.js';
import { DotStrip, gapOf } from './DotStrip.js';
import { EarlierVotes } from './EarlierVotes.js';
import styles from './RankingTable.module.css';
import shared from '../committees.module.css';

/** Points between members beyond which a file deserves a discussion. */
const APART = 25;

interface RankingTableProps {
  ranking: RankingView;
  session: SessionDetail;
  onPostpone?: (row: RankingRow) => void;
  onDecide?: (row: RankingRow) => void;
  onVote?: (row: RankingRow) => void;
}

/** The files in their order; the line shows where the money ends under the rule of the session. */
export function RankingTable({ ranking, session, onDecide, onVote, onPostpone }: RankingTableProps) {
  const { t } = useTranslation('committees');
  const { rows, reference } = ranking;
  const outside = new Set(reference?.lines.filter(({ amountCentimes }) => amountCentimes === 0).map(({ fileId }) => fileId));
  const next = rows.find(({ decision }) => !decision?.settled)?.fileId;
  const columns: Column<RankingRow>[] = [
    {
      key: 'rank',
      header: t('ranking.rank'),
      digits: true,
      cell: ({ rank }) => (
        <strong>
          <Num value={rank} />
        </strong>
      ),
    },
    {
      key: 'file',
      header: t('files.file'),
      cell: ({ fileId, number, title, association }) => (
        <>
          <Reference>{number}</Reference>
          <br />
          <AppLink href={filePage(fileId)}>
            <Written>{title}</Written>
          </AppLink>
          <br />
          <LocalText text={association} />
        </>
      ),
    },
    { key: 'dots', header: t('ranking.scores'), cell: (row) => <DotStrip row={row} /> },
    {
      key: 'mean',
      header: t('ranking.mean'),
      digits: true,
      cell: ({ mean, eliminated }) => (
        <>
          <strong>
            <Num value={mean} decimals={1} />
          </strong>
          {eliminated && <Mark tone="bad">{t('ranking.eliminated')}</Mark>}
        </>
      ),
    },
    {
      key: 'spread',
      header: t('ranking.spread'),
      digits: true,
      cell: (row) => (
        <>
          <Num value={row.spread} decimals={1} /> {gapOf(row) > APART && <Mark tone="attention">{t('ranking.discuss')}</Mark>}
        </>
      ),
    },
    { key: 'calibrated', header: t('ranking.calibrated'), digits: true, cell: ({ calibratedRank }) => <Num value={calibratedRank} /> },
    {
      key: 'asked',
      header: t('ranking.asked'),
      digits: true,
      cell: ({ askedCentimes }) => <Amount centimes={askedCentimes} unit={false} />,
    },
    {
      key: 'decision',
      header: t('files.decision'),
      cell: (row) => (
        <Decision row={row} next={row.fileId === next} session={session} onDecide={onDecide} onVote={onVote} onPostpone={onPostpone} />
      ),
    },
  ];
  return (
    <div className={styles.ranking}>
      <DataTable
        caption={t('ranking.title')}
        columns={columns}
        rows={rows}
        rowKey={({ fileId }) => fileId}
        rowMark={({ fileId }) =>
          [fileId === reference?.lineAt && 'line', outside.has(fileId) && 'out'].filter(Boolean).join(' ') || undefined
        }
      />
    </div>
  );
}

/** `next`: the file to decide now. */
function Decision({
  row,
  next,
  session,
  onDecide,
  onVote,
  onPostpone,
}: Omit<RankingTableProps, 'ranking'> & { row: RankingRow; next: boolean }) {
  const { t } = useTranslation('committees');
  const { decision } = row;
  const voteLabel = decision?.voteNeedsReason || decision?.standing === 'voided' ? t('vote.again') : t('vote.record');
  return (
    <div className={shared.marks}>
      {decision && (
        <>
          <StateBadge state={decision.outcome} label={decision.outcomeLabel} />
          {decision.amountCentimes > 0 && <Amount centimes={decision.amountCentimes} />}
          {decision.vote && decision.vote.fate === 'stands' && (
            <span>
              {t('vote.tally', { inFavour: decision.vote.inFavour, against: decision.vote.against, abstained: decision.vote.abstained })}
            </span>
          )}
          {!decision.settled && (
            <Mark tone="bad">
              <LocalText text={decision.standingLabel} />
            </Mark>
          )}
          <EarlierVotes
            votes={[...decision.earlierVotes, ...(decision.vote && decision.vote.fate !== 'stands' ? [decision.vote] : [])]}
            session={session}
          />
        </>
      )}
      {onDecide && (
        <Button
          size="xs"
          variant={next ? undefined : 'default'}
          onClick={() => onDecide(row)}
          aria-label={`${decision ? t('decision.revise') : t('decision.decide')} — ${row.number}`}
        >
          {decision ? t('decision.revise') : t('decision.decide')}
        </Button>
      )}
      {onVote && decision && (
        <Button size="xs" variant="default" onClick={() => onVote(row)} aria-label={`${voteLabel} — ${row.number}`}>
          {voteLabel}
        </Button>
      )}
      {onPostpone && !decision?.settled && (
        <Button size="xs" variant="subtle" onClick={() => onPostpone(row)} aria-label={`${t('postpone.title')} — ${row.number}`}>
          {t('postpone.title')}
        </Button>
      )}
    </div>
  );
}
