import { byName, type ListSource } from '#platform';
import type { RecoveryOrder } from './payment-order.entity.js';

export type RecoveryRow = Pick<
  RecoveryOrder,
  | 'id'
  | 'number'
  | 'conventionId'
  | 'associationId'
  | 'regionCode'
  | 'amountCentimes'
  | 'reason'
  | 'paymentOrderId'
  | 'state'
  | 'issuedAt'
  | 'settledOn'
  | 'reference'
>;

export interface ListedRecovery extends RecoveryRow {
  conventionNumber: string;
}

/** Recovery orders, the last number first. */
export const RECOVERIES: ListSource<ListedRecovery> = {
  select: {
    id: 'r.id',
    number: 'r.number',
    conventionId: 'r.convention_id',
    conventionNumber: 'c.number',
    associationId: 'r.association_id',
    regionCode: 'r.region_code',
    amountCentimes: 'r.amount_centimes',
    reason: 'r.reason',
    paymentOrderId: 'r.payment_order_id',
    state: 'r.state',
    issuedAt: 'r.issued_at',
    settledOn: 'r.settled_on::text',
    reference: 'r.reference',
  },
  from: 'FROM recovery_order r',
  joined: { c: 'JOIN convention c ON c.id = r.convention_id', a: 'LEFT JOIN association a ON a.id = r.association_id' },
  scope: { programme: 'r.programme_id', region: 'r.region_code', association: 'r.association_id', application: 'c.application_id' },
  filters: { state: 'r.state = :state', year: 'c.year = :year', regionCode: 'r.region_code = :regionCode' },
  search: [
    'r.search',
    { column: 'r.convention_id', of: 'SELECT s.id FROM convention s', words: 's.search' },
    {
      column: 'r.convention_id',
      of: 'SELECT t.id FROM convention t JOIN association s ON s.id = t.association_id',
      words: 's.search',
    },
    {
      column: 'r.convention_id',
      of: 'SELECT t.id FROM convention t JOIN application s ON s.id = t.application_id',
      words: 's.search',
    },
  ],
  sorts: {
    number: 'r.number',
    convention: 'c.number',
    association: byName('a.name'),
    region: 'r.region_code',
    amount: 'r.amount_centimes',
    issued: 'r.issued_at',
    settled: 'r.settled_on',
    state: 'r.state',
  },
  served: ['number'],
  slow: ['state'],
  order: 'r.number DESC',
  tie: 'r.id',
  sums: { amountCentimes: 'sum(r.amount_centimes)' },
};
