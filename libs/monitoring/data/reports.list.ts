import { byName, byWords, type ListSource } from '#platform';
import type { Report } from './report.entity.js';

export interface ListedReport extends Pick<
  Report,
  'id' | 'conventionId' | 'associationId' | 'regionCode' | 'trancheRank' | 'final' | 'state' | 'dueAt' | 'submittedAt'
> {
  conventionNumber: string;
  title: string;
}

/** SQL: the coded reasons of the last decision, parted by blanks. */
export const REASONS_OF_REPORT = `array_to_string(r.reasons, ' ')`;

/** Reports, the earliest due first. */
export const REPORTS: ListSource<ListedReport> = {
  select: {
    id: 'r.id',
    conventionId: 'r.convention_id',
    conventionNumber: 'c.number',
    title: 'c.title',
    associationId: 'r.association_id',
    regionCode: 'r.region_code',
    trancheRank: 'r.tranche_rank',
    final: 'r.final',
    state: 'r.state',
    dueAt: 'r.due_at',
    submittedAt: 'r.submitted_at',
  },
  from: 'FROM report r',
  joined: { c: 'JOIN convention c ON c.id = r.convention_id', a: 'LEFT JOIN association a ON a.id = r.association_id' },
  scope: { programme: 'r.programme_id', region: 'r.region_code', association: 'r.association_id', application: 'c.application_id' },
  filters: {
    state: 'r.state = :state',
    year: 'c.year = :year',
    callId: 'c.call_id = :callId',
    regionCode: 'r.region_code = :regionCode',
    reason: 'r.reasons @> ARRAY[:reason::text]',
  },
  search: [
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
    convention: 'c.number',
    title: byWords('c.title'),
    association: byName('a.name'),
    region: 'r.region_code',
    rank: 'r.tranche_rank',
    due: 'r.due_at',
    submitted: 'r.submitted_at',
    state: 'r.state',
  },
  served: ['due'],
  slow: ['state', 'callId', 'reason'],
  order: 'r.due_at',
  tie: 'r.id',
};
