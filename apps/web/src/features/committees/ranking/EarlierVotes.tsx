import type { HeldVote, SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { Deadline, LocalText } from '../../../ui/index.js';
import styles from './EarlierVotes.module.css';

/** The votes that were held before and do not count: none is ever taken away. */
export function EarlierVotes({ votes, session }: { votes: readonly HeldVote[]; session: SessionDetail }) {
  const { t } = useTranslation('committees');
  if (votes.length === 0) return null;
  const nameOf = (memberId: string) => session.panel.find((member) => member.memberId === memberId)?.name;
  return (
    <div className={styles.votes}>
      <p>{t('vote.earlier')}</p>
      <ul>
        {votes.map((vote) => (
          <li key={vote.round}>
            <Deadline at={vote.held} /> — {vote.outcomeLabel && <LocalText text={vote.outcomeLabel} />}{' '}
            {t('vote.tally', { inFavour: vote.inFavour, against: vote.against, abstained: vote.abstained })} —{' '}
            <strong>{t(`vote.fate.${vote.fate}`)}</strong>
            {vote.voided && (
              <>
                {' '}
                (<bdi>{nameOf(vote.voided.memberId)}</bdi>)
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
