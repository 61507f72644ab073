import { byName, type ListSource } from '#platform';
import type { PaymentOrder } from './payment-order.entity.js';

export type OrderRow = Pick<
  PaymentOrder,
  | 'id'
  | 'number'
  | 'state'
  | 'conventionId'
  | 'associationId'
  | 'regionCode'
  | 'trancheRank'
  | 'amountCentimes'
  | 'preparedBy'
  | 'verifiedBy'
  | 'preparedAt'
  | 'executedOn'
  | 'imported'
>;

export interface ListedOrder extends OrderRow {
  conventionNumber: string;
}

/** Payment orders, the last number first. */
export const ORDERS: ListSource<ListedOrder> = {
  select: {
    id: 'o.id',
    number: 'o.number',
    state: 'o.state',
    conventionId: 'o.convention_id',
    conventionNumber: 'c.number',
    associationId: 'o.association_id',
    regionCode: 'o.region_code',
    trancheRank: 'o.tranche_rank',
    amountCentimes: 'o.amount_centimes',
    preparedBy: 'o.prepared_by',
    verifiedBy: 'o.verified_by',
    preparedAt: 'o.prepared_at',
    executedOn: 'o.executed_on::text',
    imported: 'o.imported',
  },
  from: 'FROM payment_order o',
  joined: { c: 'JOIN convention c ON c.id = o.convention_id', a: 'LEFT JOIN association a ON a.id = o.association_id' },
  scope: { programme: 'o.programme_id', region: 'o.region_code', association: 'o.association_id', application: 'c.application_id' },
  filters: {
    state: 'o.state = :state',
    year: 'c.year = :year',
    conventionId: 'o.convention_id = :conventionId',
    regionCode: 'o.region_code = :regionCode',
  },
  search: [
    'o.search',
    { column: 'o.convention_id', of: 'SELECT s.id FROM convention s', words: 's.search' },
    {
      column: 'o.convention_id',
      of: 'SELECT t.id FROM convention t JOIN association s ON s.id = t.association_id',
      words: 's.search',
    },
    {
      column: 'o.convention_id',
      of: 'SELECT t.id FROM convention t JOIN application s ON s.id = t.application_id',
      words: 's.search',
    },
  ],
  sorts: {
    number: 'o.number',
    convention: 'c.number',
    association: byName('a.name'),
    region: 'o.region_code',
    amount: 'o.amount_centimes',
    prepared: 'o.prepared_at',
    executed: 'o.executed_on',
    state: 'o.state',
  },
  served: ['number'],
  slow: ['state'],
  order: 'o.number DESC',
  tie: 'o.id',
  sums: { amountCentimes: 'sum(o.amount_centimes)' },
};
