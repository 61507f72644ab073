import { scopeParams, scopeSql } from '#conventions';
import type { Actor, Em } from '#platform';
import { TAKEN_AGAIN, type EntryOutcome } from '../domain/reconciliation.js';
import type { StatementCaseState } from '../domain/statement-case.machine.js';
import { BankStatementFile } from './statement.entity.js';

/** Region, associations, person: parameters $1 to $4 of every read of the bank's movements. */
const readerOf = (actor: Actor): unknown[] => [...scopeParams(actor), actor.personId];

/**
 * The entries of a statement that a reader ($1 region, $2 and $3 associations, $4 person) may know of: those about orders in
 * their scope. An entry about no order of ours is for national readers, and for whoever brought the statement.
 */
const ENTRIES = `FROM statement_entry e LEFT JOIN payment_order o ON o.id = e.payment_order_id
  WHERE e.statement_id = s.id AND CASE WHEN o.id IS NULL THEN $1::text IS NULL OR s.imported_by = $4 ELSE ${scopeSql('o', 1)} END`;
/** A regional reader has the statements that speak of the region, and those they brought. */
const STATEMENTS = `FROM bank_statement s WHERE ($1::text IS NULL OR s.imported_by = $4 OR EXISTS (SELECT 1 ${ENTRIES}))`;
const HEAD = `s.id, s.message_id AS "messageId", s.imported_at AS "importedAt", (SELECT count(*)::int ${ENTRIES}) AS entries,
  (SELECT count(*)::int ${ENTRIES} AND EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id)) AS mismatches,
  (SELECT count(*)::int ${ENTRIES} AND EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id AND k.state = 'open')) AS "openCases"`;

export interface StatementHead {
  id: string;
  messageId: string;
  importedAt: Date;
  entries: number;
  /** Entries that do not fit, looked at or not. */
  mismatches: number;
  /** Those of them that nobody has settled yet. */
  openCases: number;
}

/** One page of the statements that the actor may read, the last imported first. */
export async function listStatements(
  em: Em,
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: StatementHead[]; total: number }> {
  const reader = readerOf(actor);
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${STATEMENTS}`, reader);
  const rows = await em.query<StatementHead[]>(`SELECT ${HEAD} ${STATEMENTS} ORDER BY s.imported_at DESC, s.id LIMIT $5 OFFSET $6`, [
    ...reader,
    pageSize,
    (page - 1) * pageSize,
  ]);
  return { rows, total: total.count };
}

export async function findStatement(em: Em, actor: Actor, id: string): Promise<StatementHead | undefined> {
  const rows = await em.query<StatementHead[]>(`SELECT ${HEAD} ${STATEMENTS} AND s.id = $5`, [...readerOf(actor), id]);
  return rows[0];
}

export interface StatementLine {
  position: number;
  /** Among the orders that one line of the bank settled. */
  part: number;
  endToEndId: string | null;
  bankReference: string | null;
  batchReference: string | null;
  remittance: string | null;
  /** What somebody has to look at, or has looked at. */
  caseId: string | null;
  amountCentimes: number;
  direction: 'debit' | 'credit';
  bookedOn: string | null;
  outcome: EntryOutcome;
  orderId: string | null;
  orderNumber: string | null;
}

/** The lines of a statement that the actor may read, in the order of the bank. */
export async function linesOfStatement(em: Em, actor: Actor, id: string): Promise<StatementLine[]> {
  const lines = await em.query<StatementLine[]>(
    `SELECT l.* FROM bank_statement s, LATERAL (
       SELECT e.position, e.part, e.end_to_end_id AS "endToEndId", e.bank_reference AS "bankReference", e.amount_centimes AS "amountCentimes",
         e.direction, to_char(e.booked_on, 'YYYY-MM-DD') AS "bookedOn", e.outcome, e.remittance, e.batch_reference AS "batchReference",
         (SELECT k.id FROM statement_case k WHERE k.entry_id = e.id) AS "caseId", o.id AS "orderId", o.number AS "orderNumber" ${ENTRIES}) l
     WHERE s.id = $5 ORDER BY l.position, l.part`,
    [...readerOf(actor), id],
  );
  return lines.map((line) => ({ ...line, amountCentimes: Number(line.amountCentimes) }));
}

/** As entries are read: those about an order go by its scope; the others are for national readers and for whoever brought them. */
const CASES = `FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id JOIN bank_statement s ON s.id = e.statement_id
  LEFT JOIN payment_order o ON o.id = coalesce(k.payment_order_id, e.payment_order_id)
  WHERE CASE WHEN o.id IS NULL THEN $1::text IS NULL OR s.imported_by = $4 ELSE ${scopeSql('o', 1)} END`;
const CASE = `k.id, k.state, k.opened_at AS "openedAt", k.reason, e.outcome, e.direction, e.amount_centimes AS "amountCentimes",
  to_char(e.booked_on, 'YYYY-MM-DD') AS "bookedOn", e.end_to_end_id AS "endToEndId", e.batch_reference AS "batchReference",
  e.bank_reference AS "bankReference", e.remittance, e.statement_id AS "statementId", o.id AS "orderId", o.number AS "orderNumber"`;

export interface CaseRow {
  id: string;
  state: StatementCaseState;
  openedAt: Date;
  reason: string | null;
  outcome: EntryOutcome;
  direction: 'debit' | 'credit';
  amountCentimes: number;
  bookedOn: string | null;
  endToEndId: string | null;
  batchReference: string | null;
  bankReference: string | null;
  remittance: string | null;
  statementId: string;
  orderId: string | null;
  orderNumber: string | null;
}

const caseRow = (row: CaseRow): CaseRow => ({ ...row, amountCentimes: Number(row.amountCentimes) });

/** One page of the cases that the actor may read, the last opened first. */
export async function listCases(
  em: Em,
  actor: Actor,
  { state, page, pageSize }: { state?: string; page: number; pageSize: number },
): Promise<{ rows: CaseRow[]; total: number }> {
  const filter = `${CASES} AND ($5::text IS NULL OR k.state = $5)`;
  const params = [...readerOf(actor), state ?? null];
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${filter}`, params);
  const rows = await em.query<CaseRow[]>(`SELECT ${CASE} ${filter} ORDER BY k.opened_at DESC, k.id LIMIT $6 OFFSET $7`, [
    ...params,
    pageSize,
    (page - 1) * pageSize,
  ]);
  return { rows: rows.map(caseRow), total: total.count };
}

export async function countOpenCases(em: Em, actor: Actor): Promise<number> {
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${CASES} AND k.state = 'open'`, readerOf(actor));
  return total.count;
}

/** Undefined also for what is beyond the actor's scope. */
export async function findCase(em: Em, actor: Actor, id: string): Promise<CaseRow | undefined> {
  const rows = await em.query<CaseRow[]>(`SELECT ${CASE} ${CASES} AND k.id = $5`, [...readerOf(actor), id]);
  return rows.map(caseRow)[0];
}

/** An order or a recovery of the same amount that awaits such a movement. */
export interface CaseCandidate {
  kind: 'payment_order' | 'recovery_order';
  id: string;
  number: string;
  conventionId: string;
}

/** A credit may also be the correction of a second debit, or settle the receivable of an order that was reversed before. */
export function candidatesFor(
  em: Em,
  actor: Actor,
  { direction, amountCentimes }: { direction: 'debit' | 'credit'; amountCentimes: number },
): Promise<CaseCandidate[]> {
  const awaiting = direction === 'debit' ? ['sent'] : ['sent', 'executed', 'recalled'];
  return em.query(
    `(SELECT 'payment_order' AS kind, o.id, o.number, o.convention_id AS "conventionId" FROM payment_order o
      WHERE NOT o.imported AND o.amount_centimes = $4 AND ${scopeSql('o', 1)} AND (o.state = ANY($5) OR ($6 AND (
        EXISTS (SELECT FROM recovery_order r WHERE r.payment_order_id = o.id AND r.state = 'issued')
        OR EXISTS (SELECT FROM statement_entry e JOIN statement_case k ON k.entry_id = e.id AND k.state = 'open'
          WHERE e.payment_order_id = o.id AND e.direction = 'debit' AND e.outcome = ANY($7)))))
      ORDER BY o.number LIMIT 20)
     UNION ALL
     (SELECT 'recovery_order', r.id, r.number, r.convention_id FROM recovery_order r
      WHERE $6 AND r.state = 'issued' AND r.payment_order_id IS NULL AND r.amount_centimes = $4 AND ${scopeSql('r', 1)} ORDER BY r.number LIMIT 20)`,
    [...scopeParams(actor), amountCentimes, awaiting, direction === 'credit', TAKEN_AGAIN],
  );
}

/** Whether one of our orders, batches or recoveries has exactly this amount and could be what moved. */
export async function isAmountOfOurs(em: Em, movement: { amountCentimes: number; direction: 'debit' | 'credit' }): Promise<boolean> {
  const [found] = await em.query<[{ ours: boolean }]>(
    `SELECT EXISTS (SELECT FROM payment_order WHERE NOT imported AND state IN ('sent', 'executed', 'recalled') AND amount_centimes = $1)
       OR EXISTS (SELECT FROM payment_batch b WHERE b.total_centimes = $1
         AND EXISTS (SELECT FROM payment_order o WHERE o.batch_id = b.id AND o.state IN ('sent', 'executed', 'recalled')))
       OR ($2 = 'credit' AND EXISTS (SELECT FROM recovery_order WHERE state = 'issued' AND amount_centimes = $1)) AS ours`,
    [movement.amountCentimes, movement.direction],
  );
  return found.ours;
}

/** Two files at once may hold the same movement: they are read one after the other. */
export async function lockEntries(em: Em): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('statement_entry'))`);
}

/** The statement that held a line; of lines read before its name was kept, only the message is known. */
export interface Holder {
  statementRef: string | null;
  messageId: string;
}

/** The statements that hold movements already, by the identity of the movement. */
export async function knownIdentities(em: Em, identities: readonly string[]): Promise<Map<string, Holder[]>> {
  const rows = await em.query<(Holder & { identity: string })[]>(
    `SELECT e.identity, e.statement_ref AS "statementRef", s.message_id AS "messageId"
     FROM statement_entry e JOIN bank_statement s ON s.id = e.statement_id
     WHERE e.identity = ANY($1) AND e.outcome NOT IN ('already', 'not_booked')`,
    [identities],
  );
  const holders = new Map<string, Holder[]>();
  for (const { identity, ...holder } of rows) holders.set(identity, [...(holders.get(identity) ?? []), holder]);
  return holders;
}

/** The hash is the lock: whoever brings the same bytes at the same time waits here, and then finds them read (false). */
export async function insertStatementOnce(
  em: Em,
  statement: Pick<BankStatementFile, 'id' | 'messageId' | 'sha256' | 'fileId' | 'importedBy'>,
): Promise<boolean> {
  const inserted = await em.createQueryBuilder().insert().into(BankStatementFile).values(statement).orIgnore().returning('id').execute();
  return (inserted.raw as unknown[]).length > 0;
}
