import { byName, byWords, type BulkRowFacts, type ListSource } from '#platform';
import { LIVE_STATES } from '../domain/payment-order.machine.js';

export interface ListedTranche {
  conventionId: string;
}

const WITHOUT_ORDER = `NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state IN ('${LIVE_STATES.join(`', '`)}'))`;

/** The conventions in force that have a tranche without an order, each with the first of them; the first in force first. */
export const TRANCHES_TO_ORDER: ListSource<ListedTranche> = {
  select: { conventionId: 'c.id' },
  from: `FROM convention c
    JOIN LATERAL (SELECT t.rank, t.amount_centimes FROM tranche t WHERE t.convention_id = c.id AND ${WITHOUT_ORDER} ORDER BY t.rank LIMIT 1) n ON true`,
  joined: { a: 'LEFT JOIN association a ON a.id = c.association_id' },
  where: `c.state = 'in_force'`,
  scope: { programme: 'c.programme_id', region: 'c.region_code', association: 'c.association_id', application: 'c.application_id' },
  filters: { year: 'c.year = :year', callId: 'c.call_id = :callId', regionCode: 'c.region_code = :regionCode' },
  search: [
    'c.search',
    { column: 'c.association_id', of: 'SELECT s.id FROM association s', words: 's.search' },
    { column: 'c.application_id', of: 'SELECT s.id FROM application s', words: 's.search' },
  ],
  sorts: {
    convention: 'c.number',
    title: byWords('c.title'),
    association: byName('a.name'),
    region: 'c.region_code',
    rank: 'n.rank',
    amount: 'n.amount_centimes',
  },
  served: ['convention'],
  slow: ['callId'],
  order: 'c.in_force_at',
  tie: 'c.id',
  sums: { amountCentimes: 'sum(n.amount_centimes)' },
};

/** Tranches that were chosen there, whatever became of them since. */
export const TRANCHES_CHOSEN: ListSource<BulkRowFacts> = {
  select: { id: 't.id', number: 'c.number', name: 'a.name', amountCentimes: 't.amount_centimes' },
  from: 'FROM tranche t JOIN convention c ON c.id = t.convention_id LEFT JOIN association a ON a.id = c.association_id',
  scope: { programme: 'c.programme_id', region: 'c.region_code', association: 'c.association_id', application: 'c.application_id' },
  sorts: {},
  order: 'c.number, t.rank',
  tie: 't.id',
};
