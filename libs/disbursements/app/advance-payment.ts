import { Injectable } from '@nestjs/common';
import { requireAccess, SYSTEM, Tx, type Actor, type Em } from '#platform';
import type { PaymentOrder } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import type { PaymentOrderState } from '../domain/payment-order.machine.js';
import { PaymentOrders } from './payment-orders.js';

export interface OrderReceipt {
  id: string;
  number: string;
  state: PaymentOrderState;
}

const receiptOf = ({ id, number, state }: PaymentOrder): OrderReceipt => ({ id, number, state });

/**
 * The second and the third person of an order, and its cancellation or reversal. Nobody acts twice on one order.
 * @throws NOT_FOUND · FORBIDDEN · WRONG_STATE, and as each method says
 */
@Injectable()
export class AdvancePayment {
  constructor(
    private readonly tx: Tx,
    private readonly orders: PaymentOrders,
  ) {}

  verify(actor: Actor, id: string, key: string): Promise<OrderReceipt> {
    return this.tx.run(
      async (em) => {
        const order = await this.orders.lock(em, id);
        requireAccess(actor, 'payment_order.verify', { ...scopeOf(order), excludedPersonIds: [order.preparedBy] });
        await this.orders.move(em, actor, order, 'verify', { verifiedBy: actor.personId });
        return receiptOf(order);
      },
      { idempotency: keyOf(actor, 'verify', id, key) },
    );
  }

  /** An order to an account that changed meanwhile is void, and stays void. @throws STEP_UP_REQUIRED · RIB_CHANGED */
  async authorise(actor: Actor, id: string, key: string): Promise<OrderReceipt> {
    const receipt = await this.tx.run((em) => this.authoriseOrVoid(em, actor, id), { idempotency: keyOf(actor, 'authorise', id, key) });
    if (receipt.state === 'cancelled') throw disbursementErrors.RIB_CHANGED({ numbers: receipt.number });
    return receipt;
  }

  cancel(actor: Actor, id: string, reason: string): Promise<OrderReceipt> {
    return this.tx.run(async (em) => {
      const order = await this.orders.lock(em, id);
      requireAccess(actor, 'payment_order.cancel', scopeOf(order));
      await this.orders.move(em, actor, order, 'cancel', { reason });
      return receiptOf(order);
    });
  }

  /** The money is coming back by another way than the bank's return. @throws STEP_UP_REQUIRED */
  reverse(actor: Actor, id: string, reason: string, key: string): Promise<OrderReceipt> {
    return this.tx.run(
      async (em) => {
        const order = await this.orders.lock(em, id);
        requireAccess(actor, 'payment_order.reverse', scopeOf(order));
        await this.orders.move(em, actor, order, 'reverse', { reason });
        return receiptOf(order);
      },
      { idempotency: keyOf(actor, 'reverse', id, key) },
    );
  }

  private async authoriseOrVoid(em: Em, actor: Actor, id: string): Promise<OrderReceipt> {
    const order = await this.orders.lock(em, id);
    requireAccess(actor, 'payment_order.authorise', { ...scopeOf(order), excludedPersonIds: [order.preparedBy, order.verifiedBy] });
    if (order.state === 'verified' && !(await this.orders.accountIsUnchanged(em, order))) {
      await this.orders.move(em, SYSTEM, order, 'void', { reason: 'RIB_CHANGED' });
    } else {
      await this.orders.move(em, actor, order, 'authorise', { authorisedBy: actor.personId });
    }
    return receiptOf(order);
  }
}

const scopeOf = ({ regionCode, associationId }: PaymentOrder) => ({ regionCode, associationId });

const keyOf = (actor: Actor, event: string, id: string, key: string) => ({
  key,
  personId: actor.personId!,
  operation: `payment_order.${event}`,
  input: { id },
});
