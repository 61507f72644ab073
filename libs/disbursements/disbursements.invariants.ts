import type { Invariant } from '#platform';

const LIVE = `('prepared', 'verified', 'authorised', 'sent', 'executed')`;

export const disbursementInvariants: Invariant[] = [
  {
    name: 'paid ≤ ordered ≤ convention, for every convention',
    sql: `SELECT c.id, c.number FROM convention c JOIN payment_order o ON o.convention_id = c.id AND o.state IN ${LIVE}
          GROUP BY c.id HAVING sum(o.amount_centimes) > c.amount_centimes
            OR coalesce(sum(o.amount_centimes) FILTER (WHERE o.state = 'executed'), 0) > sum(o.amount_centimes)`,
  },
  {
    name: 'a tranche has at most one live order, of its own amount',
    sql: `SELECT t.id FROM tranche t JOIN payment_order o ON o.tranche_id = t.id AND o.state IN ${LIVE}
          GROUP BY t.id HAVING count(*) > 1 OR sum(o.amount_centimes) <> t.amount_centimes`,
  },
  {
    name: 'three different people on every order that was authorised',
    sql: `SELECT id, number FROM payment_order WHERE NOT imported AND authorised_by IS NOT NULL
          AND (prepared_by = verified_by OR prepared_by = authorised_by OR verified_by = authorised_by)`,
  },
  {
    name: 'no order is executed without the entry of a bank statement',
    sql: `SELECT id, number FROM payment_order o WHERE state IN ('executed', 'reversed') AND NOT imported
          AND NOT EXISTS (SELECT FROM statement_entry e WHERE e.payment_order_id = o.id AND e.outcome = 'executed')`,
  },
  {
    name: 'every transaction of the ledger balances',
    sql: `SELECT transaction_id FROM ledger_entry GROUP BY transaction_id HAVING sum(debit_centimes) <> sum(credit_centimes)`,
  },
  {
    name: 'no account of the ledger but the budget is overdrawn, for any convention',
    sql: `SELECT convention_id, account FROM ledger_entry WHERE account <> 'budget'
          GROUP BY convention_id, account HAVING sum(debit_centimes - credit_centimes) < 0`,
  },
  {
    name: 'the ledger says of each convention what its orders say',
    sql: `SELECT l.convention_id FROM (SELECT convention_id,
              sum(debit_centimes - credit_centimes) FILTER (WHERE account = 'order') AS ordered,
              sum(debit_centimes - credit_centimes) FILTER (WHERE account IN ('payment', 'recovery', 'recovered')) AS paid
            FROM ledger_entry GROUP BY convention_id) l
          WHERE coalesce(l.paid, 0) <> (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = l.convention_id AND o.state = 'executed')
            OR coalesce(l.ordered, 0) <> (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = l.convention_id
              AND o.state IN ('prepared', 'verified', 'authorised', 'sent'))`,
  },
  {
    name: 'what is recovered was paid',
    sql: `SELECT r.convention_id FROM recovery_order r WHERE r.state <> 'cancelled' GROUP BY r.convention_id
          HAVING sum(r.amount_centimes) > (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = r.convention_id AND o.state = 'executed')`,
  },
];
