import { positional, scopeCondition, type Actor, type Em } from '#platform';
import { TAKEN_AGAIN, type EntryOutcome } from '../domain/reconciliation.js';
import { readFor } from './movements.js';
import { BankStatementFile } from './statement.entity.js';
import { ENTRIES } from './statements.list.js';

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
export function linesOfStatement(em: Em, actor: Actor, id: string): Promise<StatementLine[]> {
  return readFor<StatementLine>(
    em,
    actor,
    `SELECT l.* FROM bank_statement s, LATERAL (
       SELECT e.position, e.part, e.end_to_end_id AS "endToEndId", e.bank_reference AS "bankReference", e.amount_centimes AS "amountCentimes",
         e.direction, e.booked_on AS "bookedOn", e.outcome, e.remittance, e.batch_reference AS "batchReference",
         (SELECT k.id FROM statement_case k WHERE k.entry_id = e.id) AS "caseId", o.id AS "orderId", o.number AS "orderNumber" ${ENTRIES}) l
     WHERE s.id = :id ORDER BY l.position, l.part`,
    { id },
  );
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
  const orders = scopeCondition(actor, {
    programme: 'o.programme_id',
    region: 'o.region_code',
    association: 'o.association_id',
    application: 'c.application_id',
  });
  const recoveries = scopeCondition(actor, {
    programme: 'r.programme_id',
    region: 'r.region_code',
    association: 'r.association_id',
    application: 'c.application_id',
  });
  const { text, params } = positional(
    `(SELECT 'payment_order' AS kind, o.id, o.number, o.convention_id AS "conventionId"
      FROM payment_order o JOIN convention c ON c.id = o.convention_id
      WHERE NOT o.imported AND o.amount_centimes = :amountCentimes AND ${orders.sql} AND (o.state = ANY(:awaiting) OR (:isCredit AND (
        EXISTS (SELECT FROM recovery_order r WHERE r.payment_order_id = o.id AND r.state = 'issued')
        OR EXISTS (SELECT FROM statement_entry e JOIN statement_case k ON k.entry_id = e.id AND k.state = 'open'
          WHERE e.payment_order_id = o.id AND e.direction = 'debit' AND e.outcome = ANY(:takenAgain)))))
      ORDER BY o.number LIMIT 20)
     UNION ALL
     (SELECT 'recovery_order', r.id, r.number, r.convention_id FROM recovery_order r JOIN convention c ON c.id = r.convention_id
      WHERE :isCredit AND r.state = 'issued' AND r.payment_order_id IS NULL AND r.amount_centimes = :amountCentimes AND ${recoveries.sql}
      ORDER BY r.number LIMIT 20)`,
    { ...orders.values, ...recoveries.values, amountCentimes, awaiting, isCredit: direction === 'credit', takenAgain: TAKEN_AGAIN },
  );
  return em.query(text, params);
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
