import { Injectable } from '@nestjs/common';
import { newId, nextNumber, Outbox, Trail, Tx, type Actor, type Em } from '#platform';
import { RecoveryOrder } from '../data/payment-order.entity.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { RECOVERIES } from '../domain/numbers.js';
import { RecoveryIssued } from './disbursement.events.js';
import { Ledger } from './ledger.js';

export interface RecoveryToIssue {
  conventionId: string;
  associationId: string;
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
  ) {}

  /** Writes the order, its line in the ledger, and tells the association. Returns its id. The caller has locked the convention. */
  async issue(
    em: Em,
    actor: Actor,
    { conventionId, associationId, regionCode, amountCentimes, reason, paymentOrderId }: RecoveryToIssue,
  ): Promise<string> {
    const id = newId();
    const number = await nextNumber(em, RECOVERIES, await this.tx.now(em));
    const state = recoveryOrderMachine.initial;
    await em.insert(RecoveryOrder, { id, number, conventionId, associationId, regionCode, amountCentimes, reason, paymentOrderId, state });
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
}
