import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EventOf } from '#kernel';
import { Lifecycle, platformErrors, type Actor, type Em } from '#platform';
import { Associations } from '#associations';
import { Conventions } from '#conventions';
import { PaymentOrder } from '../data/payment-order.entity.js';
import type { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { paymentOrderLife } from './disbursement.lives.js';
import { Ledger } from './ledger.js';

type OrderEvent = EventOf<typeof paymentOrderMachine>;
type Change = Partial<Pick<PaymentOrder, 'verifiedBy' | 'authorisedBy' | 'payingAccountId' | 'batchId' | 'executedOn' | 'reason'>>;

/** The moves of a payment order, each with its audit row and its line in the ledger. */
@Injectable()
export class PaymentOrders {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly ledger: Ledger,
    private readonly associations: Associations,
    private readonly conventions: Conventions,
  ) {}

  /** Locks an order and its convention. @throws NOT_FOUND */
  async lock(em: Em, id: string): Promise<PaymentOrder> {
    const [order] = await this.lockAll(em, [id]);
    return order!;
  }

  /**
   * Locks orders and their conventions: nobody ends a convention between what was asked of it and the step. Conventions come
   * first and each kind in the order of its identifiers, as everywhere, so that two acts never wait for each other.
   * @throws NOT_FOUND
   */
  async lockAll(em: Em, ids: readonly string[]): Promise<PaymentOrder[]> {
    const wanted = [...new Set(ids)];
    const rows = await em.find(PaymentOrder, { where: { id: In(wanted) }, select: { id: true, conventionId: true } });
    if (rows.length !== wanted.length) throw platformErrors.NOT_FOUND();
    for (const conventionId of [...new Set(rows.map((row) => row.conventionId))].sort()) await this.conventions.lock(em, conventionId);
    return em.find(PaymentOrder, { where: { id: In(wanted) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** Moves the order; the caller has locked it and decided access. @throws WRONG_STATE */
  async move(em: Em, actor: Actor, order: PaymentOrder, event: OrderEvent, change: Change = {}): Promise<void> {
    const { reason, ...detail } = change;
    await this.lifecycle.move(em, actor, paymentOrderLife, order, event, change, { reason, detail });
    await this.followInLedger(em, order, event);
  }

  /** The account that was verified when the order was prepared is still the one to pay. */
  async accountIsUnchanged(em: Em, order: PaymentOrder): Promise<boolean> {
    const account = await this.associations.payableAccount(em, order.associationId);
    return account?.rib === order.rib;
  }

  private async followInLedger(em: Em, order: PaymentOrder, event: OrderEvent): Promise<void> {
    const movement = { conventionId: order.conventionId, amountCentimes: order.amountCentimes, sourceId: order.id };
    if (event === 'execute') await this.ledger.post(em, 'pay', movement);
    if (order.state === 'cancelled' || order.state === 'rejected' || order.state === 'reversed') await this.ledger.reverse(em, order.id);
  }
}
