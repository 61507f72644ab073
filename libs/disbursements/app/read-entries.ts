import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId, SYSTEM, Trail, Tx, type Em } from '#platform';
import { PaymentBatch, PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import { StatementCase, StatementEntry } from '../data/statement.entity.js';
import type { BankStatement, BankStatementEntry } from '../domain/bank/index.js';
import { identitiesOf } from '../domain/entry-identity.js';
import { CASE_OUTCOMES, meaningOf, meaningOfBatch, meaningOfPlace, type EntryOutcome, type EntryPlace } from '../domain/reconciliation.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';
import { BankMoves, type BankFact } from './bank-moves.js';
import { PAYING_AUTHORITY } from './paying-authority.js';
import { PaymentOrders } from './payment-orders.js';

interface Line {
  position: number;
  entry: BankStatementEntry;
  identity: string;
  account: EntryPlace['account'];
}

/** What is known when the lines are read, and what reading them adds. */
interface Reading {
  statementId: string;
  byNumber: ReadonlyMap<string, PaymentOrder>;
  byBatch: ReadonlyMap<string, readonly PaymentOrder[]>;
  seen: Set<string>;
  /** Orders whose reversed payment is still awaited. */
  owed: Set<string>;
  /** Open cases of a second debit, by order. */
  takenTwice: Map<string, StatementCase[]>;
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
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly orders: PaymentOrders,
    private readonly moves: BankMoves,
  ) {}

  async read(em: Em, statementId: string, statement: BankStatement): Promise<Partial<Record<EntryOutcome, number>>> {
    // Two files at once may hold the same movement: they are read one after the other.
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('statement_entry'))`);
    const lines = linesOf(statement);
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
      byNumber: new Map(orders.map((order) => [order.number, order])),
      byBatch: new Map(batches.map(({ id, number }) => [number, orders.filter(({ batchId }) => batchId === id)])),
      seen: await knownIdentities(
        em,
        lines.map(({ identity }) => identity),
      ),
      owed: await owedOf(em, ids),
      takenTwice: await secondDebitsOf(em, ids),
      entries: [],
      cases: [],
    };
  }

  private async readLine(em: Em, reading: Reading, line: Line): Promise<void> {
    const { entry, account, identity } = line;
    const order = entry.endToEndId ? (reading.byNumber.get(entry.endToEndId) ?? null) : null;
    const place = meaningOfPlace(entry, { account, seen: reading.seen.has(identity) });
    if (place !== 'not_booked') reading.seen.add(identity);
    if (place) return void this.note(reading, line, place, order);
    if (!entry.endToEndId && entry.batchReference) return this.readBatch(em, reading, line, entry.batchReference);

    const named = order && { ...order, owed: reading.owed.has(order.id), takenTwice: reading.takenTwice.has(order.id) };
    const outcome = meaningOf(entry, named);
    if (order) await this.follow(em, reading, order, outcome, entry);
    this.note(reading, line, outcome, order);
  }

  /** One line for a whole file of ours: written as one entry for each order that it settles. */
  private async readBatch(em: Em, reading: Reading, line: Line, reference: string): Promise<void> {
    const orders = reading.byBatch.get(reference) ?? [];
    // A bank also names its own files here: only a number of ours says something of our orders.
    const outcome = orders.length === 0 ? 'no_reference' : meaningOfBatch(line.entry, orders);
    if (outcome !== 'executed') return void this.note(reading, line, outcome, null);
    for (const [index, order] of orders.entries()) {
      await this.follow(em, reading, order, outcome, line.entry);
      this.note(reading, line, outcome, order, { part: index + 1, endToEndId: order.number, amountCentimes: order.amountCentimes });
    }
  }

  private async follow(em: Em, reading: Reading, order: PaymentOrder, outcome: EntryOutcome, entry: BankStatementEntry): Promise<void> {
    const fact = factOf(entry);
    if (outcome === 'executed') await this.moves.execute(em, order, fact);
    if (outcome === 'rejected') await this.moves.reject(em, order, fact);
    if (outcome === 'given_back') {
      await this.moves.giveBack(em, order, fact);
      reading.owed.delete(order.id);
    }
    if (outcome === 'corrected') await this.correct(em, reading, order, fact);
  }

  /** The bank gave the second debit back: the case that waited for it ends. */
  private async correct(em: Em, reading: Reading, order: PaymentOrder, { bankReference }: BankFact): Promise<void> {
    const waiting = reading.takenTwice.get(order.id) ?? [];
    const one = waiting.shift()!;
    if (waiting.length === 0) reading.takenTwice.delete(order.id);
    const from = one.state;
    const change = {
      state: statementCaseMachine.next(from, 'correct'),
      settledAt: await this.tx.now(em),
      reason: bankReference,
    };
    Object.assign(one, change);
    // One of this very file is not written yet.
    if (!reading.cases.includes(one)) await em.update(StatementCase, { id: one.id }, change);
    await this.trail.record(em, SYSTEM, {
      subject: 'statement_case',
      subjectId: one.id,
      event: 'correct',
      from,
      to: one.state,
      detail: { paymentOrderId: order.id, bankReference },
    });
  }

  private note(
    reading: Reading,
    { position, identity, entry }: Line,
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
    if (!CASE_OUTCOMES.includes(outcome)) return;
    const opened = Object.assign(new StatementCase(), { id: newId(), entryId: written.id, state: statementCaseMachine.initial });
    reading.cases.push(opened);
    if (outcome === 'second_debit' && order) reading.takenTwice.set(order.id, [...(reading.takenTwice.get(order.id) ?? []), opened]);
  }

  private async keep(em: Em, { entries, cases }: Reading): Promise<void> {
    for (let from = 0; from < entries.length; from += CHUNK) await em.insert(StatementEntry, entries.slice(from, from + CHUNK));
    for (let from = 0; from < cases.length; from += CHUNK) await em.insert(StatementCase, cases.slice(from, from + CHUNK));
  }
}

function linesOf(statement: BankStatement): Line[] {
  const all = statement.statements.flatMap(({ account, entries }) => entries.map((entry) => ({ account, entry })));
  const identities = identitiesOf(all.map(({ account, entry }) => ({ account: kindOf(account) === 'ours' ? null : account, entry })));
  return all.map(({ account, entry }, index) => ({
    position: index + 1,
    entry,
    identity: identities[index]!,
    account: kindOf(account),
  }));
}

/** Money leaves before it comes back, in whatever order a bank lists them. */
const inOrderOfMeaning = (lines: readonly Line[]) =>
  [...lines].sort((a, b) => Number(a.entry.direction === 'credit') - Number(b.entry.direction === 'credit'));

/** Banks write the account as a RIB or as the IBAN that contains it. */
export function kindOf(account: string | null): EntryPlace['account'] {
  if (account === null) return 'none';
  const digits = account.replace(/\s/g, '').replace(/^MA\d{2}(?=\d{24}$)/, '');
  return digits === PAYING_AUTHORITY.rib ? 'ours' : 'other';
}

function factOf(entry: BankStatementEntry): BankFact {
  const reason = entry.returnReason ? [entry.returnReason.code, entry.returnReason.text].filter(Boolean).join(' ') : null;
  return { bookedOn: entry.bookedOn, bankReference: entry.bankReference, reason };
}

async function knownIdentities(em: Em, identities: readonly string[]): Promise<Set<string>> {
  const rows = await em.query<{ identity: string }[]>(
    `SELECT DISTINCT identity FROM statement_entry WHERE identity = ANY($1) AND outcome NOT IN ('already', 'not_booked')`,
    [identities],
  );
  return new Set(rows.map(({ identity }) => identity));
}

async function owedOf(em: Em, orderIds: readonly string[]): Promise<Set<string>> {
  const rows = await em.findBy(RecoveryOrder, { paymentOrderId: In([...orderIds]), state: 'issued' });
  return new Set(rows.map((row) => row.paymentOrderId!));
}

async function secondDebitsOf(em: Em, orderIds: readonly string[]): Promise<Map<string, StatementCase[]>> {
  const entries = await em.findBy(StatementEntry, {
    paymentOrderId: In([...orderIds]),
    outcome: In(['second_debit', 'already']),
    direction: 'debit',
  });
  const cases = await em.find(StatementCase, {
    where: { entryId: In(entries.map(({ id }) => id)), state: 'open' },
    order: { openedAt: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const byOrder = new Map<string, StatementCase[]>();
  for (const one of cases) {
    const orderId = entries.find(({ id }) => id === one.entryId)!.paymentOrderId!;
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), one]);
  }
  return byOrder;
}
