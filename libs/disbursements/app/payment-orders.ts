import { Injectable } from '@nestjs/common';
import { Outbox, platformErrors, Trail, type Actor, type Em } from '#platform';
import { Associations } from '#associations';
import { PaymentOrder } from '../data/payment-order.entity.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { PaymentOrderMoved } from './disbursement.events.js';
import { Ledger } from './ledger.js';

type OrderEvent = (typeof paymentOrderMachine.events)[number];
type Change = Partial<Pick<PaymentOrder, 'verifiedBy' | 'authorisedBy' | 'batchId' | 'executedOn' | 'reason'>>;

/** The moves of a payment order, each with its audit row and its line in the ledger. */
@Injectable()
export class PaymentOrders {
  constructor(
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly ledger: Ledger,
    private readonly associations: Associations,
  ) {}

  /** @throws NOT_FOUND */
  async lock(em: Em, id: string): Promise<PaymentOrder> {
    const order = await em.findOne(PaymentOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!order) throw platformErrors.NOT_FOUND();
    return order;
  }

  /** Moves the order; the caller has locked it and decided access. @throws WRONG_STATE */
  async move(em: Em, actor: Actor, order: PaymentOrder, event: OrderEvent, change: Change = {}): Promise<void> {
    const from = order.state;
    const to = paymentOrderMachine.next(from, event);
    await em.update(PaymentOrder, { id: order.id }, { ...change, state: to });
    Object.assign(order, change, { state: to });
    await this.followInLedger(em, order, event);
    const { reason, ...detail } = change;
    await this.trail.record(em, actor, { subject: 'payment_order', subjectId: order.id, event, from, to, reason, detail });
    await this.outbox.publish(em, PaymentOrderMoved, { paymentOrderId: order.id, state: to });
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
