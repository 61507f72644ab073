import { Injectable } from '@nestjs/common';
import { dayOfInstant, type FieldError } from '#kernel';
import { Programmes } from '#programmes';
import { newVerificationCode, Outbox, Tx, type Actor, type Em } from '#platform';
import { CommitteeDecision } from '../data/decision.entity.js';
import type { CommitteeSession } from '../data/session.entity.js';
import { EVERYTHING, visibleFiles } from '../data/visible-files.js';
import { isAwayFromRanking } from '../domain/allocation.js';
import { committeeErrors } from '../domain/errors.js';
import { isAward } from '../domain/outcomes.js';
import { SessionClosed } from './committee.events.js';
import { nextNumber } from './numbers.js';
import { RankingDesk } from './ranking-desk.js';
import { SessionAccess } from './session-access.js';

/** Ends the deliberation: every file decided, the awards taken out of the envelope, the minutes numbered. Nothing changes afterwards. */
@Injectable()
export class CloseSession {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
    private readonly programmes: Programmes,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · QUORUM_NOT_REACHED · FILES_UNDECIDED · RANKING_TEXT_REQUIRED · ENVELOPE_EXCEEDED */
  execute(actor: Actor, sessionId: string): Promise<{ minutesNumber: string }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.close', sessionId, { lock: true });
      this.access.requireState(session, ['deliberating'], 'close');
      await this.access.requireQuorum(em, session);
      const decisions = await em.find(CommitteeDecision, { where: { sessionId }, order: { id: 'ASC' } });
      await this.checkDecisions(em, session, decisions);

      const availableCentimes = await this.desk.available(em, session);
      for (const decision of decisions) {
        const { id: awardId, subEnvelopeId, amountCentimes, outcome } = decision;
        if (isAward(outcome)) await this.programmes.reserveAward(em, { awardId, subEnvelopeId, amountCentimes });
      }
      const closedAt = await this.tx.now(em);
      const minutesNumber = await nextNumber(em, 'PV', Number(dayOfInstant(closedAt).slice(0, 4)));
      const change = { closedAt, availableCentimes, minutesNumber, minutesCode: newVerificationCode() };
      await this.access.move(em, actor, session, 'close', change);
      await this.outbox.publish(em, SessionClosed, { sessionId });
      return { minutesNumber };
    });
  }

  /** Scores may have been corrected since a decision was proposed: the ranking is looked at once more. */
  private async checkDecisions(em: Em, session: CommitteeSession, decisions: readonly CommitteeDecision[]): Promise<void> {
    const files = await visibleFiles(em, session.id, EVERYTHING);
    const standing = new Map(decisions.filter((decision) => !decision.voteLost).map((decision) => [decision.fileId, decision]));
    const count = files.length - standing.size;
    if (count > 0) throw committeeErrors.FILES_UNDECIDED({ count });
    const { allocation } = await this.desk.reference(em, session);
    const errors = decisions
      .filter((decision) => !decision.awayText && isAwayFromRanking(allocation, decision.fileId, isAward(decision.outcome)))
      .map((decision): FieldError => ({ path: `files.${decision.fileId}.awayText`, code: 'required' }));
    if (errors.length > 0) throw committeeErrors.RANKING_TEXT_REQUIRED({}, errors);
  }
}
