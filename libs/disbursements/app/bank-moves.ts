import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { Outbox, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { RecoveryOrder, type PaymentOrder } from '../data/payment-order.entity.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { PaymentExecuted, RecoverySettled } from './disbursement.events.js';
import { Ledger } from './ledger.js';
import { PaymentOrders } from './payment-orders.js';

/** What of a movement of the bank changes an order or a recovery. */
export interface BankFact {
  bookedOn: string | null;
  bankReference: string | null;
  reason: string | null;
}

/** What the bank did to an order, once it is known which: read from a statement, or matched by two persons. */
@Injectable()
export class BankMoves {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly ledger: Ledger,
    private readonly orders: PaymentOrders,
  ) {}

  /** @throws WRONG_STATE */
  async execute(em: Em, order: PaymentOrder, { bookedOn }: BankFact): Promise<void> {
    const executedOn = bookedOn ?? (await this.today(em));
    await this.orders.move(em, SYSTEM, order, 'execute', { executedOn });
    await this.outbox.publish(em, PaymentExecuted, {
      paymentOrderId: order.id,
      conventionId: order.conventionId,
      trancheRank: order.trancheRank,
    });
  }

  /** @throws WRONG_STATE */
  async reject(em: Em, order: PaymentOrder, { reason }: BankFact): Promise<void> {
    await this.orders.move(em, SYSTEM, order, 'reject', { reason });
  }

  /** The money is on our account again: the receivable it settles, if one was made, ends with it. @throws WRONG_STATE */
  async giveBack(em: Em, order: PaymentOrder, fact: BankFact): Promise<void> {
    const receivable = await em.findOne(RecoveryOrder, {
      where: { paymentOrderId: order.id, state: 'issued' },
      lock: { mode: 'pessimistic_write' },
    });
    if (receivable) await this.settle(em, SYSTEM, receivable, fact);
    // One claimed beyond its convention was reversed before: it has no further move, only its claim ends.
    if (receivable && !paymentOrderMachine.can(order.state, 'give_back')) return;
    await this.orders.move(em, SYSTEM, order, 'give_back', { reason: fact.reason ?? order.reason });
  }

  /** A recovery is paid. A receivable undoes its payment as a whole; what a project gave back stays written as recovered. */
  async settle(em: Em, actor: Actor, order: RecoveryOrder, { bookedOn, bankReference }: BankFact): Promise<void> {
    const state = recoveryOrderMachine.next(order.state, 'settle');
    const receipt = { settledOn: bookedOn ?? (await this.today(em)), reference: bankReference };
    await em.update(RecoveryOrder, { id: order.id }, { ...receipt, state });
    if (order.paymentOrderId) await this.ledger.reverse(em, order.id);
    else
      await this.ledger.post(em, 'settle', { conventionId: order.conventionId, amountCentimes: order.amountCentimes, sourceId: order.id });
    await this.trail.record(em, actor, {
      subject: 'recovery_order',
      subjectId: order.id,
      event: 'settle',
      from: order.state,
      to: state,
      detail: receipt,
    });
    await this.outbox.publish(em, RecoverySettled, { recoveryOrderId: order.id, conventionId: order.conventionId });
  }

  private async today(em: Em): Promise<string> {
    return dayOfInstant(await this.tx.now(em));
  }
}
