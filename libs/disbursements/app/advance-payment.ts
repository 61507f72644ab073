import { Injectable } from '@nestjs/common';
import { AuthorisationLevels } from '#institution';
import type { DomainError } from '#kernel';
import { requireAccess, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import type { PaymentOrder } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import { paymentOrderMachine, type PaymentOrderState } from '../domain/payment-order.machine.js';
import { scopeOf } from '../domain/subject-of.js';
import { MoneySubjects } from './money-subjects.js';
import { PayableNow } from './payable-now.js';
import { PaymentOrders } from './payment-orders.js';

export interface OrderReceipt {
  id: string;
  number: string;
  state: PaymentOrderState;
}

const receiptOf = ({ id, number, state }: PaymentOrder): OrderReceipt => ({ id, number, state });

/**
 * The second and the third person of an order, and its cancellation. Nobody acts twice on one order.
 * @throws NOT_FOUND · FORBIDDEN · WRONG_STATE, and as each method says
 */
@Injectable()
export class AdvancePayment {
  constructor(
    private readonly tx: Tx,
    private readonly orders: PaymentOrders,
    private readonly payable: PayableNow,
    private readonly trail: Trail,
    private readonly subjects: MoneySubjects,
    private readonly levels: AuthorisationLevels,
  ) {}

  /** @throws RIB_CHANGED · PAYMENT_BLOCKED */
  verify(actor: Actor, id: string, key: string): Promise<OrderReceipt> {
    return this.once(actor, 'verify', id, key, (em) => this.verifyIn(em, actor, id));
  }

  /** The same within a transaction of the caller, who says RIB_CHANGED once it stands that the order is void. @throws PAYMENT_BLOCKED */
  verifyIn(em: Em, actor: Actor, id: string): Promise<OrderReceipt> {
    return this.advance(em, actor, id, 'verify', { verifiedBy: actor.personId });
  }

  /** @throws STEP_UP_REQUIRED · HIGHER_LEVEL_NEEDED · RIB_CHANGED · PAYMENT_BLOCKED · NO_PAYING_ACCOUNT · PAYING_ACCOUNT_ENDED */
  authorise(actor: Actor, id: string, key: string): Promise<OrderReceipt> {
    return this.once(actor, 'authorise', id, key, (em) => this.advance(em, actor, id, 'authorise', { authorisedBy: actor.personId }));
  }

  cancel(actor: Actor, id: string, reason: string): Promise<OrderReceipt> {
    return this.tx.run(async (em) => {
      const order = await this.orders.lock(em, id);
      requireAccess(actor, 'payment_order.cancel', scopeOf(order));
      await this.orders.move(em, actor, order, 'cancel', { reason });
      return receiptOf(order);
    });
  }

  private async once(actor: Actor, event: string, id: string, key: string, work: (em: Em) => Promise<OrderReceipt>): Promise<OrderReceipt> {
    const receipt = await this.tx.run(work, { idempotency: keyOf(actor, event, id, key) });
    const refusal = refusalOf(receipt);
    if (refusal) throw refusal;
    return receipt;
  }

  /** An order to an account that changed meanwhile is void, and stays void; one that may not be paid now waits as it is. */
  private async advance(
    em: Em,
    actor: Actor,
    id: string,
    event: 'verify' | 'authorise',
    change: { verifiedBy: string | null } | { authorisedBy: string | null },
  ): Promise<OrderReceipt> {
    const order = await this.orders.lock(em, id);
    const earlier = [
      ...(event === 'verify' ? [order.preparedBy] : [order.preparedBy, order.verifiedBy]),
      ...(await this.trail.actedFor(em, 'payment_order', id)),
    ];
    const subject = await this.subjects.of(em, order);
    requireAccess(actor, `payment_order.${event}`, { ...subject, excludedPersonIds: earlier });
    paymentOrderMachine.require(order.state, event);
    if (event === 'authorise') await this.levels.require(em, actor, subject.institutionId, 'payment', order.amountCentimes);
    if (!(await this.orders.accountIsUnchanged(em, order))) {
      await this.orders.move(em, SYSTEM, order, 'void', { reason: 'RIB_CHANGED' });
      return receiptOf(order);
    }
    await this.payable.require(em, [order]);
    // Whoever authorises answers for the account too: it is no other when the order goes to the bank.
    const account = event === 'authorise' ? { payingAccountId: (await this.subjects.account(em, order)).id } : {};
    await this.orders.move(em, actor, order, event, { ...change, ...account });
    return receiptOf(order);
  }
}

/** An order that became void was not advanced. */
export const refusalOf = ({ state, number }: OrderReceipt): DomainError | null =>
  state === 'cancelled' ? disbursementErrors.RIB_CHANGED({ numbers: number }) : null;

const keyOf = (actor: Actor, event: string, id: string, key: string) => ({
  key,
  personId: actor.personId!,
  operation: `payment_order.${event}`,
  input: { id },
});
