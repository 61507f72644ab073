import type { Em } from '#platform';

/** A movement of our account that was booked; one that was read before counts only where it had been passed over. */
const OF_OUR_ACCOUNT = `e.outcome NOT IN ('not_booked', 'other_account', 'no_account') AND (e.outcome <> 'already' OR k.id IS NOT NULL)`;
/** Money that left counts at once; money that came back, once it did something or two persons settled its case. */
const SETTLED_IF_CREDIT = `(e.direction = 'debit' OR k.state IS DISTINCT FROM 'open')`;
/** A line that may be another's twin counts as money that left until two persons close it as one movement. */
const NOT_A_TWIN = `(e.outcome <> 'repeated' OR k.state = 'matched' OR (e.direction = 'debit' AND k.state <> 'closed'))`;
/** A debit below the order that two persons closed is a charge on its transfer, and none of its money. */
const NOT_A_CHARGE = `(e.outcome <> 'wrong_amount' OR k.state <> 'closed' OR e.amount_centimes >= o.amount_centimes)`;

/**
 * What the bank booked about each order: columns `order_id`, `entry_id`, `direction`, `amount_centimes`, `at` (when it came to count). An
 * entry concerns the order it names, the one it was matched with, or, where it names a file as a whole and settled none of it, each
 * order of the file in proportion; one matched with a recovery concerns no order.
 */
export const BOOKED = `
  SELECT o.id AS order_id, e.id AS entry_id, e.direction, e.amount_centimes, CASE WHEN k.state = 'matched' THEN k.settled_at ELSE s.imported_at END AS at
  FROM statement_entry e JOIN bank_statement s ON s.id = e.statement_id LEFT JOIN statement_case k ON k.entry_id = e.id
  JOIN payment_order o ON o.id = coalesce(k.payment_order_id, e.payment_order_id)
  WHERE k.recovery_order_id IS NULL AND ${OF_OUR_ACCOUNT} AND ${SETTLED_IF_CREDIT} AND ${NOT_A_TWIN} AND ${NOT_A_CHARGE}
  UNION ALL
  SELECT o.id, e.id, e.direction,
    (CASE e.direction WHEN 'debit' THEN ceil(e.amount_centimes::numeric * o.amount_centimes / b.total_centimes)
      ELSE floor(e.amount_centimes::numeric * o.amount_centimes / b.total_centimes) END)::bigint, s.imported_at
  FROM statement_entry e JOIN bank_statement s ON s.id = e.statement_id LEFT JOIN statement_case k ON k.entry_id = e.id
  JOIN payment_batch b ON b.number = e.batch_reference JOIN payment_order o ON o.batch_id = b.id
  WHERE e.payment_order_id IS NULL AND e.end_to_end_id IS NULL AND k.state IS DISTINCT FROM 'matched' AND ${OF_OUR_ACCOUNT} AND ${SETTLED_IF_CREDIT} AND ${NOT_A_TWIN}`;

/** Debits less credits. */
export const NET = `sum(CASE x.direction WHEN 'debit' THEN x.amount_centimes ELSE -x.amount_centimes END)`;

/** Debits less credits of orders, in centimes; an order of which the bank said nothing is left out. `except` is an entry not to count. */
export async function bookedNet(em: Em, orderIds: readonly string[], except: string | null = null): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await em.query<{ orderId: string; net: number }[]>(
    `SELECT x.order_id AS "orderId", ${NET}::bigint AS net FROM (${BOOKED}) x
     WHERE x.order_id = ANY($1) AND ($2::uuid IS NULL OR x.entry_id <> $2) GROUP BY x.order_id`,
    [orderIds, except],
  );
  return new Map(rows.map(({ orderId, net }) => [orderId, Number(net)]));
}
