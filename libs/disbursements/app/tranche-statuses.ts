import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { dayOfInstant } from '#kernel';
import { Tx, type Em } from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts, type TrancheFacts } from '#conventions';
import { bookedNet } from '../data/booked.js';
import { PaymentOrder, RecoveryOrder, ReportFact } from '../data/payment-order.entity.js';
import { isLatinText } from '../domain/bank/index.js';
import { LIVE_STATES, phaseOf, PAID_STATES } from '../domain/payment-order.machine.js';
import { trancheStatus, type Blocker, type TrancheStatusCode } from '../domain/tranche-status.js';

export interface TrancheStatus {
  tranche: TrancheFacts;
  status: TrancheStatusCode;
  blockers: Blocker[];
  order: PaymentOrder | null;
}

/** What may be paid today and what stands in the way, evaluated from the facts as they are, never stored. */
@Injectable()
export class TrancheStatuses {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
  ) {}

  async of(em: Em, convention: ConventionFacts): Promise<TrancheStatus[]> {
    const now = await this.tx.now(em);
    const tranches = await this.conventions.tranches(em, convention.id);
    const hindrances = await this.associations.paymentHindrances(em, convention.associationId, now);
    const account = await this.associations.payableAccount(em, convention.associationId);
    const unreadableHolder = account && !isLatinText(account.holder) ? account.holder : null;
    const orders = await em.findBy(PaymentOrder, { conventionId: convention.id, state: In([...LIVE_STATES]) });
    const holds = await this.heldByBank(em, convention.id);
    const receivables = await this.receivables(em, convention.id);
    const reports = await em.findBy(ReportFact, { conventionId: convention.id });
    const orderOf = (tranche: TrancheFacts) => orders.find((order) => order.trancheId === tranche.id) ?? null;

    return tranches.map((tranche, index) => {
      const before = tranches[index - 1];
      const order = orderOf(tranche);
      const { status, blockers } = trancheStatus({
        ...tranche,
        order: order && phaseOf(order.state),
        owed: receivables.get(tranche.id) ?? null,
        bankHoldsMoney: holds.has(tranche.id),
        conventionInForce: this.conventions.mayPay(convention),
        hindrances,
        unreadableHolder,
        previous: before
          ? {
              paid: orderOf(before)?.state === 'executed',
              amountCentimes: before.amountCentimes,
              report: reports.find((report) => report.trancheRank === before.rank) ?? null,
            }
          : null,
        today: dayOfInstant(now),
      });
      return { tranche, status, blockers, order };
    });
  }

  /** Tranches whose money the bank took, by its own entries, for an order that does not stand as paid, and has not given back. */
  private async heldByBank(em: Em, conventionId: string): Promise<Set<string | null>> {
    const orders = await em.findBy(PaymentOrder, { conventionId, imported: false, state: Not(In([...PAID_STATES])) });
    const net = await bookedNet(
      em,
      orders.map(({ id }) => id),
    );
    return new Set(orders.filter(({ id }) => (net.get(id) ?? 0) > 0).map(({ trancheId }) => trancheId));
  }

  /** By tranche: what is still owed of a payment that was reversed. */
  private async receivables(em: Em, conventionId: string): Promise<Map<string, 'awaited' | 'given_up'>> {
    const open = await em.findBy(RecoveryOrder, { conventionId, paymentOrderId: Not(IsNull()), state: In(['issued', 'cancelled']) });
    if (open.length === 0) return new Map();
    const orders = await em.findBy(PaymentOrder, { id: In(open.map((row) => row.paymentOrderId!)) });
    const owed = new Map<string, 'awaited' | 'given_up'>();
    for (const { paymentOrderId, state } of open) {
      const order = orders.find(({ id }) => id === paymentOrderId);
      if (!order?.trancheId) continue;
      if (state === 'issued') owed.set(order.trancheId, 'awaited');
      // Given up, and yet the bank may have brought it since: then the order says so.
      else if (order.state === 'recalled') owed.set(order.trancheId, 'given_up');
    }
    return owed;
  }
}
