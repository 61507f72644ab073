import type { Retention } from '#platform';

/** The associations in which somebody had a role at any time. */
const THEIRS = `(SELECT array_agg(DISTINCT g.association_id) FROM role_grant g WHERE g.person_id = p.id AND g.association_id IS NOT NULL)`;

/** Accounts that nobody has proved and that hold nothing. */
export const UNPROVED_ACCOUNTS: Retention['rows'] = `
  SELECT p.id, greatest(p.created_at, p.invited_at), ${THEIRS} FROM person p
  WHERE p.state = 'unconfirmed' AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL)`;

/** Accounts that are closed: since the last time they were. */
export const CLOSED_ACCOUNTS: Retention['rows'] = `
  SELECT p.id, (SELECT max(e.at) FROM audit_entry e WHERE e.subject = 'person' AND e.subject_id = p.id AND e.to_state = 'closed'), ${THEIRS}
  FROM person p WHERE p.state = 'closed'`;

/** Sessions that are over, with the device and the network of each. */
export const ENDED_SESSIONS: Retention['rows'] = `SELECT s.id, least(s.ended_at, s.expires_at), NULL::uuid[] FROM session s`;
