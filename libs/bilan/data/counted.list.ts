import { STATES_IN_EFFECT, type UnknownFact } from '#conventions';
import { byName, byWords, type ListSource } from '#platform';
import { UNKNOWN_REGION } from '../domain/bilan.js';

export interface ListedProject {
  conventionId: string;
  number: string;
  title: string;
  associationId: string;
  domainCode: string;
  /** Null when nobody wrote it down. */
  regionCode: string | null;
  awardedCentimes: number;
  year: number;
  unknown: UnknownFact[];
}

/** A project whose region nobody wrote down is counted in none. */
const REGION = `CASE WHEN NOT c.unknown @> '["region"]' THEN c.region_code END`;

/** The projects that the figures count, the oldest number first: those of a region are exactly those that its figures count. */
export const COUNTED: ListSource<ListedProject> = {
  select: {
    conventionId: 'c.id',
    number: 'c.number',
    title: 'c.title',
    associationId: 'c.association_id',
    domainCode: 'c.domain_code',
    regionCode: REGION,
    awardedCentimes: 'c.amount_centimes',
    year: 'c.year',
    unknown: 'c.unknown',
  },
  from: 'FROM convention c',
  joined: { a: 'LEFT JOIN association a ON a.id = c.association_id' },
  where: `c.state IN ('${STATES_IN_EFFECT.join(`', '`)}')`,
  scope: { programme: 'c.programme_id', region: REGION },
  filters: {
    year: 'c.year = :year',
    domain: 'c.domain_code = :domain',
    region: `coalesce(${REGION}, '${UNKNOWN_REGION.code}') = :region`,
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
    domain: 'c.domain_code',
    region: REGION,
    awarded: 'c.amount_centimes',
  },
  served: ['number'],
  slow: ['domain', 'region'],
  order: 'c.number',
  tie: 'c.id',
  sums: { awardedCentimes: 'sum(c.amount_centimes)' },
};
