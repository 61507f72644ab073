import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { platformErrors, Tx, type Actor, type Em } from '#platform';
import { CommitteeVote, DecisionAct, type CommitteeDecision } from '../../data/decision.entity.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { visibleFile } from '../../data/visible-files.js';
import { voteAfter } from '../../domain/decision-round.js';
import { committeeErrors } from '../../domain/errors.js';
import { tally, type Tally, type VoteChoice } from '../../domain/voting.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { DecisionBook } from './decision-book.js';
import { SessionAccess } from '../session/session-access.js';

export interface VoteCommand {
  fileId: string;
  /** Of the decision that is voted on. */
  revision: number;
  votes: { memberId: string; choice: VoteChoice }[];
  /** Why a vote is held again. */
  reason: string | null;
}

/** Records a vote on the decision proposed for a file: each member who has declared and sits for it, and nobody else. */
@Injectable()
export class HoldVote {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly book: DecisionBook,
  ) {}

  /** @throws NOT_FOUND (no decision proposed) · WRONG_STATE · VERSION_CONFLICT · QUORUM_NOT_REACHED · VOTE_INCOMPLETE · VOTE_REASON_REQUIRED */
  execute(actor: Actor, command: VoteCommand): Promise<Tally> {
    return this.tx.run(async (em) => {
      const sessionId = await this.access.sessionOf(em, actor, command.fileId);
      const { session, reader } = await this.access.enterContent(em, actor, 'decision.vote', sessionId, { lock: 'whole' });
      const file = await visibleFile(em, sessionId, command.fileId, reader);
      sessionMachine.requireIn(session.state, ['deliberating'], 'vote');
      const found = await this.book.find(em, file.id);
      if (!found) throw platformErrors.NOT_FOUND();
      const { decision } = found;
      this.book.requireRevision(decision, command.revision);
      const { voters } = await this.access.requireQuorum(em, session, file.id);
      const errors = wrongVotes(voters, command.votes);
      if (errors.length > 0) throw committeeErrors.VOTE_INCOMPLETE({}, errors);
      if (!command.reason && (await this.standsWritten(em, decision)))
        throw committeeErrors.VOTE_REASON_REQUIRED({}, [{ path: 'reason', code: 'required' }]);

      const chairId = await this.presiding(em, session, file.id, voters);
      const result = tally(command.votes, chairId, await this.access.rulesOf(em, session));
      const now = await this.tx.now(em);
      const change = voteAfter(decision, result.carried);
      await em.insert(
        CommitteeVote,
        command.votes.map((vote) => ({
          ...vote,
          ...{ decisionId: decision.id, round: change.round, sessionId, chair: vote.memberId === chairId, at: now },
        })),
      );
      await this.book.write(em, actor, decision, { act: 'vote', change, reason: command.reason, detail: result }, now);
      return result;
    });
  }

  /** A vote was held and has not fallen with a conflict: it stands until another is held for a reason. */
  private async standsWritten(em: Em, decision: CommitteeDecision): Promise<boolean> {
    const acts = await em.findBy(DecisionAct, { decisionId: decision.id });
    const fallen = new Set(acts.filter(({ act }) => act === 'void').map(({ round }) => round));
    const votes = await em.findBy(CommitteeVote, { decisionId: decision.id });
    return votes.some(({ round }) => !fallen.has(round));
  }

  /** Whose vote decides when votes are equal: the chair, or, when the chair does not sit for the file, who acts for them. */
  private async presiding(em: Em, session: CommitteeSession, fileId: string, voters: readonly string[]): Promise<string | null> {
    const panel = await this.access.panel(em, session, fileId);
    const chair = panel.find((member) => member.function === 'chair' && voters.includes(member.memberId))?.memberId;
    const acting = (await this.access.actingIn(em, session.id)).chair;
    return chair ?? (acting && voters.includes(acting) ? acting : null);
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
