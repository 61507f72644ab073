import type { Localized } from '#kernel';
import { byName, byWords, type ListSource } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';

export interface OfficerRow {
  id: string;
  number: string;
  title: string;
  associationId: string;
  association: Localized;
  callId: string;
  callNumber: string;
  callTitle: Localized;
  domainCode: string;
  regionCode: string;
  state: ApplicationState;
  askedCentimes: number;
  totalCentimes: number;
  submittedAt: Date | null;
}

/** The files that were submitted, the last first. */
export const SUBMITTED: ListSource<OfficerRow> = {
  select: {
    id: 'a.id',
    number: 'a.number',
    title: 'a.title',
    associationId: 'a.association_id',
    association: 'o.name',
    callId: 'a.call_id',
    callNumber: 'c.number',
    callTitle: 'c.title',
    domainCode: 'a.domain_code',
    regionCode: 'a.region_code',
    state: 'a.state',
    askedCentimes: 'a.asked_centimes',
    totalCentimes: 'a.total_centimes',
    submittedAt: 'a.submitted_at',
  },
  from: 'FROM application a',
  joined: { o: 'JOIN association o ON o.id = a.association_id', c: 'JOIN call c ON c.id = a.call_id' },
  where: `a.number IS NOT NULL AND a.state NOT IN ('draft', 'lapsed')`,
  scope: { programme: 'a.programme_id', region: 'a.region_code', association: 'a.association_id', application: 'a.id' },
  filters: {
    callId: 'a.call_id = :callId',
    state: 'a.state = :state',
    regionCode: 'a.region_code = :regionCode',
    domainCode: 'a.domain_code = :domainCode',
    gender: 'EXISTS (SELECT FROM application_marker m WHERE m.application_id = a.id AND m.gender = :gender)',
    carriedBy: 'EXISTS (SELECT FROM application_marker m WHERE m.application_id = a.id AND m.carried_by @> ARRAY[:carriedBy::text])',
  },
  search: ['a.search', { column: 'a.association_id', of: 'SELECT s.id FROM association s', words: 's.search' }],
  sorts: {
    number: 'a.number',
    title: byWords('a.title'),
    association: byName('o.name'),
    region: 'a.region_code',
    domain: 'a.domain_code',
    state: 'a.state',
    asked: 'a.asked_centimes',
    total: 'a.total_centimes',
    submitted: 'a.submitted_at',
  },
  served: ['number', 'submitted'],
  slow: ['state', 'gender', 'carriedBy'],
  order: 'a.submitted_at DESC',
  tie: 'a.id',
  sums: { askedCentimes: 'sum(a.asked_centimes)', totalCentimes: 'sum(a.total_centimes)' },
};

export interface OwnRow {
  id: string;
  number: string | null;
  title: string;
  callId: string;
  state: ApplicationState;
  outcomeToldAt: Date | null;
  askedCentimes: number;
  changedAt: Date;
  submittedAt: Date | null;
  /** Until when its association must act on it. */
  dueAt: Date | null;
}

/**
 * The files of one association: first those that wait for it, by their deadline; then the others, last touched first. Neither filtered nor
 * sorted by the state: it may be an outcome that was not told yet.
 */
export const OWN: ListSource<OwnRow> = {
  select: {
    id: 'a.id',
    number: 'a.number',
    title: 'a.title',
    callId: 'a.call_id',
    state: 'a.state',
    outcomeToldAt: 'a.outcome_told_at',
    askedCentimes: 'a.asked_centimes',
    changedAt: 'a.changed_at',
    submittedAt: 'a.submitted_at',
    dueAt: `CASE a.state WHEN 'draft' THEN c.closes_at WHEN 'completion_requested' THEN r.until END`,
  },
  from: `FROM application a JOIN call c ON c.id = a.call_id
    LEFT JOIN application_completion r ON r.application_id = a.id AND r.ended_at IS NULL`,
  where: 'a.association_id = :myAssociation::uuid',
  search: ['a.search', 'c.search'],
  sorts: { number: 'a.number', title: byWords('a.title'), asked: 'a.asked_centimes', submitted: 'a.submitted_at' },
  order: `CASE a.state WHEN 'draft' THEN c.closes_at WHEN 'completion_requested' THEN r.until END NULLS LAST, a.changed_at DESC`,
  tie: 'a.id',
};
