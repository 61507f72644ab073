import type { Localized } from '#kernel';
import { byName, ofMyProgrammes, type ListSource } from '#platform';
import type { CallKind } from '../domain/call-rules.js';
import type { CallState } from '../domain/call.machine.js';

export interface ListedCall {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  regionCodes: string[];
  opensAt: Date | null;
  closesAt: Date | null;
  zone: string | null;
  waitingQuestions: number;
}

/** The calls, those to prepare or still open first, then the newest; of one region: those that concern it. */
export const CALLS: ListSource<ListedCall> = {
  select: {
    id: 'c.id',
    number: 'c.number',
    kind: 'c.kind',
    title: 'c.title',
    state: 'c.state',
    regionCodes: 'c.region_codes',
    opensAt: 'c.opens_at',
    closesAt: 'c.closes_at',
    zone: `c.calendar->>'zone'`,
    waitingQuestions: '(SELECT count(*) FROM call_question w WHERE w.call_id = c.id AND w.answered_at IS NULL)',
  },
  from: 'FROM call c',
  where: `(:myRegion::text IS NULL OR c.region_codes @> ARRAY[:myRegion::text]) AND ${ofMyProgrammes('c.programme_id')}`,
  filters: {
    state: 'c.state = :state',
    programmeId: 'c.programme_id = :programmeId',
    region: 'c.region_codes @> ARRAY[:region::text]',
  },
  search: ['c.search'],
  sorts: { number: 'c.number', title: byName('c.title'), state: 'c.state', opens: 'c.opens_at', closes: 'c.closes_at' },
  order: `c.state NOT IN ('draft', 'published', 'open'), c.created_at DESC`,
  tie: 'c.id',
};
