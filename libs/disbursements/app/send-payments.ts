import { Injectable } from '@nestjs/common';
import { dayAfter, dayInWords, dayOfInstant, sumCentimes, type DomainError } from '#kernel';
import { Files, newId, nextNumber, Outbox, requireAccess, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { Conventions } from '#conventions';
import { Institutions, seriesIn, type PayingAccountFacts } from '#institution';
import { ProgrammeParties } from '#programmes';
import { PaymentBatch, PaymentOrder } from '../data/payment-order.entity.js';
import { buildPaymentFile } from '../domain/bank/index.js';
import { disbursementErrors } from '../domain/errors.js';
import { BATCHES } from '../domain/numbers.js';
import { scopeOf } from '../domain/subject-of.js';
import { MoneySubjects } from './money-subjects.js';
import { PayableNow } from './payable-now.js';
import { PaymentOrders } from './payment-orders.js';
import { renderSlip } from './render-slip.job.js';

export interface BatchReceipt {
  id: string;
  number: string;
  totalCentimes: number;
  /** The title of the account that the file debits. */
  paidFrom: string;
}

interface SendCommand {
  ids: string[];
  executionDate: string;
}

interface BankFile {
  messageId: string;
  createdAt: Date;
  executionDate: string;
  account: PayingAccountFacts;
  orders: readonly PaymentOrder[];
}

type Outcome = BatchReceipt | { voided: string[]; because: Void };

/** Why an order is void once it stands: the account to pay, or the one paid from, is another than the one authorised. */
type Void = 'RIB_CHANGED' | 'PAYER_CHANGED';

/** The bank may be asked to pay from today on, and not so late that what was asked of an order has become another thing. */
const FURTHEST_EXECUTION_DAYS = 60;

/**
 * Sends authorised orders to the bank in one file. An order to an account that changed meanwhile is void, and one that may not
 * be paid any more is stopped; then nothing is sent, so that the accountant chooses again.
 * @throws NOT_FOUND · ORDERS_NOT_AUTHORISED · EXECUTION_DAY_OUT_OF_BOUNDS · RIB_CHANGED · PAYER_CHANGED · PAYMENT_BLOCKED · NO_PAYING_ACCOUNT · PAYING_ACCOUNT_ENDED · ORDERS_OF_SEVERAL_ACCOUNTS · PAYMENT_TEXT_NOT_LATIN
 */
@Injectable()
export class SendPayments {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly files: Files,
    private readonly orders: PaymentOrders,
    private readonly payable: PayableNow,
    private readonly conventions: Conventions,
    private readonly parties: ProgrammeParties,
    private readonly institutions: Institutions,
    private readonly subjects: MoneySubjects,
  ) {}

  async execute(actor: Actor, command: SendCommand, key: string): Promise<BatchReceipt> {
    const idempotency = { key, personId: actor.personId!, operation: 'payment_order.send', input: command };
    const outcome = await this.tx.run((em) => this.sendOrVoid(em, actor, command), { idempotency });
    if ('voided' in outcome) throw voidedBecause(outcome);
    return outcome;
  }

  /** Why an order could not go to the bank now; nothing when it could. @throws what no file would change: NOT_FOUND · ORDERS_NOT_AUTHORISED · PAYMENT_BLOCKED · NO_PAYING_ACCOUNT */
  async hindrance(em: Em, actor: Actor, id: string): Promise<DomainError | null> {
    const orders = await this.lockAll(em, actor, [id]);
    const gone = await this.voidChanged(em, actor, orders);
    if (gone) return voidedBecause(gone);
    await this.payable.require(em, orders);
    await this.accountOf(em, actor, orders);
    return null;
  }

  private async sendOrVoid(em: Em, actor: Actor, command: SendCommand): Promise<Outcome> {
    const orders = await this.lockAll(em, actor, command.ids);
    const now = await this.tx.now(em);
    requireExecutionDay(command.executionDate, dayOfInstant(now));
    const gone = await this.voidChanged(em, actor, orders);
    if (gone) return gone;
    await this.payable.require(em, orders);

    const account = await this.accountOf(em, actor, orders);
    const institution = await this.institutions.facts(em, account.institutionId);
    const number = await nextNumber(em, seriesIn(institution, BATCHES), now);
    const bytes = Buffer.from(
      await this.bankFile(em, { messageId: number, createdAt: now, executionDate: command.executionDate, account, orders }),
    );
    const file = await this.files.keep(em, actor, { name: `${number}.xml`, bytes, mediaType: 'application/xml' });
    const batch = {
      id: newId(),
      number,
      executionDate: command.executionDate,
      orders: orders.length,
      totalCentimes: sumCentimes(orders.map((order) => order.amountCentimes)),
      payingAccountId: account.id,
      fileId: file.id,
      createdBy: actor.personId!,
    };
    await em.insert(PaymentBatch, batch);
    for (const order of orders) await this.orders.move(em, actor, order, 'send', { batchId: batch.id });
    await this.trail.record(em, actor, {
      subject: 'payment_batch',
      subjectId: batch.id,
      event: 'build',
      detail: { number, sha256: file.sha256 },
    });
    await this.outbox.enqueue(em, renderSlip, { batchId: batch.id });
    return { id: batch.id, number, totalCentimes: batch.totalCentimes, paidFrom: account.title };
  }

  private async lockAll(em: Em, actor: Actor, ids: readonly string[]): Promise<PaymentOrder[]> {
    const orders = await this.orders.lockAll(em, ids);
    for (const order of orders) requireAccess(actor, 'payment_order.send', scopeOf(order));
    const others = orders.filter((order) => order.state !== 'authorised');
    if (others.length > 0) throw disbursementErrors.ORDERS_NOT_AUTHORISED({ numbers: others.map((order) => order.number).join(', ') });
    return orders;
  }

  /** Those whose account to pay is another first; else those that would be paid from another account than the one authorised. */
  private async voidChanged(em: Em, actor: Actor, orders: readonly PaymentOrder[]): Promise<{ voided: string[]; because: Void } | null> {
    const ribs: PaymentOrder[] = [];
    for (const order of orders) if (!(await this.orders.accountIsUnchanged(em, order))) ribs.push(order);
    if (ribs.length > 0) return this.voidAll(em, ribs, 'RIB_CHANGED');
    const frozen = orders.filter(({ payingAccountId }) => payingAccountId !== null);
    const now = new Map<string, string>();
    const others: PaymentOrder[] = [];
    for (const order of frozen) {
      const place = `${order.programmeId} ${order.regionCode}`;
      if (!now.has(place)) now.set(place, await this.paidFrom(em, actor, order));
      if (now.get(place) !== order.payingAccountId) others.push(order);
    }
    return others.length > 0 ? this.voidAll(em, others, 'PAYER_CHANGED') : null;
  }

  private async voidAll(em: Em, orders: readonly PaymentOrder[], because: Void): Promise<{ voided: string[]; because: Void }> {
    for (const order of orders) await this.orders.move(em, SYSTEM, order, 'void', { reason: because });
    return { voided: orders.map(({ number }) => number), because };
  }

  private async paidFrom(em: Em, actor: Actor, order: PaymentOrder): Promise<string> {
    // Before anything is voided: only whoever may send for the one that pays now has anything to say here.
    requireAccess(actor, 'payment_order.send', await this.subjects.of(em, order));
    return (await this.subjects.account(em, order)).id;
  }

  /** One file is paid from one account: that of whoever pays the programme in the region. */
  private async accountOf(em: Em, actor: Actor, orders: readonly PaymentOrder[]): Promise<PayingAccountFacts> {
    const conventions = await this.conventions.factsOf(
      em,
      orders.map((order) => order.conventionId),
    );
    // Who pays is asked once for a programme and a region, however many orders they have.
    const places = new Map<string, { programmeId: string; regionCode: string; numbers: string[] }>();
    for (const order of orders) {
      const { programmeId, regionCode } = conventions.get(order.conventionId)!;
      const place = places.get(`${programmeId} ${regionCode}`) ?? { programmeId, regionCode, numbers: [] };
      places.set(`${programmeId} ${regionCode}`, { ...place, numbers: [...place.numbers, order.number] });
    }
    const accounts = new Map<string, { account: PayingAccountFacts; numbers: string[] }>();
    for (const { programmeId, regionCode, numbers } of places.values()) {
      const { payingId, payingAccountId } = await this.parties.of(em, programmeId, regionCode);
      requireAccess(actor, 'payment_order.send', { programmeId, regionCode, institutionId: payingId });
      const account = await this.institutions.payingAccount(em, payingId, payingAccountId);
      accounts.set(account.id, { account, numbers: [...(accounts.get(account.id)?.numbers ?? []), ...numbers] });
    }
    const [first, ...others] = accounts.values();
    if (others.length > 0)
      throw disbursementErrors.ORDERS_OF_SEVERAL_ACCOUNTS({
        accounts: [first!, ...others].map(({ account, numbers }) => `\u2068${account.title}\u2069: ${numbers.join(', ')}`).join(' ; '),
      });
    return first!.account;
  }

  private async bankFile(em: Em, { messageId, createdAt, executionDate, account, orders }: BankFile): Promise<string> {
    const conventions = await this.conventions.factsOf(
      em,
      orders.map((order) => order.conventionId),
    );
    return buildPaymentFile({
      messageId,
      createdAt,
      executionDate,
      debtor: { name: account.holder, rib: account.rib },
      orders: orders.map((order) => ({
        orderNumber: order.number,
        creditor: { name: order.holder, rib: order.rib },
        amountCentimes: order.amountCentimes,
        subject: `${conventions.get(order.conventionId)?.number ?? ''} TRANCHE ${order.trancheRank}`.trim(),
      })),
    });
  }
}

const voidedBecause = ({ voided, because }: { voided: string[]; because: Void }): DomainError =>
  disbursementErrors[because]({ numbers: voided.join(', ') });

function requireExecutionDay(day: string, today: string): void {
  const last = dayAfter(today, FURTHEST_EXECUTION_DAYS);
  if (day >= today && day <= last) return;
  const [from, to] = [dayInWords(today), dayInWords(last)];
  throw disbursementErrors.EXECUTION_DAY_OUT_OF_BOUNDS({
    today,
    last,
    ...{ todayFr: from.fr, todayAr: from.ar, todayEn: from.en, lastFr: to.fr, lastAr: to.ar, lastEn: to.en },
  });
}
