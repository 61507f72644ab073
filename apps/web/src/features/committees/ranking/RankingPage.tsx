import type { RankingRow, RankingView, SessionDetail } from '#committees';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../app/address.js';
import { useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { AppLink, Deadline, Empty, LocalText, Mark, PageTitle, StateBadge } from '../../../ui/index.js';
import { sessionPage, sessionPath } from '../session/paths.js';
import { DecisionDialog } from './DecisionDialog.js';
import { Money } from './Money.js';
import { PostponeDialog } from './PostponeDialog.js';
import { RankingTable } from './RankingTable.js';
import { Scenarios } from './Scenarios.js';
import { VoteDialog } from './VoteDialog.js';
import listStyles from '../../../ui/lists.module.css';
import styles from './RankingPage.module.css';

/** Milliseconds: decisions are written while others look. */
const LIVE = 10_000;

/** The deliberation: the order of the files, what the envelope allows, and the decision on each. */
export function RankingPage() {
  const id = useParam('sessionId');
  const session = useApi('/api/committees/sessions/{id}', { path: { id } }, { refetchInterval: LIVE });
  const ranking = useApi('/api/committees/sessions/{id}/ranking', { path: { id } }, { refetchInterval: LIVE });
  return (
    <Loaded query={session}>{(loaded) => <Loaded query={ranking}>{(order) => <Shown session={loaded} ranking={order} />}</Loaded>}</Loaded>
  );
}

function Shown({ session, ranking }: { session: SessionDetail; ranking: RankingView }) {
  const { t } = useTranslation('committees');
  const [deciding, setDeciding] = useState<RankingRow | null>(null);
  const [voting, setVoting] = useState<RankingRow | null>(null);
  const [postponing, setPostponing] = useState<RankingRow | null>(null);
  const { quorum } = session;
  const closed = session.state === 'closed' || session.state === 'minutes_signed';
  const undecided = ranking.rows.filter(({ decision }) => !decision?.settled).length;
  return (
    <>
      <PageTitle
        over={
          <>
            <AppLink href={sessionPage(session.id)}>
              <LocalText text={session.committee} />
            </AppLink>{' '}
            · <Deadline at={session.held} />
          </>
        }
        title={session.state === 'deliberating' ? t('ranking.provisional') : t('ranking.title')}
        lead={t(`rule.said.${session.allocationRule}`, { threshold: (session.thresholdHundredths ?? 0) / 100 })}
        actions={
          <>
            <StateBadge state={session.state} label={session.stateLabel} />
            <Mark tone={quorum.reached ? 'good' : 'attention'}>{t('quorum.short', { present: quorum.present, seats: quorum.seats })}</Mark>
          </>
        }
      />
      {ranking.money ? <Money money={ranking.money} closed={closed} /> : <p className="lead">{t('ranking.partial')}</p>}
      {ranking.rows.length === 0 ? (
        <Empty title={t('files.none')} />
      ) : (
        <RankingTable
          ranking={ranking}
          session={session}
          onPostpone={session.can.includes('postpone') ? setPostponing : undefined}
          onDecide={session.can.includes('decide') ? setDeciding : undefined}
          onVote={session.can.includes('decide') ? setVoting : undefined}
        />
      )}
      <div className={styles.legend} data-frame>
        {ranking.reference?.lineAt && (
          <span>
            <span className={styles.line} aria-hidden />
            {t('ranking.line')}
          </span>
        )}
        <span>{t('ranking.apart')}</span>
        <a href={`${sessionPath(session.id)}/ranking.csv`}>{t('ranking.export')}</a>
      </div>
      {closed && session.minutesReady && (
        <div className={listStyles.end}>
          <a className="button-link" href={`${sessionPath(session.id)}/minutes.pdf`} target="_blank" rel="noreferrer">
            {t('minutes.read')}
          </a>
          {session.can.includes('sign') && (
            <AppLink className="button-link" data-primary="true" href={sessionPage(session.id)}>
              {t('minutes.sign')}
            </AppLink>
          )}
        </div>
      )}
      {session.state === 'deliberating' && (
        <p role="status">
          {undecided > 0 ? t('ranking.undecided', { count: undecided }) : t('ranking.allDecided')}{' '}
          <AppLink href={sessionPage(session.id)}>{t('ranking.back')}</AppLink>
        </p>
      )}
      {ranking.money && <Scenarios session={session} rows={ranking.rows} />}
      {deciding && <DecisionDialog row={deciding} session={session} ranking={ranking} onClose={() => setDeciding(null)} />}
      {postponing && <PostponeDialog row={postponing} onClose={() => setPostponing(null)} />}
      {voting && <VoteDialog row={voting} session={session} onClose={() => setVoting(null)} />}
    </>
  );
}
