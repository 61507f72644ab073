import type { Language } from '#kernel';
import type { Em } from '#platform';
import { currentGrants, LENDERS, STANDS_WITH, type GrantRow, type InstitutionSql } from './grants.queries.js';
import { factorsLive } from './passkeys.queries.js';
import type { ScopeName, ScopeNameSql } from './scope-names.queries.js';

export interface SessionRow {
  session_id: string;
  person_id: string;
  email: string;
  name: string;
  language: Language;
  grant_id: string | null;
  second_factor_at: Date | null;
  stepped_up_at: Date | null;
  seen_at: Date;
  by_provider: boolean;
  totp_confirmed: boolean;
  /** Those that there are, and those that count; none once two administrators have ended the second factor. */
  passkeys: number;
  counting_passkeys: number;
  recovery_codes_left: number;
  grants: GrantRow[];
  /** Of the associations, committees and institutions of the grants, by grant. */
  scope_names: Record<string, ScopeName | null> | null;
  hidden_application_ids: string[];
  /** Those between whom and the person a role is lent now. */
  stands_with: string[];
}

/** What the sources of hidden files give: SQL of one column, for the person named by an expression. */
export type HiddenSql = (person: string) => string;

/** What is hidden from a person is hidden from whoever stands in for them. */
const hiddenWith = (hidden: HiddenSql) =>
  `${hidden('p.id')} || ARRAY(SELECT unnest(${hidden('lender.person_id')}) FROM (${LENDERS}) lender)`;

/** The session of a token with everything a request needs to know of its person, in one statement. */
export async function openSession(
  em: Em,
  { tokenHash, now, inDemonstration }: { tokenHash: string; now: Date; inDemonstration: boolean },
  { hidden, scopeName, institution }: { hidden: HiddenSql; scopeName: ScopeNameSql; institution: InstitutionSql },
): Promise<SessionRow | null> {
  const rows = await em.query<SessionRow[]>(
    `SELECT s.id AS session_id, p.id AS person_id, p.email, p.name, p.language, s.grant_id, s.second_factor_at, s.stepped_up_at, s.seen_at, s.by_provider,
      p.totp_confirmed AND ${factorsLive('$2')} AS totp_confirmed, keys.passkeys, keys.counting_passkeys,
      (SELECT count(*) FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS recovery_codes_left,
      (${currentGrants(institution)}) AS grants,
      (SELECT jsonb_object_agg(g.id, ${scopeName('g.association_id', 'g.committee_id', 'g.institution_id')}) FROM role_grant g WHERE g.person_id = p.id) AS scope_names,
      ${hiddenWith(hidden)} AS hidden_application_ids, ${STANDS_WITH} AS stands_with
     FROM session s JOIN person p ON p.id = s.person_id,
       LATERAL (SELECT count(*)::int AS passkeys, count(*) FILTER (WHERE k.blocked_at IS NULL)::int AS counting_passkeys
         FROM passkey k WHERE k.person_id = p.id AND ${factorsLive('$2')}) keys
     WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND p.state = 'active' AND (NOT p.demonstration OR $3)`,
    [tokenHash, now, inDemonstration],
  );
  return rows[0] ?? null;
}

export interface PresentRights {
  language: Language;
  grants: GrantRow[];
  hidden: string[];
  standsWith: string[];
}

/** What a session of the person would know, without one; null for whoever could not have any. */
export async function presentRights(
  em: Em,
  personId: string,
  inDemonstration: boolean,
  { hidden, institution }: { hidden: HiddenSql; institution: InstitutionSql },
): Promise<PresentRights | null> {
  const rows = await em.query<PresentRights[]>(
    `SELECT p.language, (${currentGrants(institution)}) AS grants, ${hiddenWith(hidden)} AS hidden, ${STANDS_WITH} AS "standsWith"
     FROM person p WHERE p.id = $1 AND p.state = 'active' AND (NOT p.demonstration OR $2)`,
    [personId, inDemonstration],
  );
  return rows[0] ?? null;
}

/** Signs a person out everywhere. */
export async function endSessionsOf(em: Em, personId: string): Promise<void> {
  await em.query(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL`, [personId]);
}

/** What its owner reads of a session that is open. */
export interface OpenSessionRow {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
  secondFactorAt: Date | null;
}

const OPEN = `s.ended_at IS NULL AND s.expires_at > $2`;

/** The sessions of a person that are open, the last used first. */
export function openSessionsOf(em: Em, personId: string, now: Date): Promise<OpenSessionRow[]> {
  return em.query(
    `SELECT s.id, s.browser, s.system, s.address, s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt",
       s.second_factor_at AS "secondFactorAt"
     FROM session s WHERE s.person_id = $1 AND ${OPEN} ORDER BY s.seen_at DESC, s.id DESC`,
    [personId, now],
  );
}

export async function countOpenSessions(em: Em, personId: string, now: Date): Promise<number> {
  const [row] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM session s WHERE s.person_id = $1 AND ${OPEN}`, [
    personId,
    now,
  ]);
  return row.count;
}

/** Ends sessions of a person by hand: all of them, one, or all but one; those that are over are left alone. Returns how many were open. */
export async function revokeSessions(
  em: Em,
  personId: string,
  now: Date,
  { only = null, except = null }: { only?: string | null; except?: string | null } = {},
): Promise<number> {
  const [, count] = await em.query<[unknown[], number]>(
    `UPDATE session s SET ended_at = $2, revoked = true
     WHERE s.person_id = $1 AND ${OPEN} AND ($3::uuid IS NULL OR s.id = $3) AND ($4::uuid IS NULL OR s.id <> $4) RETURNING s.id`,
    [personId, now, only, except],
  );
  return count;
}

/** Whether there was such a session of the person at any time. */
export async function wasSessionOf(em: Em, personId: string, sessionId: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(`SELECT FROM session WHERE id = $1 AND person_id = $2`, [sessionId, personId]);
  return rows.length > 0;
}

/** A request came: noted once in a while. */
export async function noteSeen(em: Em, sessionId: string, now: Date): Promise<void> {
  await em.query(`UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2`, [sessionId, now]);
}

/**
 * What the account's earlier sessions say of a device: whether there was any at all, and whether the last from this device was ended by
 * hand. Sessions in which something was still missing do not count.
 */
export async function earlierSessions(em: Em, personId: string, deviceKey: string): Promise<{ any: boolean; revoked: boolean }> {
  const [row] = await em.query<[{ any: boolean; revoked: boolean }]>(
    `SELECT EXISTS (SELECT FROM session s WHERE s.person_id = $1 AND s.device_key IS NOT NULL) AS any,
       coalesce((SELECT s.revoked FROM session s WHERE s.person_id = $1 AND s.device_key = $2 ORDER BY s.created_at DESC, s.id DESC LIMIT 1),
         false) AS revoked`,
    [personId, deviceKey],
  );
  return row;
}
