import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId, type Em } from '#platform';
import { bookedNet } from '../data/booked.js';
import { PaymentBatch, PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import { StatementCase, StatementEntry } from '../data/statement.entity.js';
import { knownIdentities, lockEntries, type Holder } from '../data/statements.queries.js';
import type { BankStatement, BankStatementEntry } from '../domain/bank/index.js';
import { identitiesOf, type EntryIdentity } from '../domain/entry-identity.js';
import {
  CASE_OUTCOMES,
  meaningOf,
  meaningOfBatch,
  meaningOfPlace,
  NOT_OUR_ACCOUNT,
  TAKEN_AGAIN,
  type EntryOutcome,
  type EntryPlace,
  type NamedOrder,
} from '../domain/reconciliation.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';
import { BankMoves, type BankFact } from './bank-moves.js';
import { PaymentOrders } from './payment-orders.js';
import { SecondDebits } from './second-debits.js';

interface Line extends EntryIdentity {
  position: number;
  /** Of the statement of the file that holds it. */
  statementRef: string;
  entry: BankStatementEntry;
  account: EntryPlace['account'];
}

/** What is known when the lines are read, and what reading them adds. */
interface Reading {
  statementId: string;
  messageId: string;
  byNumber: ReadonlyMap<string, PaymentOrder>;
  byBatch: ReadonlyMap<string, readonly PaymentOrder[]>;
  /** By identity, the statements that held it. */
  seen: Map<string, Holder[]>;
  /** Orders whose reversed payment is still awaited. */
  owed: Set<string>;
  /** Open cases of a second debit, by order. */
  takenTwice: Map<string, StatementCase[]>;
  /** Debits less credits that the bank booked so far, by order. */
  net: Map<string, number>;
  entries: StatementEntry[];
  cases: StatementCase[];
}

const CHUNK = 500;

/** The orders that lines of a statement name, by their own number or by that of their file. */
export function referencesIn(statement: BankStatement): { orders: string[]; batches: string[] } {
  const entries = statement.statements.flatMap((one) => one.entries);
  return {
    orders: [...new Set(entries.flatMap(({ endToEndId }) => endToEndId ?? []))],
    batches: [...new Set(entries.flatMap(({ endToEndId, batchReference }) => (endToEndId ? [] : (batchReference ?? []))))],
  };
}

/** Reads the lines of a statement: what the bank booked moves the order it names, and whatever does not fit becomes a case. */
@Injectable()
export class ReadEntries {
  constructor(
    private readonly orders: PaymentOrders,
    private readonly moves: BankMoves,
    private readonly secondDebits: SecondDebits,
  ) {}

  /** @param ours the accounts that are ours, as RIBs */
  async read(
    em: Em,
    statementId: string,
    statement: BankStatement,
    ours: ReadonlySet<string>,
  ): Promise<Partial<Record<EntryOutcome, number>>> {
    await lockEntries(em);
    const lines = linesOf(statement, ours);
    const reading = await this.begin(em, statementId, statement, lines);
    for (const line of inOrderOfMeaning(lines)) await this.readLine(em, reading, line);
    await this.keep(em, reading);
    const outcomes: Partial<Record<EntryOutcome, number>> = {};
    for (const { outcome } of reading.entries) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return outcomes;
  }

  private async begin(em: Em, statementId: string, statement: BankStatement, lines: readonly Line[]): Promise<Reading> {
    const named = referencesIn(statement);
    const batches = await em.find(PaymentBatch, { where: { number: In(named.batches) }, select: { id: true, number: true } });
    const rows = await em.find(PaymentOrder, {
      where: [
        { number: In(named.orders), imported: false },
        { batchId: In(batches.map(({ id }) => id)), imported: false },
      ],
      select: { id: true },
    });
    const orders = await this.orders.lockAll(
      em,
      rows.map(({ id }) => id),
    );
    const ids = orders.map(({ id }) => id);
    return {
      statementId,
      messageId: statement.messageId,
      byNumber: new Map(orders.map((order) => [order.number, order])),
      byBatch: new Map(batches.map(({ id, number }) => [number, orders.filter(({ batchId }) => batchId === id)])),
      seen: await knownIdentities(
        em,
        lines.map(({ identity }) => identity),
      ),
      owed: await owedOf(em, ids),
      takenTwice: await this.secondDebits.of(em, ids),
      net: await bookedNet(em, ids),
      entries: [],
      cases: [],
    };
  }

  private async readLine(em: Em, reading: Reading, line: Line): Promise<void> {
    const { entry, account } = line;
    const order = entry.endToEndId ? (reading.byNumber.get(entry.endToEndId) ?? null) : null;
    const place = meaningOfPlace(entry, { account, seen: seenIn(reading, line) });
    if (place !== 'not_booked') {
      const holder = { statementRef: line.statementRef, messageId: reading.messageId };
      reading.seen.set(line.identity, [...(reading.seen.get(line.identity) ?? []), holder]);
    }
    if (place === 'repeated' && !order) return this.noteShares(reading, line, place);
    if (place) return void this.note(reading, line, place, order);
    if (!entry.endToEndId && entry.batchReference) return this.readBatch(em, reading, line);

    const outcome = meaningOf(entry, order && namedIn(reading, order));
    if (order) await this.follow(em, reading, order, outcome, entry);
    this.note(reading, line, outcome, order);
  }

  /** One line for a whole file of ours: written as one entry for each order that it moves or takes again. */
  private async readBatch(em: Em, reading: Reading, line: Line): Promise<void> {
    const orders = ordersOfFile(reading, line.entry);
    // A bank also names its own files here: only a number of ours says something of our orders.
    if (orders.length === 0) return void this.note(reading, line, 'no_reference', null);
    const meaning = meaningOfBatch(
      line.entry,
      orders.map((order) => namedIn(reading, order)),
    );
    if (typeof meaning === 'string') return void this.note(reading, line, meaning, null);
    for (const [index, order] of orders.entries()) {
      await this.follow(em, reading, order, meaning[index]!, line.entry);
      this.note(reading, line, meaning[index]!, order, shareOf(order, index));
    }
  }

  /** A line that may have been read before, of a whole file of ours: each order has its case, where the shares are plain. */
  private noteShares(reading: Reading, line: Line, outcome: EntryOutcome): void {
    const orders = line.entry.endToEndId ? [] : ordersOfFile(reading, line.entry);
    if (orders.length === 0 || totalOf(orders) !== line.entry.amountCentimes) return void this.note(reading, line, outcome, null);
    for (const [index, order] of orders.entries()) this.note(reading, line, outcome, order, shareOf(order, index));
  }

  private async follow(em: Em, reading: Reading, order: PaymentOrder, outcome: EntryOutcome, entry: BankStatementEntry): Promise<void> {
    const fact = factOf(entry);
    if (outcome === 'executed') await this.moves.execute(em, order, fact);
    if (outcome === 'rejected') await this.moves.reject(em, order, fact);
    if (outcome === 'given_back') {
      await this.moves.giveBack(em, order, fact);
      reading.owed.delete(order.id);
    }
    if (outcome === 'given_back' || outcome === 'corrected') await this.correct(em, reading, order, outcome, fact);
  }

  /** The bank gave a second debit back: the oldest case that waited for it ends; all of them when its credits cover everything. */
  private async correct(
    em: Em,
    reading: Reading,
    order: PaymentOrder,
    outcome: 'given_back' | 'corrected',
    { bankReference }: BankFact,
  ): Promise<void> {
    const waiting = reading.takenTwice.get(order.id) ?? [];
    for (const one of waiting.splice(0, outcome === 'corrected' ? 1 : waiting.length))
      await this.secondDebits.correct(em, one, order.id, bankReference, !reading.cases.includes(one));
    if (waiting.length === 0) reading.takenTwice.delete(order.id);
  }

  private note(
    reading: Reading,
    { position, identity, statementRef, entry }: Line,
    outcome: EntryOutcome,
    order: PaymentOrder | null,
    part: Partial<StatementEntry> = {},
  ): void {
    const written = Object.assign(new StatementEntry(), {
      id: newId(),
      statementId: reading.statementId,
      position,
      part: 1,
      identity,
      statementRef,
      endToEndId: entry.endToEndId,
      batchReference: entry.batchReference,
      remittance: entry.remittance,
      bankReference: entry.bankReference,
      amountCentimes: entry.amountCentimes,
      direction: entry.direction,
      bookedOn: entry.bookedOn,
      returnCode: entry.returnReason?.code ?? null,
      outcome,
      paymentOrderId: order?.id ?? null,
      ...part,
    });
    reading.entries.push(written);
    book(reading, written);
    if (!CASE_OUTCOMES.includes(outcome)) return;
    const opened = Object.assign(new StatementCase(), { id: newId(), entryId: written.id, state: statementCaseMachine.initial });
    reading.cases.push(opened);
    if (order && written.direction === 'debit' && TAKEN_AGAIN.includes(outcome))
      reading.takenTwice.set(order.id, [...(reading.takenTwice.get(order.id) ?? []), opened]);
  }

  private async keep(em: Em, { entries, cases }: Reading): Promise<void> {
    for (let from = 0; from < entries.length; from += CHUNK) await em.insert(StatementEntry, entries.slice(from, from + CHUNK));
    for (let from = 0; from < cases.length; from += CHUNK) await em.insert(StatementCase, cases.slice(from, from + CHUNK));
  }
}

function linesOf(statement: BankStatement, ours: ReadonlySet<string>): Line[] {
  const all = statement.statements.flatMap(({ id, account, entries }) => {
    const kind = kindOf(account, ours);
    return entries.map((entry) => ({ statementId: id, account: { kind, said: kind === 'ours' ? null : account }, entry }));
  });
  const identities = identitiesOf(all);
  return all.map(({ statementId, account, entry }, index) => ({
    ...identities[index]!,
    position: index + 1,
    statementRef: statementId,
    entry,
    account: account.kind,
  }));
}

/** What the rule of credits asks of an order, at this point of the file. */
function namedIn({ owed, takenTwice, net }: Reading, order: PaymentOrder): NamedOrder {
  return { ...order, owed: owed.has(order.id), takenTwice: takenTwice.has(order.id), netCentimes: net.get(order.id) ?? 0 };
}

function seenIn({ seen, messageId }: Reading, { identity, uncertain, repeats, statementRef }: Line): EntryPlace['seen'] {
  const holders = seen.get(identity) ?? [];
  const sameStatement = ({ statementRef: ref, messageId: message }: Holder) =>
    ref === null ? message === messageId : ref === statementRef;
  if (holders.length > 0 && (!uncertain || holders.some(sameStatement))) return 'surely';
  return holders.length > 0 || repeats ? 'perhaps' : null;
}

const ordersOfFile = ({ byBatch }: Reading, { batchReference }: BankStatementEntry) => byBatch.get(batchReference ?? '') ?? [];
const totalOf = (orders: readonly PaymentOrder[]) => orders.reduce((sum, { amountCentimes }) => sum + amountCentimes, 0);
const shareOf = ({ number, amountCentimes }: PaymentOrder, index: number) => ({ part: index + 1, endToEndId: number, amountCentimes });

/** Counts what was just read, as `data/booked.ts` counts it once it is written. */
function book(reading: Reading, { outcome, direction, amountCentimes, paymentOrderId, endToEndId, batchReference }: StatementEntry): void {
  if (NOT_OUR_ACCOUNT.includes(outcome) || outcome === 'already' || outcome === 'not_booked') return;
  if (direction === 'credit' && CASE_OUTCOMES.includes(outcome)) return;
  const count = (orderId: string, centimes: number) =>
    reading.net.set(orderId, (reading.net.get(orderId) ?? 0) + (direction === 'debit' ? Math.ceil(centimes) : -Math.floor(centimes)));
  if (paymentOrderId) return void count(paymentOrderId, amountCentimes);
  const orders = endToEndId || !batchReference ? [] : (reading.byBatch.get(batchReference) ?? []);
  for (const order of orders) count(order.id, (amountCentimes * order.amountCentimes) / totalOf(orders));
}

/** Money leaves before it comes back, in whatever order a bank lists them. */
const inOrderOfMeaning = (lines: readonly Line[]) =>
  [...lines].sort((a, b) => Number(a.entry.direction === 'credit') - Number(b.entry.direction === 'credit'));

/** Banks write the account as a RIB or as the IBAN that contains it. */
export function kindOf(account: string | null, ours: ReadonlySet<string>): EntryPlace['account'] {
  if (account === null) return 'none';
  const digits = account.replace(/\s/g, '').replace(/^MA\d{2}(?=\d{24}$)/, '');
  return ours.has(digits) ? 'ours' : 'other';
}

function factOf(entry: BankStatementEntry): BankFact {
  const reason = entry.returnReason ? [entry.returnReason.code, entry.returnReason.text].filter(Boolean).join(' ') : null;
  return { bookedOn: entry.bookedOn, bankReference: entry.bankReference, reason };
}

async function owedOf(em: Em, orderIds: readonly string[]): Promise<Set<string>> {
  const rows = await em.findBy(RecoveryOrder, { paymentOrderId: In([...orderIds]), state: 'issued' });
  return new Set(rows.map((row) => row.paymentOrderId!));
}
