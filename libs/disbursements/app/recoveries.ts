import { Injectable } from '@nestjs/common';
import { Delays, Parameters } from '#institution';
import { Deadlines } from '#notifications';
import { newId, nextNumber, Outbox, Trail, Tx, type Actor, type Em } from '#platform';
import { RecoveryOrder } from '../data/payment-order.entity.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { RECOVERIES } from '../domain/numbers.js';
import { disbursementDelays } from './disbursement.parameters.js';
import { RECOVERY_DUE } from './recovery.deadlines.js';
import { RecoveryIssued } from './disbursement.events.js';
import { Ledger } from './ledger.js';
import { MoneySubjects } from './money-subjects.js';

export interface RecoveryToIssue {
  conventionId: string;
  associationId: string;
  programmeId: string;
  regionCode: string;
  amountCentimes: number;
  reason: string;
  /** The reversed payment whose money is awaited; null for what a project did not spend. */
  paymentOrderId: string | null;
}

/** Orders to give money back, as they come into being. */
@Injectable()
export class Recoveries {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly subjects: MoneySubjects,
    private readonly parameters: Parameters,
    private readonly delays: Delays,
  ) {}

  /** Writes the order, its line in the ledger, and tells the association. Returns its id. The caller has locked the convention. */
  async issue(em: Em, actor: Actor, recovery: RecoveryToIssue): Promise<string> {
    const { conventionId, associationId, regionCode, amountCentimes, reason, paymentOrderId } = recovery;
    const id = newId();
    const now = await this.tx.now(em);
    const number = await nextNumber(em, await this.subjects.series(em, recovery, RECOVERIES), now);
    const state = recoveryOrderMachine.initial;
    const dueAt = await this.dueAt(em, recovery, now);
    const order = { id, number, conventionId, associationId, regionCode, amountCentimes, reason, paymentOrderId, state, dueAt };
    await em.insert(RecoveryOrder, order);
    await this.deadlines.set(em, RECOVERY_DUE, id, dueAt);
    await this.ledger.post(em, 'recover', { conventionId, amountCentimes, sourceId: id });
    await this.trail.record(em, actor, {
      subject: 'recovery_order',
      subjectId: id,
      event: 'issue',
      to: state,
      reason,
      detail: { number, amountCentimes, conventionId, paymentOrderId },
    });
    await this.outbox.publish(em, RecoveryIssued, { recoveryOrderId: id, conventionId });
    return id;
  }

  /** The institution that pays says how long there is, on its own calendar. */
  private async dueAt(em: Em, recovery: RecoveryToIssue, from: Date): Promise<Date> {
    const { institutionId } = await this.subjects.of(em, recovery);
    const { recoveryDays } = (await this.parameters.at(em, disbursementDelays, institutionId)).value;
    return this.delays.end(em, institutionId, from, recoveryDays);
  }
}
