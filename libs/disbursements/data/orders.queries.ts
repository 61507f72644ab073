import type { Instrument } from '#conventions';
import type { Label } from '#kernel';
import { countsAs, positional, scopeCondition, type Actor, type Em } from '#platform';
import { LIVE_STATES, type PaymentOrderState } from '../domain/payment-order.machine.js';

/** The first conventions in force with a tranche whose turn has come: no order of its own, the one before paid and reported. */
export function firstTranchesDue(em: Em, actor: Actor): Promise<{ id: string; number: string; instrument: Instrument; title: string }[]> {
  const scope = scopeCondition(actor, {
    programme: 'c.programme_id',
    region: 'c.region_code',
    association: 'c.association_id',
    application: 'c.application_id',
  });
  const { text, params } = positional(
    `SELECT c.id, c.number, c.instrument, c.title FROM tranche t JOIN convention c ON c.id = t.convention_id
     WHERE c.state = 'in_force' AND ${scope.sql}
       AND NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state = ANY(:live))
       AND (t.rank = 1 OR EXISTS (SELECT FROM report_fact f WHERE f.convention_id = c.id AND f.tranche_rank = t.rank - 1))
       AND (t.not_before IS NULL OR t.not_before <= current_date)
     ORDER BY c.in_force_at LIMIT 5`,
    { ...scope.values, live: LIVE_STATES },
  );
  return em.query(text, params);
}

export interface WaitingOrder {
  /** Of all that wait. */
  count: number;
  id: string;
  number: string;
  amountCentimes: number;
  associationId: string;
}

/** The first of the orders in a state that wait for the actor: nobody acts twice on one order. */
export async function firstWaitingOrder(em: Em, actor: Actor, state: PaymentOrderState): Promise<WaitingOrder | undefined> {
  const scope = scopeCondition(actor, {
    programme: 'o.programme_id',
    region: 'o.region_code',
    association: 'o.association_id',
    application: 'c.application_id',
  });
  // Who has not acted yet is unknown (NULL), which is not the actor.
  const { text, params } = positional(
    `SELECT count(*) OVER ()::int AS count, o.id, o.number, o.amount_centimes AS "amountCentimes",
       o.association_id AS "associationId"
     FROM payment_order o JOIN convention c ON c.id = o.convention_id
     WHERE o.state = :state AND (:state = 'authorised' OR (:mine::uuid[] && ARRAY[o.prepared_by, o.verified_by]) IS NOT TRUE) AND ${scope.sql}
     ORDER BY o.number LIMIT 1`,
    { ...scope.values, state, mine: countsAs(actor) },
  );
  const rows = await em.query<WaitingOrder[]>(text, params);
  return rows[0];
}

/** When each event last happened to an order, from the audit trail. */
export async function momentsOf(em: Em, orderId: string): Promise<Map<string, Date>> {
  const rows = await em.query<{ event: string; at: Date }[]>(
    `SELECT event, max(at) AS at FROM audit_entry WHERE subject = 'payment_order' AND subject_id = $1 GROUP BY event`,
    [orderId],
  );
  return new Map(rows.map(({ event, at }) => [event, at]));
}

/** What was sent to the bank from the accounts of an institution, or is awaited back on them. */
export async function paymentsHolding(em: Em, institutionId: string): Promise<Label[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT o.number FROM paying_account a JOIN payment_batch b ON b.paying_account_id = a.id JOIN payment_order o ON o.batch_id = b.id
     WHERE a.institution_id = $1 AND o.state IN ('sent', 'recalled') ORDER BY o.number LIMIT 20`,
    [institutionId],
  );
  return rows.map(({ number }) => ({ fr: number, ar: `\u2066${number}\u2069`, en: number }));
}
