import type { Localized } from '#kernel';
import { byName, selectOf, type Em, type ListSource } from '#platform';
import type { SessionState } from '../domain/session.machine.js';

export interface SessionListRow {
  id: string;
  committeeId: string;
  committee: Localized;
  regionCode: string;
  callId: string;
  state: SessionState;
  heldAt: Date;
  place: Localized;
  minutesNumber: string | null;
}

/** The sessions of a region or of one committee, the last held first. */
export const SESSIONS: ListSource<SessionListRow> = {
  select: {
    id: 's.id',
    committeeId: 's.committee_id',
    committee: 'k.name',
    regionCode: 's.region_code',
    callId: 's.call_id',
    state: 's.state',
    heldAt: 's.held_at',
    place: 's.place',
    minutesNumber: 's.minutes_number',
  },
  from: 'FROM committee_session s JOIN committee k ON k.id = s.committee_id JOIN call q ON q.id = s.call_id',
  scope: { programme: 's.programme_id', region: 's.region_code', committee: 's.committee_id' },
  filters: {
    state: 's.state = :state',
    callId: 's.call_id = :callId',
    committeeId: 's.committee_id = :committeeId',
    regionCode: 's.region_code = :regionCode',
  },
  search: ['s.search', 'k.search', 'q.search'],
  sorts: {
    held: 's.held_at',
    committee: byName('k.name'),
    call: 'q.number',
    region: 's.region_code',
    state: 's.state',
    minutes: 's.minutes_number',
  },
  order: 's.held_at DESC',
  tie: 's.id',
};

/** One session with the name of its committee: no row when there is none. */
export function findSessionRows(em: Em, id: string): Promise<SessionListRow[]> {
  return em.query(`SELECT ${selectOf(SESSIONS)} ${SESSIONS.from} WHERE s.id = $1`, [id]);
}
