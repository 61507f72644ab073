import { Injectable } from '@nestjs/common';
import { formatCentimes, type Language } from '#kernel';
import { newId, nextNumber, Outbox, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts } from '#conventions';
import { PaymentOrder } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import type { Blocker } from '../domain/tranche-status.js';
import { ORDERS } from '../domain/numbers.js';
import { PaymentOrderMoved } from './disbursement.events.js';
import { Disbursements } from './disbursements.js';
import { Ledger } from './ledger.js';
import { MoneySubjects } from './money-subjects.js';
import { TrancheStatuses, type TrancheStatus } from './tranche-statuses.js';

/**
 * Prepares the order to pay a tranche, to the account verified today. The convention's row is locked meanwhile: orders of
 * one convention are prepared one after the other, and their sum stays under it.
 * @throws NOT_FOUND · ORDER_EXISTS · TRANCHE_BLOCKED · CONVENTION_EXCEEDED
 */
@Injectable()
export class PreparePayment {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly ledger: Ledger,
    private readonly statuses: TrancheStatuses,
    private readonly disbursements: Disbursements,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly subjects: MoneySubjects,
  ) {}

  execute(actor: Actor, trancheId: string, key: string): Promise<{ id: string; number: string }> {
    const idempotency = { key, personId: actor.personId!, operation: 'payment_order.prepare', input: { trancheId } };
    return this.tx.run((em) => this.prepareIn(em, actor, trancheId), { idempotency });
  }

  /** The same within a transaction of the caller. */
  async prepareIn(em: Em, actor: Actor, trancheId: string): Promise<{ id: string; number: string }> {
    const { conventionId } = await this.conventions.tranche(em, trancheId);
    const convention = await this.conventions.lock(em, conventionId);
    requireAccess(actor, 'payment_order.prepare', convention);
    const status = (await this.statuses.of(em, convention)).find(({ tranche }) => tranche.id === trancheId)!;
    await this.guard(em, convention, status);

    const order = await this.insert(em, actor, convention, status);
    await this.ledger.commit(em, convention);
    await this.ledger.post(em, 'order', { conventionId, amountCentimes: order.amountCentimes, sourceId: order.id });
    await this.trail.record(em, actor, {
      subject: 'payment_order',
      subjectId: order.id,
      event: 'prepare',
      to: order.state,
      detail: { number: order.number, trancheId, amountCentimes: order.amountCentimes },
    });
    await this.outbox.publish(em, PaymentOrderMoved, { paymentOrderId: order.id, state: order.state });
    return { id: order.id, number: order.number };
  }

  private async guard(em: Em, convention: ConventionFacts, { status, blockers, order, tranche }: TrancheStatus): Promise<void> {
    if (order && status !== 'blocked') throw disbursementErrors.ORDER_EXISTS({ number: order.number });
    if (status !== 'payable') throw disbursementErrors.TRANCHE_BLOCKED(reasonsOf(blockers));
    const money = (await this.disbursements.moneyOf(em, [convention.id])).get(convention.id)!;
    const availableCentimes = convention.amountCentimes - money.orderedCentimes;
    if (tranche.amountCentimes > availableCentimes) {
      throw disbursementErrors.CONVENTION_EXCEEDED({ available: formatCentimes(availableCentimes), availableCentimes });
    }
  }

  private async insert(em: Em, actor: Actor, convention: ConventionFacts, { tranche }: TrancheStatus) {
    const account = await this.associations.payableAccount(em, convention.associationId);
    if (!account)
      throw disbursementErrors.TRANCHE_BLOCKED(
        reasonsOf(await this.associations.paymentHindrances(em, convention.associationId, await this.tx.now(em), convention.institutionId)),
      );
    const order = {
      id: newId(),
      number: await nextNumber(em, await this.subjects.series(em, convention, ORDERS), await this.tx.now(em)),
      conventionId: convention.id,
      trancheId: tranche.id,
      trancheRank: tranche.rank,
      associationId: convention.associationId,
      regionCode: convention.regionCode,
      amountCentimes: tranche.amountCentimes,
      state: paymentOrderMachine.initial,
      rib: account.rib,
      holder: account.holder,
      preparedBy: actor.personId,
    };
    await em.insert(PaymentOrder, order);
    return order;
  }
}

function reasonsOf(blockers: readonly Blocker[]): Record<string, unknown> {
  const inOne = (language: Language) => blockers.map(({ text }) => text[language]).join(' ');
  return { codes: blockers.map(({ code }) => code), reasonsFr: inOne('fr'), reasonsAr: inOne('ar'), reasonsEn: inOne('en') };
}
