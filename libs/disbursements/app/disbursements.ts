import { Injectable } from '@nestjs/common';
import { dayOfInstant, formatCentimes } from '#kernel';
import { newId, nextNumber, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { Conventions } from '#conventions';
import { PaymentOrder } from '../data/payment-order.entity.js';
import { moneyOf, writeReportFact, type ConventionMoney } from '../data/money.queries.js';
import { disbursementErrors } from '../domain/errors.js';
import { ORDERS } from '../domain/numbers.js';
import { Ledger } from './ledger.js';
import { MoneySubjects } from './money-subjects.js';
import { Recoveries } from './recoveries.js';

/** What later stages may ask of disbursements. */
@Injectable()
export class Disbursements {
  constructor(
    private readonly conventions: Conventions,
    private readonly ledger: Ledger,
    private readonly trail: Trail,
    private readonly recoveries: Recoveries,
    private readonly tx: Tx,
    private readonly subjects: MoneySubjects,
  ) {}

  /** Ordered (paid or under way), paid and recovered, for every convention asked; zeros where nothing moved. */
  moneyOf(em: Em, conventionIds: readonly string[]): Promise<Map<string, ConventionMoney>> {
    return moneyOf(em, conventionIds);
  }

  /** The ranks of the tranches that the bank has paid. */
  async paidRanks(em: Em, conventionId: string): Promise<number[]> {
    const rows = await em.find(PaymentOrder, { where: { conventionId, state: 'executed' }, order: { trancheRank: 'ASC' } });
    return rows.map((row) => row.trancheRank);
  }

  /** When the bank paid a tranche and how much; null while it has not. */
  async payment(
    em: Em,
    paymentOrderId: string,
  ): Promise<{ conventionId: string; trancheRank: number; amountCentimes: number; executedOn: string } | null> {
    const order = await rowBy(em, PaymentOrder, { id: paymentOrderId, state: 'executed' });
    if (!order?.executedOn) return null;
    const { conventionId, trancheRank, amountCentimes, executedOn } = order;
    return { conventionId, trancheRank, amountCentimes, executedOn };
  }

  /** Monitoring tells that the report on a tranche was accepted and how much of it was spent; later tranches may become payable. */
  async reportAccepted(em: Em, actor: Actor, report: { conventionId: string; trancheRank: number; spentCentimes: number }): Promise<void> {
    await writeReportFact(em, report);
    await this.trail.record(em, actor, { subject: 'convention', subjectId: report.conventionId, event: 'report_accepted', detail: report });
  }

  /** Closing found money to give back: issues the recovery order. Returns its id. @throws RECOVERY_ABOVE_PAID */
  async orderRecovery(em: Em, actor: Actor, recovery: { conventionId: string; amountCentimes: number; reason: string }): Promise<string> {
    const convention = await this.conventions.lock(em, recovery.conventionId);
    const money = (await this.moneyOf(em, [convention.id])).get(convention.id)!;
    if (recovery.amountCentimes > money.paidCentimes - money.recoveredCentimes) {
      throw disbursementErrors.RECOVERY_ABOVE_PAID({ paid: formatCentimes(money.paidCentimes) });
    }
    return this.recoveries.issue(em, actor, {
      conventionId: convention.id,
      associationId: convention.associationId,
      programmeId: convention.programmeId,
      regionCode: convention.regionCode,
      amountCentimes: recovery.amountCentimes,
      reason: recovery.reason,
      paymentOrderId: null,
    });
  }

  /** A payment of the past, made outside the program: for imports. */
  async importPast(em: Em, actor: Actor, past: { conventionId: string; amountCentimes: number; paidOn: string }): Promise<void> {
    const convention = await this.conventions.lock(em, past.conventionId);
    const money = (await this.moneyOf(em, [convention.id])).get(convention.id)!;
    const available = convention.amountCentimes - money.orderedCentimes;
    if (past.amountCentimes > available) throw disbursementErrors.CONVENTION_EXCEEDED({ available: formatCentimes(available) });
    const id = newId();
    const number = await nextNumber(em, await this.subjects.series(em, convention, ORDERS), new Date(`${past.paidOn}T12:00:00Z`));
    await em.insert(PaymentOrder, {
      id,
      number,
      conventionId: convention.id,
      trancheRank: (await this.paidRanks(em, convention.id)).length + 1,
      associationId: convention.associationId,
      regionCode: convention.regionCode,
      amountCentimes: past.amountCentimes,
      state: 'executed',
      rib: '',
      holder: '',
      executedOn: past.paidOn,
      imported: true,
    });
    await this.ledger.commit(em, convention);
    const movement = { conventionId: convention.id, amountCentimes: past.amountCentimes, sourceId: id };
    await this.ledger.post(em, 'order', movement);
    await this.ledger.post(em, 'pay', movement);
    await this.trail.record(em, actor, {
      subject: 'payment_order',
      subjectId: id,
      event: 'import',
      to: 'executed',
      detail: { ...past, number },
    });
  }

  /** The promise of a convention that took effect, in the ledger. Does nothing when it is there. */
  async commit(em: Em, conventionId: string): Promise<void> {
    const convention = await this.conventions.lock(em, conventionId);
    await this.ledger.commit(em, convention);
  }

  /** Today on the wall, by the clock of the database. */
  async today(em: Em): Promise<string> {
    return dayOfInstant(await this.tx.now(em));
  }
}
