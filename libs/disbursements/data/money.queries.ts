import type { Em } from '#platform';
import { LIVE_STATES } from '../domain/payment-order.machine.js';

export interface ConventionMoney {
  conventionId: string;
  orderedCentimes: number;
  paidCentimes: number;
  recoveredCentimes: number;
}

/** Ordered (paid or under way), paid and recovered, for every convention asked; zeros where nothing moved. */
export async function moneyOf(em: Em, conventionIds: readonly string[]): Promise<Map<string, ConventionMoney>> {
  const rows = await em.query<{ id: string; ordered: number; paid: number; recovered: number }[]>(
    `SELECT c.id,
       (SELECT coalesce(sum(amount_centimes), 0)::bigint FROM payment_order o WHERE o.convention_id = c.id AND o.state = ANY($2)) AS ordered,
       (SELECT coalesce(sum(amount_centimes), 0)::bigint FROM payment_order o WHERE o.convention_id = c.id AND o.state = 'executed') AS paid,
       (SELECT coalesce(sum(amount_centimes), 0)::bigint FROM recovery_order r
        WHERE r.convention_id = c.id AND r.state = 'settled' AND r.payment_order_id IS NULL) AS recovered
     FROM unnest($1::uuid[]) AS c(id)`,
    [conventionIds, LIVE_STATES],
  );
  return new Map(
    rows.map(({ id, ordered, paid, recovered }) => [
      id,
      { conventionId: id, orderedCentimes: Number(ordered), paidCentimes: Number(paid), recoveredCentimes: Number(recovered) },
    ]),
  );
}

/** Writes how much of a tranche an accepted report spent, or writes it anew. */
export async function writeReportFact(em: Em, report: { conventionId: string; trancheRank: number; spentCentimes: number }): Promise<void> {
  await em.query(
    `INSERT INTO report_fact (convention_id, tranche_rank, spent_centimes) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT report_fact_pk DO UPDATE SET spent_centimes = excluded.spent_centimes, accepted_at = clock_timestamp()`,
    [report.conventionId, report.trancheRank, report.spentCentimes],
  );
}

/** Writes the reversal of every movement of a source that is not undone yet, the last first. */
export async function reverseMovements(em: Em, sourceId: string): Promise<void> {
  await em.query(
    `WITH undone AS (
       SELECT DISTINCT ON (transaction_id) transaction_id, gen_random_uuid() AS reversal FROM ledger_entry l
       WHERE source_id = $1 AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = l.transaction_id)
     )
     INSERT INTO ledger_entry (transaction_id, movement, account, debit_centimes, credit_centimes, convention_id, source_id, reverses_id)
     SELECT u.reversal, l.movement, l.account, l.credit_centimes, l.debit_centimes, l.convention_id, l.source_id, l.transaction_id
     FROM undone u JOIN ledger_entry l ON l.transaction_id = u.transaction_id ORDER BY l.id DESC`,
    [sourceId],
  );
}
