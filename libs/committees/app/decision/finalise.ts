import { Injectable } from '@nestjs/common';
import { Applications, type LaterEvent } from '#applications';
import { Delays } from '#institution';
import { dayOfInstant } from '#kernel';
import { Lifecycle, newId, newVerificationCode, nextNumber, SYSTEM, Trail, Tx, type Em, type NumberSeries } from '#platform';
import { Committee } from '../../data/committee.entity.js';
import { CommitteeDecision, DecisionLetter } from '../../data/decision.entity.js';
import { SessionFile, type CommitteeSession } from '../../data/session.entity.js';
import { letterMachine } from '../../domain/letter.machine.js';
import { LETTERS } from '../../domain/numbers.js';
import type { Outcome } from '../../domain/outcomes.js';
import { decisionLife, sessionLife } from '../committee.lives.js';
import { CommitteeIssuer } from '../issuer.js';

const EVENT: Record<Outcome, LaterEvent> = {
  selected: 'select',
  partially_selected: 'select_partially',
  reserve: 'put_on_reserve',
  deferred: 'defer',
  rejected: 'reject',
};

/** The minutes are complete: decisions become final, applications are moved by theirs, letters are drafted. Nobody is told yet. */
@Injectable()
export class Finalise {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly applications: Applications,
    private readonly delays: Delays,
    private readonly issuer: CommitteeIssuer,
  ) {}

  async execute(em: Em, session: CommitteeSession): Promise<void> {
    const now = await this.tx.now(em);
    const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
    const decisions = await em.find(CommitteeDecision, { where: { sessionId: session.id }, order: { id: 'ASC' } });
    const series = await this.issuer.series(em, committee, LETTERS);
    for (const decision of decisions) {
      await this.makeFinal(em, decision, now);
      await this.draftLetter(em, decision, now, committee, series);
    }
    await this.lifecycle.move(em, SYSTEM, sessionLife, session, 'complete_minutes', { signedAt: now });
  }

  private async makeFinal(em: Em, decision: CommitteeDecision, now: Date): Promise<void> {
    await this.lifecycle.move(em, SYSTEM, decisionLife, decision, 'finalise', { decidedAt: now });
    await this.applications.advance(em, SYSTEM, decision.applicationId, EVENT[decision.outcome]);
    if (decision.outcome === 'deferred') await em.update(SessionFile, { id: decision.fileId }, { live: false });
  }

  private async draftLetter(
    em: Em,
    decision: CommitteeDecision,
    now: Date,
    { institutionId, appealDays }: Committee,
    series: NumberSeries,
  ): Promise<void> {
    const issuedOn = dayOfInstant(now);
    const letter = {
      id: newId(),
      decisionId: decision.id,
      applicationId: decision.applicationId,
      associationId: decision.associationId,
      regionCode: decision.regionCode,
      number: await nextNumber(em, series, now),
      code: newVerificationCode(),
      state: letterMachine.initial,
      issuedOn,
      // Until it is sent: the delay runs from the day on which the association is told.
      appealDays,
      appealUntil: await this.delays.lastDay(em, institutionId, issuedOn, appealDays),
    };
    await em.insert(DecisionLetter, letter);
    await this.trail.record(em, SYSTEM, {
      subject: 'letter',
      subjectId: letter.id,
      event: 'draft',
      to: letter.state,
      detail: { number: letter.number },
    });
  }
}
