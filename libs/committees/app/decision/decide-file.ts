import { Injectable } from '@nestjs/common';
import { formatCentimes, type FieldError, type Localized } from '#kernel';
import { newId, platformErrors, Tx, type Actor, type Em } from '#platform';
import { CommitteeDecision, type DecisionReason } from '../../data/decision.entity.js';
import { proposedIn } from '../../data/decisions.queries.js';
import type { CommitteeSession, SessionFile } from '../../data/session.entity.js';
import { seesAll, visibleFile, type Reader } from '../../data/visible-files.js';
import { isAwayFromRanking } from '../../domain/allocation.js';
import { decisionMachine } from '../../domain/decision.machine.js';
import { proposeAfter } from '../../domain/decision-round.js';
import { committeeErrors } from '../../domain/errors.js';
import { isAward, type Outcome } from '../../domain/outcomes.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { CodedReasons, reasonErrors, type ReasonsInForce } from './coded-reasons.js';
import { DecisionBook } from './decision-book.js';
import { RankingDesk } from '../ranking/ranking-desk.js';
import { SessionAccess } from '../session/session-access.js';

export interface DecideCommand {
  fileId: string;
  /** Of the decision the window started from; 0 while there is none. */
  revision: number;
  outcome: Outcome;
  amountCentimes: number;
  conditions: Localized | null;
  reasons: DecisionReason[];
  awayText: Localized | null;
}

export type ProposedDecision = Pick<CommitteeDecision, 'id' | 'revision' | 'round' | 'standing'>;

/** Writes down what the committee decides on one file; provisional, and open to revision, until the session is closed. */
@Injectable()
export class DecideFile {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
    private readonly book: DecisionBook,
    private readonly reasons: CodedReasons,
  ) {}

  /**
   * @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · VERSION_CONFLICT · QUORUM_NOT_REACHED · AMOUNT_CONTRADICTS_OUTCOME · AMOUNT_EXCEEDS_ASKED ·
   * AWARD_BY_ANOTHER · AMOUNT_EXCEEDS_REMAINING · BELOW_CRITERION_THRESHOLD · RANKING_TEXT_REQUIRED · REASONS_REQUIRED
   */
  execute(actor: Actor, command: DecideCommand): Promise<ProposedDecision> {
    return this.tx.run(async (em) => {
      const sessionId = await this.access.sessionOf(em, actor, command.fileId);
      const { session, reader } = await this.access.enterContent(em, actor, 'decision.propose', sessionId, { lock: 'whole' });
      const file = await visibleFile(em, sessionId, command.fileId, reader);
      sessionMachine.requireIn(session.state, ['deliberating'], 'propose');
      const found = await this.book.find(em, file.id);
      this.book.requireRevision(found?.decision ?? null, command.revision);
      await this.access.requireQuorum(em, session, file.id);
      this.checkAmount(command, file);
      const inForce = await this.reasons.inForce(em, session.committeeId);
      this.checkReasons(command, session, inForce);
      if (command.amountCentimes > 0) await this.requireWholeSight(em, session, reader);
      await this.checkRemaining(em, session, command);
      await this.checkRanking(em, session, command);

      const { outcome, amountCentimes, conditions, reasons, awayText } = command;
      const what = { outcome, amountCentimes, conditions, reasons, awayText };
      const now = await this.tx.now(em);
      const decision = found?.decision ?? newDecision(session, file);
      const reasonsRevisionId = inForce.revisionId;
      const change = {
        ...what,
        reasonsRevisionId,
        ...proposeAfter(found?.before ?? null, what),
        proposedBy: actor.personId!,
        proposedAt: now,
      };
      await this.book.write(em, actor, decision, { act: 'propose', change }, now);
      const { id, revision, round, standing } = decision;
      return { id, revision, round, standing };
    });
  }

  private checkAmount({ outcome, amountCentimes }: DecideCommand, file: SessionFile): void {
    const at = [{ path: 'amountCentimes', code: 'too_large', params: { max: file.askedCentimes, unit: 'money' } }];
    if (amountCentimes > file.askedCentimes) throw committeeErrors.AMOUNT_EXCEEDS_ASKED({ asked: formatCentimes(file.askedCentimes) }, at);
    const fits =
      outcome === 'selected'
        ? amountCentimes === file.askedCentimes
        : outcome === 'partially_selected'
          ? amountCentimes > 0 && amountCentimes < file.askedCentimes
          : amountCentimes === 0;
    if (!fits) throw committeeErrors.AMOUNT_CONTRADICTS_OUTCOME({}, [{ path: 'amountCentimes', code: 'choice' }]);
  }

  /** Everything but a full award is motivated (law 03-01 on the motivation of decisions). */
  private checkReasons({ outcome, reasons }: DecideCommand, session: CommitteeSession, inForce: ReasonsInForce): void {
    const unknown = reasonErrors(reasons, inForce);
    if (unknown.length > 0) throw platformErrors.INVALID_REQUEST({}, unknown);
    const errors: FieldError[] = reasons.flatMap((reason, index) =>
      reason.criterion === null || session.grid.some((criterion) => criterion.code === reason.criterion)
        ? []
        : [{ path: `reasons.${index}.criterion`, code: 'choice' }],
    );
    if (outcome !== 'selected' && reasons.length === 0) errors.push({ path: 'reasons', code: 'required' });
    if (errors.length > 0) throw committeeErrors.REASONS_REQUIRED({}, errors);
  }

  /** What is left of the envelope, found by trying amounts, would tell the award of a file that is hidden from who tries. */
  private async requireWholeSight(em: Em, session: CommitteeSession, reader: Reader): Promise<void> {
    if (!(await seesAll(em, session.id, reader))) throw committeeErrors.AWARD_BY_ANOTHER();
  }

  private async checkRemaining(em: Em, session: CommitteeSession, command: DecideCommand): Promise<void> {
    const remaining = (await this.desk.available(em, session)) - (await proposedIn(em, session.id, command.fileId));
    if (command.amountCentimes > remaining) throw committeeErrors.AMOUNT_EXCEEDS_REMAINING({ remaining: formatCentimes(remaining) });
  }

  private async checkRanking(em: Em, session: CommitteeSession, command: DecideCommand): Promise<void> {
    const { ranking, allocation } = await this.desk.reference(em, session);
    const awarded = isAward(command.outcome);
    const own = ranking.find((entry) => entry.fileId === command.fileId)!;
    if (awarded && own.criteria.some((criterion) => criterion.belowThreshold)) throw committeeErrors.BELOW_CRITERION_THRESHOLD();
    if (isAwayFromRanking(allocation, command.fileId, awarded) && !command.awayText)
      throw committeeErrors.RANKING_TEXT_REQUIRED({}, [{ path: 'awayText', code: 'required' }]);
  }
}

/** A decision on a file before anything was written about it. */
export function newDecision(session: CommitteeSession, file: SessionFile): CommitteeDecision {
  return Object.assign(new CommitteeDecision(), {
    id: newId(),
    sessionId: session.id,
    fileId: file.id,
    applicationId: file.applicationId,
    callId: session.callId,
    programmeId: session.programmeId,
    associationId: file.associationId,
    regionCode: session.regionCode,
    subEnvelopeId: session.subEnvelopeId,
    askedCentimes: file.askedCentimes,
    state: decisionMachine.initial,
    revision: 0,
    decidedAt: null,
  });
}
