import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { Lifecycle, Outbox, SYSTEM, Tx, type Actor, type Em } from '#platform';
import type { PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { PaymentExecuted } from './disbursement.events.js';
import { recoveryOrderLife } from './disbursement.lives.js';
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
    private readonly lifecycle: Lifecycle,
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
    const receivable = await this.lifecycle.lockIfAny(em, recoveryOrderLife, { paymentOrderId: order.id, state: 'issued' });
    if (receivable) await this.settle(em, SYSTEM, receivable, fact);
    // One claimed beyond its convention was reversed before: it has no further move, only its claim ends.
    if (receivable && !paymentOrderMachine.can(order.state, 'give_back')) return;
    await this.orders.move(em, SYSTEM, order, 'give_back', { reason: fact.reason ?? order.reason });
  }

  /** A recovery is paid. A receivable undoes its payment as a whole; what a project gave back stays written as recovered. */
  async settle(em: Em, actor: Actor, order: RecoveryOrder, { bookedOn, bankReference }: BankFact): Promise<void> {
    const receipt = { settledOn: bookedOn ?? (await this.today(em)), reference: bankReference };
    await this.lifecycle.move(em, actor, recoveryOrderLife, order, 'settle', receipt, { detail: receipt });
    if (order.paymentOrderId) await this.ledger.reverse(em, order.id);
    else
      await this.ledger.post(em, 'settle', { conventionId: order.conventionId, amountCentimes: order.amountCentimes, sourceId: order.id });
  }

  private async today(em: Em): Promise<string> {
    return dayOfInstant(await this.tx.now(em));
  }
}
