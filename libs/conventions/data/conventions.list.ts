import { byName, byWords, type ListSource } from '#platform';
import type { Convention } from './convention.entity.js';

export type ListedConvention = Pick<
  Convention,
  | 'id'
  | 'number'
  | 'instrument'
  | 'state'
  | 'title'
  | 'applicationId'
  | 'associationId'
  | 'regionCode'
  | 'domainCode'
  | 'amountCentimes'
  | 'year'
  | 'startsOn'
  | 'endsOn'
>;

/** SQL: the coded reasons of the end of an act, parted by blanks. */
export const REASONS_OF_ENDING = `array_to_string(c.reasons, ' ')`;

/** Conventions and award decisions, the newest first. An act stands without the rows of the stages before: they are joined where they are. */
export const CONVENTIONS: ListSource<ListedConvention> = {
  select: {
    id: 'c.id',
    number: 'c.number',
    instrument: 'c.instrument',
    state: 'c.state',
    title: 'c.title',
    applicationId: 'c.application_id',
    associationId: 'c.association_id',
    regionCode: 'c.region_code',
    domainCode: 'c.domain_code',
    amountCentimes: 'c.amount_centimes',
    year: 'c.year',
    startsOn: 'c.starts_on::text',
    endsOn: 'c.ends_on::text',
  },
  from: 'FROM convention c',
  joined: { a: 'LEFT JOIN association a ON a.id = c.association_id' },
  scope: { programme: 'c.programme_id', region: 'c.region_code', association: 'c.association_id', application: 'c.application_id' },
  filters: {
    state: 'c.state = :state',
    year: 'c.year = :year',
    instrument: 'c.instrument = :instrument',
    callId: 'c.call_id = :callId',
    regionCode: 'c.region_code = :regionCode',
    reason: 'c.reasons @> ARRAY[:reason::text]',
  },
  search: [
    'c.search',
    { column: 'c.association_id', of: 'SELECT s.id FROM association s', words: 's.search' },
    { column: 'c.application_id', of: 'SELECT s.id FROM application s', words: 's.search' },
  ],
  sorts: {
    number: 'c.number',
    title: byWords('c.title'),
    association: byName('a.name'),
    region: 'c.region_code',
    amount: 'c.amount_centimes',
    starts: 'c.starts_on',
    ends: 'c.ends_on',
    state: 'c.state',
  },
  served: ['number'],
  slow: ['state', 'callId', 'reason'],
  order: 'c.created_at DESC',
  tie: 'c.id',
  sums: { amountCentimes: 'sum(c.amount_centimes)' },
};
