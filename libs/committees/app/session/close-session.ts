import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { Delays } from '#institution';
import { Deadlines } from '#notifications';
import { Programmes } from '#programmes';
import { found, Lifecycle, newVerificationCode, nextNumber, Tx, type Actor, type Em } from '#platform';
import { Committee } from '../../data/committee.entity.js';
import { CommitteeDecision } from '../../data/decision.entity.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { EVERYTHING, seesAll, visibleFiles, type Reader } from '../../data/visible-files.js';
import { isAwayFromRanking } from '../../domain/allocation.js';
import { committeeErrors } from '../../domain/errors.js';
import { isSettled } from '../../domain/decision-round.js';
import { MINUTES } from '../../domain/numbers.js';
import { isAward } from '../../domain/outcomes.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { MINUTES_DUE, SCORE_SHEETS_DUE, SESSION_HELD } from '../committee.deadlines.js';
import { sessionLife } from '../committee.lives.js';
import { CommitteeIssuer } from '../issuer.js';
import { RankingDesk } from '../ranking/ranking-desk.js';
import { SessionAccess } from './session-access.js';
import { SigningDesk } from '../minutes/signing-desk.js';

/** Ends the deliberation: every file decided, the awards taken out of the envelope, the minutes numbered. Nothing changes afterwards. */
@Injectable()
export class CloseSession {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
    private readonly programmes: Programmes,
    private readonly signing: SigningDesk,
    private readonly deadlines: Deadlines,
    private readonly delays: Delays,
    private readonly issuer: CommitteeIssuer,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · QUORUM_NOT_REACHED · FILES_UNDECIDED · SOME_FILES_UNDECIDED · RANKING_TEXT_REQUIRED · ENVELOPE_EXCEEDED */
  execute(actor: Actor, sessionId: string): Promise<{ minutesNumber: string }> {
    return this.tx.run(async (em) => {
      const { session, reader } = await this.access.enterContent(em, actor, 'session.close', sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['deliberating'], 'close');
      await this.access.requireQuorum(em, session);
      const decisions = await em.find(CommitteeDecision, { where: { sessionId }, order: { id: 'ASC' } });
      await this.checkDecisions(em, session, decisions, reader);

      const availableCentimes = await this.desk.available(em, session);
      for (const decision of decisions) {
        const { id: awardId, subEnvelopeId, amountCentimes, outcome } = decision;
        if (isAward(outcome)) await this.programmes.reserveAward(em, { awardId, subEnvelopeId, amountCentimes });
      }
      await this.signing.open(em, session);
      const closedAt = await this.tx.now(em);
      const committee = await found(em, Committee, session.committeeId);
      const { institutionId, minutesDays } = committee;
      const minutesNumber = await nextNumber(em, await this.issuer.series(em, committee, MINUTES), closedAt);
      const minutesDueAt = await this.delays.end(em, institutionId, closedAt, minutesDays);
      const change = { closedAt, minutesDueAt, availableCentimes, minutesNumber, minutesCode: newVerificationCode() };
      await this.lifecycle.move(em, actor, sessionLife, session, 'close', change);
      for (const kind of [SESSION_HELD, SCORE_SHEETS_DUE]) await this.deadlines.cancel(em, kind, sessionId);
      await this.deadlines.set(em, MINUTES_DUE, sessionId, minutesDueAt);
      return { minutesNumber };
    });
  }

  /**
   * Scores may have been corrected since a decision was proposed: the ranking is looked at once more. Whoever has a file hidden
   * from them is told neither how many wait nor which.
   */
  private async checkDecisions(em: Em, session: CommitteeSession, decisions: readonly CommitteeDecision[], reader: Reader): Promise<void> {
    const files = await visibleFiles(em, session.id, EVERYTHING);
    const all = await seesAll(em, session.id, reader);
    const visible = new Set((await visibleFiles(em, session.id, reader)).map((file) => file.id));
    const standing = new Set(decisions.filter(({ standing }) => isSettled(standing)).map(({ fileId }) => fileId));
    const count = files.filter((file) => !standing.has(file.id)).length;
    if (count > 0 && all) throw committeeErrors.FILES_UNDECIDED({ count });
    if (count > 0) throw committeeErrors.SOME_FILES_UNDECIDED();
    const { allocation } = await this.desk.reference(em, session);
    const errors = decisions
      .filter((decision) => !decision.awayText && isAwayFromRanking(allocation, decision.fileId, isAward(decision.outcome)))
      .map((decision): FieldError => ({ path: `files.${decision.fileId}.awayText`, code: 'required' }));
    const named = errors.filter(({ path }) => visible.has(path.split('.')[1]!));
    if (errors.length > 0) throw committeeErrors.RANKING_TEXT_REQUIRED({}, named);
  }
}
