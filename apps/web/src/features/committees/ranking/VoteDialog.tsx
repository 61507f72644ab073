import type { FileDetail, RankingRow, SessionDetail, VoteChoice } from '#committees';
import { MAX_REASON_OF_COMMITTEE, VOTE_CHOICES } from '#committees/public';
import { Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import {
  Choices,
  Dialog,
  FormDialog,
  LocalText,
  Mark,
  NO_FIELD_ERRORS,
  Reference,
  StateBadge,
  typedDirection,
  useUnsent,
} from '../../../ui/index.js';
import { EarlierVotes } from './EarlierVotes.js';
import styles from '../committees.module.css';

/** The vote of each member who has declared and sits for this file; who does not vote, and why, is said beneath. */
export function VoteDialog({ row, session, onClose }: { row: RankingRow; session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const query = useApi('/api/committees/files/{id}', { path: { id: row.fileId } }, { staleTime: 0 });
  if (query.data) return <VoteForm file={query.data} row={row} session={session} onClose={onClose} />;
  return (
    <Dialog size="lg" onClose={onClose} title={t('vote.of', { number: row.number })}>
      <Loaded query={query}>{() => null}</Loaded>
    </Dialog>
  );
}

function VoteForm({ file, row, session, onClose }: { file: FileDetail; row: RankingRow; session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const [votes, setVotes] = useState<Record<string, VoteChoice>>({});
  const [reason, setReason] = useState('');
  const { voters } = file.quorum;
  // The decision that the reader saw in the ranking: if it changed meanwhile, the vote is refused.
  const decision = row.decision!;
  const vote = useAction({
    call: (_: void, key) =>
      api.post(
        '/api/committees/files/{id}/votes',
        {
          path: { id: file.fileId },
          body: {
            revision: decision.revision,
            votes: Object.entries(votes).map(([memberId, choice]) => ({ memberId, choice })),
            ...(reason.trim() ? { reason: reason.trim() } : {}),
          },
        },
        key,
      ),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  const isUnsent = () => !vote.pending && (reason.trim() !== '' || Object.keys(votes).length > 0);
  useUnsent(isUnsent);
  const left = voters.filter((memberId) => !votes[memberId]).length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    vote.run();
  };
  return (
    <FormDialog
      title={t('vote.of', { number: row.number })}
      size="lg"
      state={{ onSubmit: send, pending: vote.pending, problem: vote.problem, summary: NO_FIELD_ERRORS, isUnsent }}
      action={t('vote.record')}
      disabled={left > 0 || (decision.voteNeedsReason && reason.trim() === '')}
      onClose={onClose}
    >
      <p>
        <Reference>{row.number}</Reference> · <LocalText text={row.association} />{' '}
        {row.decision && <StateBadge state={row.decision.outcome} label={row.decision.outcomeLabel} />}
      </p>
      <EarlierVotes votes={decision.vote ? [...decision.earlierVotes, decision.vote] : decision.earlierVotes} session={session} />
      {decision.voteNeedsReason && (
        <Textarea
          label={t('vote.whyAgain')}
          required
          withAsterisk={false}
          maxLength={MAX_REASON_OF_COMMITTEE}
          attributes={typedDirection('auto')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {voters.map((memberId) => {
        const member = session.panel.find((candidate) => candidate.memberId === memberId);
        return (
          <div key={memberId} className={styles.entry}>
            <Choices
              className={styles.answer}
              name={`vote-${memberId}`}
              legend={
                <>
                  <bdi>{member?.name}</bdi> {member?.function === 'chair' && <small>({t('vote.casting')})</small>}
                </>
              }
              value={votes[memberId] ?? null}
              onChange={(choice) => setVotes({ ...votes, [memberId]: choice })}
              choices={VOTE_CHOICES.map((choice) => ({ value: choice, label: t(`vote.choice.${choice}`) }))}
            />
          </div>
        );
      })}
      <NotVoting file={file} session={session} />
      <p role="status">{left > 0 && t('vote.left', { count: left })}</p>
    </FormDialog>
  );
}

/** Present, and yet not on the list: without a declaration nobody sits, and who withdrew keeps out of the vote. */
function NotVoting({ file, session }: { file: FileDetail; session: SessionDetail }) {
  const { t } = useTranslation('committees');
  const present = session.panel.filter(
    ({ presence, function: held }) => (presence === 'present' || presence === 'remote') && held !== 'secretary',
  );
  const withdrawn = new Set(file.conflicts.map(({ memberId }) => memberId));
  const groups = [
    { why: t('vote.undeclared'), members: present.filter(({ declared }) => !declared) },
    { why: t('vote.withdrawn'), members: present.filter(({ declared, memberId }) => declared && withdrawn.has(memberId)) },
  ];
  return groups.map(
    ({ why, members }) =>
      members.length > 0 && (
        <p key={why}>
          <Mark tone="neutral">{why}</Mark> <bdi>{members.map(({ name }) => name).join(t('conduct.separator'))}</bdi>
        </p>
      ),
  );
}
