import { inMyParts, type Actor, type Em, type ListSource } from '#platform';
import { readFor } from './movements.js';
import type { PaymentBatch } from './payment-order.entity.js';

export type ListedBatch = Pick<PaymentBatch, 'id' | 'number' | 'executionDate' | 'orders' | 'totalCentimes' | 'slipFileId' | 'createdAt'>;

/**
 * Batches, the last number first. The file of a batch names payees with their accounts: a regional reader has those whose every order is of
 * the region, and nobody those that pay their own association.
 */
export const BATCHES: ListSource<ListedBatch> = {
  select: {
    id: 'b.id',
    number: 'b.number',
    executionDate: 'b.execution_date::text',
    orders: 'b.orders',
    totalCentimes: 'b.total_centimes',
    slipFileId: 'b.slip_file_id',
    createdAt: 'b.created_at',
  },
  from: 'FROM payment_batch b',
  // Asked of each batch of the page: as a condition between tables it would be answered for all orders first.
  where: `NOT coalesce((SELECT bool_or(o.region_code <> :myRegion::text OR o.association_id = ANY(:myAssociations::uuid[])
      OR NOT ${inMyParts('o.programme_id', 'o.region_code')})
    FROM payment_order o WHERE o.batch_id = b.id), false)`,
  search: ['b.search'],
  sorts: {
    number: 'b.number',
    created: 'b.created_at',
    execution: 'b.execution_date',
    orders: 'b.orders',
    amount: 'b.total_centimes',
  },
  filters: { year: `extract(year FROM b.execution_date) = :year` },
  served: ['number'],
  order: 'b.number DESC',
  tie: 'b.id',
  sums: { totalCentimes: 'sum(b.total_centimes)', orders: 'sum(b.orders)' },
};

/** Undefined also for a batch with an order of another region. */
export async function findBatch(em: Em, actor: Actor, id: string): Promise<Pick<PaymentBatch, 'fileId' | 'slipFileId'> | undefined> {
  const rows = await readFor<Pick<PaymentBatch, 'fileId' | 'slipFileId'>>(
    em,
    actor,
    `SELECT b.file_id AS "fileId", b.slip_file_id AS "slipFileId" ${BATCHES.from} WHERE (${BATCHES.where}) AND b.id = :id`,
    { id },
  );
  return rows[0];
}
