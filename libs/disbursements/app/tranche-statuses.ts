import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { dayOfInstant } from '#kernel';
import { Tx, type Em } from '#platform';
import { Associations, type Hindrance } from '#associations';
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
    return (await this.ofMany(em, [convention])).get(convention.id)!;
  }

  /** The same of many conventions, in as many questions as for one. */
  async ofMany(em: Em, conventions: readonly ConventionFacts[]): Promise<Map<string, TrancheStatus[]>> {
    const now = await this.tx.now(em);
    const ids = conventions.map(({ id }) => id);
    const associationIds = [...new Set(conventions.map(({ associationId }) => associationId))];
    const tranches = await this.conventions.tranchesOf(em, ids);
    const hindrances = await this.associations.paymentHindrancesOf(em, associationIds, now);
    const accounts = await this.associations.payableAccounts(em, associationIds);
    const orders = groupedBy(await em.findBy(PaymentOrder, { conventionId: In(ids), state: In([...LIVE_STATES]) }));
    const holds = await this.heldByBank(em, ids);
    const owed = await this.receivables(em, ids);
    const reports = groupedBy(await em.findBy(ReportFact, { conventionId: In(ids) }));
    const today = dayOfInstant(now);
    return new Map(
      conventions.map((convention) => {
        const account = accounts.get(convention.associationId);
        const facts: ConventionToPay = {
          orders: orders.get(convention.id) ?? [],
          reports: reports.get(convention.id) ?? [],
          hindrances: hindrances.get(convention.associationId)!(convention.institutionId),
          unreadableHolder: account && !isLatinText(account.holder) ? account.holder : null,
          conventionInForce: this.conventions.mayPay(convention),
          holds,
          owed,
          today,
        };
        return [convention.id, statusesOf(tranches.get(convention.id) ?? [], facts)];
      }),
    );
  }

  /** Tranches whose money the bank took, by its own entries, for an order that does not stand as paid, and has not given back. */
  private async heldByBank(em: Em, conventionIds: string[]): Promise<Set<string | null>> {
    const orders = await em.findBy(PaymentOrder, { conventionId: In(conventionIds), imported: false, state: Not(In([...PAID_STATES])) });
    const net = await bookedNet(
      em,
      orders.map(({ id }) => id),
    );
    return new Set(orders.filter(({ id }) => (net.get(id) ?? 0) > 0).map(({ trancheId }) => trancheId));
  }

  /** By tranche: what is still owed of a payment that was reversed. */
  private async receivables(em: Em, conventionIds: string[]): Promise<Map<string, 'awaited' | 'given_up'>> {
    const open = await em.findBy(RecoveryOrder, {
      conventionId: In(conventionIds),
      paymentOrderId: Not(IsNull()),
      state: In(['issued', 'cancelled']),
    });
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

/** What is known of a convention and of its association when its tranches are judged. */
interface ConventionToPay {
  orders: readonly PaymentOrder[];
  reports: readonly ReportFact[];
  hindrances: Hindrance[];
  /** The holder of the account, when the bank could not read it. */
  unreadableHolder: string | null;
  conventionInForce: boolean;
  holds: ReadonlySet<string | null>;
  owed: ReadonlyMap<string, 'awaited' | 'given_up'>;
  today: string;
}

function statusesOf(tranches: readonly TrancheFacts[], facts: ConventionToPay): TrancheStatus[] {
  const { orders, reports, holds, owed, ...ofConvention } = facts;
  const orderOf = (tranche: TrancheFacts) => orders.find((order) => order.trancheId === tranche.id) ?? null;
  return tranches.map((tranche, index) => {
    const before = tranches[index - 1];
    const order = orderOf(tranche);
    const { status, blockers } = trancheStatus({
      ...tranche,
      ...ofConvention,
      order: order && phaseOf(order.state),
      owed: owed.get(tranche.id) ?? null,
      bankHoldsMoney: holds.has(tranche.id),
      previous: before
        ? {
            paid: orderOf(before)?.state === 'executed',
            amountCentimes: before.amountCentimes,
            report: reports.find((report) => report.trancheRank === before.rank) ?? null,
          }
        : null,
    });
    return { tranche, status, blockers, order };
  });
}

function groupedBy<Row extends { conventionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.conventionId, [...(groups.get(row.conventionId) ?? []), row]);
  return groups;
}
