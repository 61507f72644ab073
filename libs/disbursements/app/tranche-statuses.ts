import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dayOfInstant } from '#kernel';
import { Tx, type Em } from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts, type TrancheFacts } from '#conventions';
import { PaymentOrder, ReportFact } from '../data/payment-order.entity.js';
import { LIVE_STATES, phaseOf } from '../domain/payment-order.machine.js';
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
    const orders = await em.findBy(PaymentOrder, { conventionId: convention.id, state: In([...LIVE_STATES]) });
    const reports = await em.findBy(ReportFact, { conventionId: convention.id });
    const orderOf = (tranche: TrancheFacts) => orders.find((order) => order.trancheId === tranche.id) ?? null;

    return tranches.map((tranche, index) => {
      const before = tranches[index - 1];
      const order = orderOf(tranche);
      const { status, blockers } = trancheStatus({
        ...tranche,
        order: order && phaseOf(order.state),
        conventionInForce: this.conventions.mayPay(convention),
        hindrances,
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
}
