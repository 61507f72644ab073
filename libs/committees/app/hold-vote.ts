import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { platformErrors, Trail, Tx, type Actor } from '#platform';
import { CommitteeDecision, CommitteeVote } from '../data/decision.entity.js';
import { visibleFile } from '../data/visible-files.js';
import { committeeErrors } from '../domain/errors.js';
import { tally, type Tally, type VoteChoice } from '../domain/voting.js';
import { SessionAccess } from './session-access.js';

export interface VoteCommand {
  fileId: string;
  votes: { memberId: string; choice: VoteChoice }[];
}

/** Records a vote on the decision proposed for a file: each member who sits for it, and nobody else. */
@Injectable()
export class HoldVote {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
  ) {}

  /** @throws NOT_FOUND (no decision proposed) · WRONG_STATE · QUORUM_NOT_REACHED · VOTE_INCOMPLETE */
  execute(actor: Actor, command: VoteCommand): Promise<Tally> {
    return this.tx.run(async (em) => {
      const sessionId = await this.access.sessionOf(em, command.fileId);
      const { session, reader } = await this.access.enterContent(em, actor, 'decision.vote', sessionId, { lock: true });
      const file = await visibleFile(em, sessionId, command.fileId, reader);
      this.access.requireState(session, ['deliberating'], 'vote');
      const decision = await em.findOneBy(CommitteeDecision, { fileId: file.id });
      if (!decision) throw platformErrors.NOT_FOUND();
      const { voters } = await this.access.requireQuorum(em, session, file.id);
      const errors = wrongVotes(voters, command.votes);
      if (errors.length > 0) throw committeeErrors.VOTE_INCOMPLETE({}, errors);

      const panel = await this.access.panel(em, session, file.id);
      const chairId = panel.find((member) => member.function === 'chair' && voters.includes(member.memberId))?.memberId ?? null;
      const result = tally(command.votes, chairId);
      // A vote held again is a new round; the earlier one stays written.
      const again = await em.existsBy(CommitteeVote, { decisionId: decision.id, round: decision.round });
      const round = decision.round + (again ? 1 : 0);
      await em.insert(
        CommitteeVote,
        command.votes.map((vote) => ({ ...vote, decisionId: decision.id, round, sessionId, chair: vote.memberId === chairId })),
      );
      await em.update(CommitteeDecision, { id: decision.id }, { round, voteLost: !result.carried });
      await this.trail.record(em, actor, { subject: 'decision', subjectId: decision.id, event: 'vote', detail: { round, ...result } });
      return result;
    });
  }
}

function wrongVotes(voters: readonly string[], votes: VoteCommand['votes']): FieldError[] {
  const seen = new Set<string>();
  const wrong = votes.flatMap((vote, index): FieldError[] => {
    const counted = voters.includes(vote.memberId) && !seen.has(vote.memberId);
    seen.add(vote.memberId);
    return counted ? [] : [{ path: `votes.${index}.memberId`, code: 'choice' }];
  });
  return [...wrong, ...voters.filter((id) => !seen.has(id)).map((id): FieldError => ({ path: `votes.${id}`, code: 'required' }))];
}
