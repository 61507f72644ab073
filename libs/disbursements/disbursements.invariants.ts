import type { Invariant } from '#platform';
import { BOOKED, NET } from './data/booked.js';

const LIVE = `('prepared', 'verified', 'authorised', 'sent', 'executed', 'recalled')`;
/** Money that is at the associations under the promise of a convention: paid, or reversed and awaited. */
const OUT = `('executed', 'recalled')`;

export const disbursementInvariants: Invariant[] = [
  {
    name: 'paid ≤ ordered ≤ convention, for every convention',
    sql: `SELECT c.id, c.number FROM convention c JOIN payment_order o ON o.convention_id = c.id AND o.state IN ${LIVE}
          GROUP BY c.id HAVING sum(o.amount_centimes) > c.amount_centimes
            OR coalesce(sum(o.amount_centimes) FILTER (WHERE o.state IN ${OUT}), 0) > sum(o.amount_centimes)`,
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
    sql: `SELECT id, number FROM payment_order o WHERE state IN ('executed', 'recalled', 'reversed') AND NOT imported
          AND NOT EXISTS (SELECT FROM statement_entry e WHERE e.payment_order_id = o.id AND e.outcome = 'executed')
          AND NOT EXISTS (SELECT FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id
            WHERE k.payment_order_id = o.id AND k.state = 'matched' AND e.direction = 'debit')`,
  },
  {
    // Every entry that concerns an order counts, second debits too. What the bank took twice is told by its open case; once two
    // persons have closed that, it stays red here until the bank shows the money.
    name: 'booked debits − booked credits ≤ convention, as the bank’s own entries say',
    sql: `SELECT c.id, c.number FROM convention c JOIN payment_order o ON o.convention_id = c.id JOIN (${BOOKED}) x ON x.order_id = o.id
          WHERE NOT EXISTS (SELECT FROM statement_case k WHERE k.entry_id = x.entry_id AND k.state = 'open' AND x.direction = 'debit')
          GROUP BY c.id HAVING ${NET} > c.amount_centimes`,
  },
  {
    // At one of its credits at least: the bank may debit it once more afterwards, and that is a case.
    name: 'an order came back only when the bank’s credits covered all its debits',
    sql: `SELECT o.id, o.number FROM payment_order o JOIN (${BOOKED}) c ON c.order_id = o.id AND c.direction = 'credit'
          WHERE o.state IN ('reversed', 'rejected') AND NOT o.imported
            AND NOT EXISTS (SELECT FROM recovery_order r WHERE r.payment_order_id = o.id AND r.state <> 'settled')
          GROUP BY o.id HAVING bool_and((SELECT ${NET} FROM (${BOOKED}) x WHERE x.order_id = o.id AND x.at <= c.at) > 0)`,
  },
  {
    name: 'a payment that was reversed is back by the bank’s credit, or is owed by a receivable',
    sql: `SELECT o.id, o.number FROM payment_order o WHERE NOT o.imported AND o.state IN ('recalled', 'reversed')
          AND NOT EXISTS (SELECT FROM recovery_order r WHERE r.payment_order_id = o.id)
          AND NOT (o.state = 'reversed' AND (
            EXISTS (SELECT FROM statement_entry e WHERE e.payment_order_id = o.id AND e.outcome = 'given_back')
            OR EXISTS (SELECT FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id
              WHERE k.payment_order_id = o.id AND k.state = 'matched' AND e.direction = 'credit')))`,
  },
  {
    name: 'every movement that does not fit is a case',
    sql: `SELECT e.id, e.outcome FROM statement_entry e WHERE e.outcome IN ('unknown', 'wrong_amount', 'wrong_total', 'wrong_state',
            'second_debit', 'second_credit', 'other_account', 'no_account', 'repeated') AND NOT EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id)`,
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
              sum(debit_centimes - credit_centimes) FILTER (WHERE account IN ('payment', 'recovery', 'recovered') AND movement <> 'claim') AS paid
            FROM ledger_entry GROUP BY convention_id) l
          WHERE coalesce(l.paid, 0) <> (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = l.convention_id AND o.state IN ${OUT})
            OR coalesce(l.ordered, 0) <> (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = l.convention_id
              AND o.state IN ('prepared', 'verified', 'authorised', 'sent'))`,
  },
  {
    name: 'what is recovered was paid',
    sql: `SELECT r.convention_id FROM recovery_order r WHERE r.state <> 'cancelled' AND r.payment_order_id IS NULL GROUP BY r.convention_id
          HAVING sum(r.amount_centimes) > (SELECT coalesce(sum(amount_centimes), 0) FROM payment_order o WHERE o.convention_id = r.convention_id AND o.state = 'executed')`,
  },
];
