import { selectOf, type Actor, type Em, type ListSource } from '#platform';
import type { EntryOutcome } from '../domain/reconciliation.js';
import type { StatementCaseState } from '../domain/statement-case.machine.js';
import { KNOWN_TO_READER, readFor } from './movements.js';

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

/** Movements of the bank that somebody has to look at, the last opened first. */
export const CASES: ListSource<CaseRow> = {
  select: {
    id: 'k.id',
    state: 'k.state',
    openedAt: 'k.opened_at',
    reason: 'k.reason',
    outcome: 'e.outcome',
    direction: 'e.direction',
    amountCentimes: 'e.amount_centimes',
    bookedOn: 'e.booked_on::text',
    endToEndId: 'e.end_to_end_id',
    batchReference: 'e.batch_reference',
    bankReference: 'e.bank_reference',
    remittance: 'e.remittance',
    statementId: 'e.statement_id',
    orderId: 'o.id',
    orderNumber: 'o.number',
  },
  from: `FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id JOIN bank_statement s ON s.id = e.statement_id
    LEFT JOIN payment_order o ON o.id = coalesce(k.payment_order_id, e.payment_order_id) LEFT JOIN convention c ON c.id = o.convention_id`,
  where: KNOWN_TO_READER,
  filters: {
    state: 'k.state = :state',
    outcome: 'e.outcome = :outcome',
    direction: 'e.direction = :direction',
    statementId: 'e.statement_id = :statementId',
  },
  search: ['e.search', 'o.search', 's.search'],
  sorts: {
    opened: 'k.opened_at',
    outcome: 'e.outcome',
    order: 'o.number',
    amount: 'e.amount_centimes',
    direction: 'e.direction',
    booked: 'e.booked_on',
    state: 'k.state',
  },
  served: ['opened'],
  // Few movements do not fit: their words are looked for row by row.
  slow: ['state', 'outcome', 'q'],
  order: 'k.opened_at DESC',
  tie: 'k.id',
  sums: {
    debitCentimes: `sum(e.amount_centimes) FILTER (WHERE e.direction = 'debit')`,
    creditCentimes: `sum(e.amount_centimes) FILTER (WHERE e.direction = 'credit')`,
  },
};

export async function countOpenCases(em: Em, actor: Actor): Promise<number> {
  const [total] = await readFor<{ count: number }>(
    em,
    actor,
    `SELECT count(*)::int AS count ${CASES.from} WHERE (${CASES.where}) AND k.state = 'open'`,
  );
  return total!.count;
}

/** Undefined also for what is beyond the actor's scope. */
export async function findCase(em: Em, actor: Actor, id: string): Promise<CaseRow | undefined> {
  const rows = await readFor<CaseRow>(em, actor, `SELECT ${selectOf(CASES)} ${CASES.from} WHERE (${CASES.where}) AND k.id = :id`, { id });
  return rows[0];
}
