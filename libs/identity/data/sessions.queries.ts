import type { Language } from '#kernel';
import type { Em } from '#platform';
import { CURRENT_GRANTS, type GrantRow } from './grants.queries.js';
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
  totp_confirmed: boolean;
  recovery_codes_left: number;
  grants: GrantRow[];
  /** Of the associations and committees of the grants, by grant. */
  scope_names: Record<string, ScopeName | null> | null;
  hidden_application_ids: string[];
}

/** What the sources of hidden files give: SQL of one column, for the person named by an expression. */
export type HiddenSql = (person: string) => string;

/** The session of a token with everything a request needs to know of its person, in one statement. */
export async function openSession(
  em: Em,
  { tokenHash, now, inDemonstration }: { tokenHash: string; now: Date; inDemonstration: boolean },
  { hidden, scopeName }: { hidden: HiddenSql; scopeName: ScopeNameSql },
): Promise<SessionRow | null> {
  const rows = await em.query<SessionRow[]>(
    `SELECT s.id AS session_id, p.id AS person_id, p.email, p.name, p.language, s.grant_id, s.second_factor_at, s.stepped_up_at,
      p.totp_confirmed AND (p.second_factor_ends_at IS NULL OR p.second_factor_ends_at > $2) AS totp_confirmed,
      (SELECT count(*) FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS recovery_codes_left,
      (${CURRENT_GRANTS}) AS grants,
      (SELECT jsonb_object_agg(g.id, ${scopeName('g.association_id', 'g.committee_id')}) FROM role_grant g WHERE g.person_id = p.id) AS scope_names,
      ${hidden('p.id')} AS hidden_application_ids
     FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND p.state = 'active' AND (NOT p.demonstration OR $3)`,
    [tokenHash, now, inDemonstration],
  );
  return rows[0] ?? null;
}

/** What a session of the person would know, without one; null for whoever could not have any. */
export async function presentRights(
  em: Em,
  personId: string,
  inDemonstration: boolean,
  hidden: HiddenSql,
): Promise<{ language: Language; grants: GrantRow[]; hidden: string[] } | null> {
  const rows = await em.query<{ language: Language; grants: GrantRow[]; hidden: string[] }[]>(
    `SELECT p.language, (${CURRENT_GRANTS}) AS grants, ${hidden('p.id')} AS hidden
     FROM person p WHERE p.id = $1 AND p.state = 'active' AND (NOT p.demonstration OR $2)`,
    [personId, inDemonstration],
  );
  return rows[0] ?? null;
}

/** Signs a person out everywhere. */
export async function endSessionsOf(em: Em, personId: string): Promise<void> {
  await em.query(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL`, [personId]);
}
