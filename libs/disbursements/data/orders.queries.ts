import { In } from 'typeorm';
import { scopeParams, scopeSql, type Instrument } from '#conventions';
import type { Actor, Em } from '#platform';
import { LIVE_STATES, type PaymentOrderState } from '../domain/payment-order.machine.js';
import { PaymentBatch, PaymentOrder, RecoveryOrder } from './payment-order.entity.js';

interface Paging {
  page: number;
  pageSize: number;
}

const limits = ({ page, pageSize }: Paging): [number, number] => [pageSize, (page - 1) * pageSize];

async function countOf(em: Em, filter: string, params: readonly unknown[]): Promise<number> {
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${filter}`, [...params]);
  return total.count;
}

/** One page of the conventions in force, within the actor's scope, that have a tranche without an order, the first in force first. */
export async function conventionsToPay(em: Em, actor: Actor, paging: Paging): Promise<{ ids: string[]; total: number }> {
  const filter = `FROM convention c WHERE c.state = 'in_force' AND ${scopeSql('c', 2)} AND EXISTS (
    SELECT FROM tranche t WHERE t.convention_id = c.id
    AND NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state = ANY($1)))`;
  const params = [LIVE_STATES, ...scopeParams(actor)];
  const total = await countOf(em, filter, params);
  const rows = await em.query<{ id: string }[]>(`SELECT c.id ${filter} ORDER BY c.in_force_at, c.id LIMIT $5 OFFSET $6`, [
    ...params,
    ...limits(paging),
  ]);
  return { ids: rows.map(({ id }) => id), total };
}

/** The first conventions in force with a tranche whose turn has come: no order of its own, the one before paid and reported. */
export function firstTranchesDue(em: Em, actor: Actor): Promise<{ id: string; number: string; instrument: Instrument; title: string }[]> {
  return em.query(
    `SELECT c.id, c.number, c.instrument, c.title FROM tranche t JOIN convention c ON c.id = t.convention_id
     WHERE c.state = 'in_force' AND ${scopeSql('c', 2)}
       AND NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state = ANY($1))
       AND (t.rank = 1 OR EXISTS (SELECT FROM report_fact f WHERE f.convention_id = c.id AND f.tranche_rank = t.rank - 1))
       AND (t.not_before IS NULL OR t.not_before <= current_date)
     ORDER BY c.in_force_at LIMIT 5`,
    [LIVE_STATES, ...scopeParams(actor)],
  );
}

/** One page of the orders within the actor's scope, the last number first. */
export async function listOrders(
  em: Em,
  actor: Actor,
  filter: Paging & { state?: string },
): Promise<{ rows: PaymentOrder[]; total: number }> {
  const readable = `FROM payment_order o WHERE ($1::text IS NULL OR o.state = $1) AND ${scopeSql('o', 2)}`;
  const params = [filter.state ?? null, ...scopeParams(actor)];
  const total = await countOf(em, readable, params);
  const ids = await em.query<{ id: string }[]>(`SELECT o.id ${readable} ORDER BY o.number DESC LIMIT $5 OFFSET $6`, [
    ...params,
    ...limits(filter),
  ]);
  const rows = await em.find(PaymentOrder, { where: { id: In(ids.map(({ id }) => id)) }, order: { number: 'DESC' } });
  return { rows, total };
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
  // Who has not acted yet is unknown (NULL), which is not the actor.
  const rows = await em.query<WaitingOrder[]>(
    `SELECT count(*) OVER ()::int AS count, o.id, o.number, o.amount_centimes AS "amountCentimes",
       o.association_id AS "associationId"
     FROM payment_order o
     WHERE o.state = $1 AND ($1 = 'authorised' OR ($2::uuid = ANY(ARRAY[o.prepared_by, o.verified_by])) IS NOT TRUE) AND ${scopeSql('o', 3)}
     ORDER BY o.number LIMIT 1`,
    [state, actor.personId, ...scopeParams(actor)],
  );
  return rows[0] && { ...rows[0], amountCentimes: Number(rows[0].amountCentimes) };
}

/** When each event last happened to an order, from the audit trail. */
export async function momentsOf(em: Em, orderId: string): Promise<Map<string, Date>> {
  const rows = await em.query<{ event: string; at: Date }[]>(
    `SELECT event, max(at) AS at FROM audit_entry WHERE subject = 'payment_order' AND subject_id = $1 GROUP BY event`,
    [orderId],
  );
  return new Map(rows.map(({ event, at }) => [event, at]));
}

/** One page of the recovery orders within the actor's scope, the last number first. */
export async function listRecoveries(em: Em, actor: Actor, paging: Paging): Promise<{ rows: RecoveryOrder[]; total: number }> {
  const readable = `FROM recovery_order r WHERE ${scopeSql('r', 1)}`;
  const params = scopeParams(actor);
  const total = await countOf(em, readable, params);
  const ids = await em.query<{ id: string }[]>(`SELECT r.id ${readable} ORDER BY r.number DESC LIMIT $4 OFFSET $5`, [
    ...params,
    ...limits(paging),
  ]);
  const rows = await em.find(RecoveryOrder, { where: { id: In(ids.map(({ id }) => id)) }, order: { number: 'DESC' } });
  return { rows, total };
}

/**
 * The file of a batch names payees with their accounts: a regional reader has those whose every order is of the region, and
 * nobody those that pay their own association.
 */
function readableBatches(em: Em, actor: Actor) {
  return em.createQueryBuilder(PaymentBatch, 'batch').where(
    `NOT EXISTS (SELECT 1 FROM payment_order o WHERE o.batch_id = batch.id
       AND (o.region_code <> CAST(:region AS text) OR o.association_id = ANY(CAST(:own AS uuid[]))))`,
    { region: actor.scope.regionCode ?? null, own: [...actor.ownAssociationIds] },
  );
}

/** One page of the batches that the actor may read, the last number first. */
export async function listBatches(em: Em, actor: Actor, paging: Paging): Promise<{ rows: PaymentBatch[]; total: number }> {
  const [take, skip] = limits(paging);
  const [rows, total] = await readableBatches(em, actor).orderBy('batch.number', 'DESC').take(take).skip(skip).getManyAndCount();
  return { rows, total };
}

/** Null also for a batch with an order of another region. */
export function findBatch(em: Em, actor: Actor, id: string): Promise<PaymentBatch | null> {
  return readableBatches(em, actor).andWhere('batch.id = :id', { id }).getOne();
}
