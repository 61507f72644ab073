import type { Localized } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';
import type { MemberFunction } from '../domain/colleges.js';
import { standingConflict } from './visible-files.js';

export interface DueSession {
  id: string;
  dueAt: Date;
  callId: string;
  committee: Localized;
  programmeId: string;
  regionCode: string;
  committeeId: string;
  /** Who must act. */
  personIds: string[];
}

const SESSION = `s.id, s.call_id AS "callId", k.name AS committee, s.programme_id AS "programmeId", s.region_code AS "regionCode", s.committee_id AS "committeeId"`;
const FROM = `FROM committee_session s JOIN committee k ON k.id = s.committee_id`;
const SCOPE = { subject: 's.id', region: 's.region_code', committee: 's.committee_id' };
/** SQL: the day of session `s`, as it was typed. */
const DAY = `left(s.held_wall, 10)::date`;
/** SQL: seat `m` is held on the day of session `s`. */
const HELD = `m.committee_id = s.committee_id AND m.mandate_from <= ${DAY} AND (m.mandate_until IS NULL OR m.mandate_until >= ${DAY})`;

/** Sessions that are not over, by the instant at which they are held, with everybody who has a seat on that day. */
export function sessionsDue(em: Em, wanted: Wanted): Promise<DueSession[]> {
  const { sql, params } = wantedSql(wanted, { ...SCOPE, due: 's.held_at' });
  return em.query(
    `SELECT ${SESSION}, s.held_at AS "dueAt", ARRAY(SELECT m.person_id FROM committee_member m WHERE ${HELD} ORDER BY m.id) AS "personIds"
     ${FROM} WHERE s.state IN ('convened', 'open', 'deliberating') AND ${sql}`,
    params,
  );
}

/** Sessions whose files are being scored, with the voters who owe a sheet. */
export function scoreSheetsDue(em: Em, wanted: Wanted): Promise<DueSession[]> {
  const { sql, params } = wantedSql(wanted, { ...SCOPE, due: 's.held_at' });
  return em.query(
    `SELECT ${SESSION}, s.held_at AS "dueAt", ARRAY(
       SELECT m.person_id FROM committee_member m WHERE ${HELD} AND m.function <> 'secretary'
         AND (SELECT a.presence FROM session_attendance a WHERE a.session_id = s.id AND a.member_id = m.id ORDER BY a.at DESC, a.id DESC LIMIT 1)
           IN ('present', 'remote')
         AND EXISTS (SELECT FROM session_file f WHERE f.session_id = s.id AND NOT ${standingConflict('f.id', 'm.id')}
           AND NOT EXISTS (SELECT FROM score_sheet x WHERE x.file_id = f.id AND x.member_id = m.id AND x.state = 'sent'))
       ORDER BY m.id) AS "personIds"
     ${FROM} WHERE s.state = 'open' AND ${sql}`,
    params,
  );
}

/** Minutes that wait for signatures, by their term, with those who have neither signed nor been excused. */
export function minutesDue(em: Em, wanted: Wanted): Promise<DueSession[]> {
  const { sql, params } = wantedSql(wanted, { ...SCOPE, due: 's.minutes_due_at' });
  return em.query(
    `SELECT ${SESSION}, s.minutes_due_at AS "dueAt", ARRAY(
       SELECT m.person_id FROM minutes_signatory y JOIN committee_member m ON m.id = y.member_id WHERE y.session_id = s.id
         AND NOT EXISTS (SELECT FROM minutes_signature g WHERE g.session_id = s.id AND g.member_id = m.id)
         AND NOT EXISTS (SELECT FROM minutes_absence b WHERE b.session_id = s.id AND b.member_id = m.id)
       ORDER BY m.id) AS "personIds"
     ${FROM} WHERE s.state = 'closed' AND ${sql}`,
    params,
  );
}

export interface DueMandate {
  id: string;
  /** `YYYY-MM-DD`, this day included. */
  day: string;
  function: MemberFunction;
  committee: Localized;
  institutionId: string;
  regionCode: string;
  committeeId: string;
}

/** Seats whose mandate was not ended by anybody, by its last day. */
export function mandatesDue(em: Em, wanted: Wanted): Promise<DueMandate[]> {
  const columns = { subject: 'm.id', due: { day: 'm.mandate_until' }, region: 'k.region_code', committee: 'k.id' };
  const { sql, params } = wantedSql(wanted, columns);
  return em.query(
    `SELECT m.id, m.mandate_until AS day, m.function, k.name AS committee, k.institution_id AS "institutionId", k.region_code AS "regionCode",
       k.id AS "committeeId"
     FROM committee_member m JOIN committee k ON k.id = m.committee_id
     WHERE EXISTS (SELECT FROM role_grant r WHERE r.id = m.grant_id AND r.revoked_at IS NULL) AND ${sql}`,
    params,
  );
}
