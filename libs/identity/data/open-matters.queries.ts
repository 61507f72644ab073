import type { Em } from '#platform';

export interface OpenMatter {
  kind: 'proposal' | 'lent';
  /** The kind of the proposal, or the role. */
  about: string;
  /** They know of it: what others proposed about them they may not. */
  theirs: boolean;
}

/** What is open of a person: proposals by them or about them that wait (their erasure is none), roles that they lent or were lent. */
export function openMatters(em: Em, personId: string): Promise<OpenMatter[]> {
  return em.query(
    `SELECT 'proposal' AS kind, kind AS about, proposed_by = $1 AS theirs FROM proposal
     WHERE state = 'waiting' AND kind <> 'identity.erasure' AND (proposed_by = $1 OR (subject = 'person' AND subject_id = $1) OR $1 = ANY(barred))
     UNION ALL
     SELECT 'lent', lent.role, true FROM role_grant lent JOIN role_grant own ON own.id = lent.delegated_from
     WHERE $1 IN (lent.person_id, own.person_id) AND lent.revoked_at IS NULL AND (lent.valid_until IS NULL OR lent.valid_until > clock_timestamp())`,
    [personId],
  );
}
