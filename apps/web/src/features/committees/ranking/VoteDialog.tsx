import type { FileDetail, RankingRow, SessionDetail, VoteChoice } from '#committees';
import { Button, Group, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { Choices, LocalText, ProblemAlert, Reference, StateBadge } from '../../../ui/index.js';
import { filePath } from '../session/paths.js';

const CHOICES: readonly VoteChoice[] = ['for', 'against', 'abstain'];

/** The vote of each member who sits for this file; those who withdrew are not on the list. */
export function VoteDialog({ row, session, onClose }: { row: RankingRow; session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const query = useApi<FileDetail>(filePath(row.fileId), undefined, { staleTime: 0 });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={<strong>{t('vote.of', { number: row.number })}</strong>}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p>
        <Reference>{row.number}</Reference> · <LocalText text={row.association} />{' '}
        {row.decision && <StateBadge state={row.decision.outcome} label={row.decision.outcomeLabel} />}
      </p>
      <Loaded query={query}>{(file) => <VoteForm file={file} session={session} onClose={onClose} />}</Loaded>
    </Modal>
  );
}

function VoteForm({ file, session, onClose }: { file: FileDetail; session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['committees', 'common']);
  const [votes, setVotes] = useState<Record<string, VoteChoice>>({});
  const { voters } = file.quorum;
  const vote = useAction({
    call: (_: void, key) =>
      api.post(`${filePath(file.fileId)}/votes`, { votes: Object.entries(votes).map(([memberId, choice]) => ({ memberId, choice })) }, key),
    invalidates: ['/api/committees'],
    onSuccess: onClose,
  });
  const left = voters.filter((memberId) => !votes[memberId]).length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    vote.run();
  };
  return (
    <form onSubmit={send}>
      <ProblemAlert problem={vote.problem} />
      {voters.map((memberId) => {
        const member = session.panel.find((candidate) => candidate.memberId === memberId);
        return (
          <div key={memberId} className="declared-file">
            <Choices
              name={`vote-${memberId}`}
              legend={
                <>
                  <bdi>{member?.name}</bdi> {member?.function === 'chair' && <small>({t('vote.casting')})</small>}
                </>
              }
              value={votes[memberId] ?? null}
              onChange={(choice) => setVotes({ ...votes, [memberId]: choice })}
              choices={CHOICES.map((choice) => ({ value: choice, label: t(`vote.choice.${choice}`) }))}
            />
          </div>
        );
      })}
      <p role="status">{left > 0 && t('vote.left', { count: left })}</p>
      <Group gap="sm">
        <Button type="submit" loading={vote.pending} disabled={left > 0}>
          {t('vote.record')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
