import type { Em } from '#platform';
import type { MemberFunction, Presence } from '../domain/colleges.js';
import type { SessionState } from '../domain/session.machine.js';
import { CommitteeMember } from './committee.entity.js';
import { standingConflict } from './visible-files.js';

export interface OwedSession {
  id: string;
  state: SessionState;
  heldAt: Date;
  minutesDueAt: Date | null;
  callId: string;
  declared: boolean;
  /** Files the member may see and has not scored. */
  toScore: number;
  seated: boolean;
  /** The minutes wait for their signature. */
  toSign: boolean;
}

/** The sessions that go on of a committee in which a person sits today, with what they did in each; the first to be held first. */
export function sessionsOf(em: Em, personId: string | null, committeeId: string | null | undefined, today: string): Promise<OwedSession[]> {
  return em.query(
    `SELECT s.id, s.state, s.held_at AS "heldAt", s.minutes_due_at AS "minutesDueAt", s.call_id AS "callId",
       EXISTS (SELECT 1 FROM session_declaration d WHERE d.session_id = s.id AND d.member_id = m.id) AS declared,
       (SELECT count(*)::int FROM session_file f WHERE f.session_id = s.id AND NOT ${standingConflict('f.id', 'm.id')}
          AND NOT EXISTS (SELECT 1 FROM score_sheet x WHERE x.file_id = f.id AND x.member_id = m.id AND x.state = 'sent')) AS "toScore",
       coalesce((SELECT a.presence FROM session_attendance a WHERE a.session_id = s.id AND a.member_id = m.id
          ORDER BY a.at DESC, a.id DESC LIMIT 1) IN ('present', 'remote'), false) AS seated,
       EXISTS (SELECT 1 FROM minutes_signatory y WHERE y.session_id = s.id AND y.member_id = m.id)
         AND NOT EXISTS (SELECT 1 FROM minutes_signature g WHERE g.session_id = s.id AND g.member_id = m.id)
         AND NOT EXISTS (SELECT 1 FROM minutes_absence b WHERE b.session_id = s.id AND b.member_id = m.id) AS "toSign"
     FROM committee_session s JOIN committee k ON k.id = s.committee_id JOIN committee_member m ON m.committee_id = k.id
     WHERE m.person_id = $1 AND s.committee_id = $2 AND s.state IN ('convened', 'open', 'deliberating', 'closed')
       AND m.mandate_from <= $3::date AND (m.mandate_until IS NULL OR m.mandate_until >= $3::date)
     ORDER BY s.held_at LIMIT 10`,
    [personId, committeeId, today],
  );
}

export interface PanelRow {
  id: string;
  personId: string;
  function: MemberFunction;
  /** A secretary has no college and is left out of every count. */
  college: string;
  substituteOf: string | null;
  presence: Presence | null;
  declared: boolean;
  recused: boolean;
}

/** A person's seat in the committee of a session, with or without a mandate now. */
export interface SeatRow extends CommitteeMember {
  now: Date;
  /** Whether they have said of every file whether they have an interest in it. */
  declared: boolean;
}

/** Known by the session, so that it can be asked with the session itself; null for whoever has none. */
export async function seatIn(em: Em, sessionId: string, personId: string): Promise<SeatRow | null> {
  const rows = await em.query<SeatRow[]>(
    `SELECT m.id, m.committee_id AS "committeeId", m.person_id AS "personId", m.function, m.college_code AS "collegeCode",
       m.substitute_of_id AS "substituteOfId", m.mandate_from AS "mandateFrom", m.mandate_until AS "mandateUntil", m.employer, m.ties,
       m.grant_id AS "grantId", clock_timestamp() AS now,
       EXISTS (SELECT 1 FROM session_declaration d WHERE d.session_id = s.id AND d.member_id = m.id) AS declared
     FROM committee_session s JOIN committee_member m ON m.committee_id = s.committee_id AND m.person_id = $2 WHERE s.id = $1`,
    [sessionId, personId],
  );
  return rows[0] ?? null;
}

/** Everybody with a mandate on the day of a session, and whoever sat at its closing; recusals are those of one file, when it is given. */
export function panelOn(
  em: Em,
  session: { id: string; committeeId: string },
  day: string,
  sessionFileId: string | null,
): Promise<PanelRow[]> {
  return em.query(
    `SELECT m.id, m.person_id AS "personId", m.function, m.college_code AS college, m.substitute_of_id AS "substituteOf",
       (SELECT a.presence FROM session_attendance a WHERE a.session_id = $1 AND a.member_id = m.id ORDER BY a.at DESC, a.id DESC LIMIT 1) AS presence,
       EXISTS (SELECT 1 FROM session_declaration d WHERE d.session_id = $1 AND d.member_id = m.id) AS declared,
       ($3::uuid IS NOT NULL AND ${standingConflict('$3::uuid', 'm.id')}) AS recused
     FROM committee_member m
     WHERE m.committee_id = $2 AND (m.mandate_from <= $4::date AND (m.mandate_until IS NULL OR m.mandate_until >= $4::date)
       OR EXISTS (SELECT 1 FROM minutes_signatory y WHERE y.session_id = $1 AND y.member_id = m.id))
     ORDER BY m.college_code NULLS LAST, m.substitute_of_id NULLS FIRST, m.id`,
    [session.id, session.committeeId, sessionFileId, day],
  );
}

/** By voter, how many sheets were sent on these files, of those expected: a file on which the voter is in conflict expects none. */
export function sheetsReceived(
  em: Em,
  sessionFileIds: readonly string[],
  voters: readonly string[],
): Promise<{ memberId: string; received: number; expected: number }[]> {
  return em.query(
    `SELECT m.id AS "memberId", count(x.id)::int AS received, count(*)::int AS expected
     FROM unnest($1::uuid[]) AS f(id) CROSS JOIN unnest($2::uuid[]) AS m(id)
     LEFT JOIN score_sheet x ON x.file_id = f.id AND x.member_id = m.id AND x.state = 'sent'
     WHERE NOT ${standingConflict('f.id', 'm.id')} GROUP BY m.id ORDER BY m.id`,
    [sessionFileIds, voters],
  );
}

/** Whether somebody holds a function of the committee at some time of a mandate. */
export function isFunctionHeld(
  em: Em,
  seat: { committeeId: string; function: MemberFunction; mandateFrom: string; mandateUntil: string | null },
): Promise<boolean> {
  return em
    .createQueryBuilder(CommitteeMember, 'member')
    .where({ committeeId: seat.committeeId, function: seat.function })
    .andWhere('(member.mandate_until IS NULL OR member.mandate_until > :from)', { from: seat.mandateFrom })
    .andWhere('(:until::date IS NULL OR member.mandate_from <= :until)', { until: seat.mandateUntil })
    .getExists();
}

/** Two convocations of one call in one region must not take up the same files. */
export async function lockConvocations(em: Em, callId: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('committees.convene ' || $1))`, [callId]);
}

/** SQL of the name of a committee. */
export const committeeName = (id: string) => `SELECT name FROM committee WHERE id = ${id}`;
