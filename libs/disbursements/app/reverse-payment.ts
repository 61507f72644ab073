import { Injectable } from '@nestjs/common';
import {
  found,
  Proposals,
  requireAccess,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Associations } from '#associations';
import { PaymentOrder } from '../data/payment-order.entity.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { aboutMoney, reversePayment, type Proposed } from './disbursement.proposals.js';
import { MoneySubjects } from './money-subjects.js';
import { PaymentOrders } from './payment-orders.js';
import { Recoveries } from './recoveries.js';

interface Payload {
  paymentOrderId: string;
}

/**
 * A payment that should not have been made, and that the bank executed: two persons reverse it, and it is owed back until the
 * bank shows the money. Its tranche is not paid again before.
 */
@Injectable()
export class ReversePayment implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly orders: PaymentOrders,
    private readonly recoveries: Recoveries,
    private readonly associations: Associations,
    private readonly subjects: MoneySubjects,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · PROPOSAL_WAITING */
  propose(actor: Actor, id: string, reason: string): Promise<Proposed> {
    return this.tx.run(async (em) => {
      const order = await this.orders.lock(em, id);
      requireAccess(actor, 'payment_order.reverse', await this.subjects.of(em, order));
      paymentOrderMachine.require(order.state, 'reverse');
      const proposal = await this.proposals.propose(em, actor, reversePayment, { paymentOrderId: id }, reason);
      return { proposalId: proposal.id };
    });
  }

  async facts(em: Em, { paymentOrderId }: Payload): Promise<ProposalFacts> {
    const order = await found(em, PaymentOrder, paymentOrderId);
    const { number } = order;
    const act = {
      fr: `Annuler le paiement ${number}, exécuté par la banque, et demander le retour des fonds`,
      ar: `إلغاء الأداء \u2066${number}\u2069 المنفذ من طرف البنك والمطالبة بإرجاع المبلغ`,
      en: `Reverse the payment ${number}, executed by the bank, and ask for the money back`,
    };
    return {
      about: aboutMoney(act, order.amountCentimes, (await this.associations.facts(em, order.associationId)).name),
      subjectId: order.id,
      scope: await this.subjects.of(em, order),
      href: `/app/disbursements/orders/${order.id}`,
    };
  }

  /** @throws WRONG_STATE when the bank brought it back meanwhile */
  async carryOut(em: Em, actor: Actor, { paymentOrderId }: Payload, { reason }: Proposal): Promise<void> {
    const order = await this.orders.lock(em, paymentOrderId);
    await this.orders.move(em, actor, order, 'reverse', { reason });
    await this.recoveries.issue(em, actor, { ...order, paymentOrderId, reason });
  }
}
