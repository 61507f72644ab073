import type { Em } from '#platform';
import type { ConflictKind } from '../domain/colleges.js';
import { LAST_WORD, standingConflict } from './visible-files.js';

/** Only the latest row about a member and a file counts: no other supersedes it. */
const LATEST = `NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = c.id)`;

/** The conflicts that stand on one file, in the order in which they came up. */
export function standingOn(em: Em, sessionFileId: string): Promise<{ memberId: string; kind: ConflictKind; origin: string }[]> {
  return em.query(
    `SELECT c.member_id AS "memberId", c.kind, c.origin FROM session_conflict c
     WHERE c.file_id = $1 AND c.conflicted AND ${LATEST} ORDER BY c.created_at, c.id`,
    [sessionFileId],
  );
}

/** The conflicts that stand in a session, in the order in which they came up. */
export function standingIn(em: Em, sessionId: string): Promise<{ sessionFileId: string; memberId: string; kind: ConflictKind }[]> {
  return em.query(
    `SELECT c.file_id AS "sessionFileId", c.member_id AS "memberId", c.kind FROM session_conflict c
     WHERE c.session_id = $1 AND c.conflicted AND ${LATEST} ORDER BY c.created_at, c.id`,
    [sessionId],
  );
}

/** What the data made the program ask members of one file, and whether they answered; not what became a conflict. */
export function suspectedOn(em: Em, sessionFileId: string): Promise<{ memberId: string; kind: ConflictKind; answered: boolean }[]> {
  return em.query(
    `SELECT c.member_id AS "memberId", c.kind, NOT ${LATEST} AS answered
     FROM session_conflict c WHERE c.file_id = $1 AND c.origin = 'suspected' AND NOT ${standingConflict('c.file_id', 'c.member_id')}
     ORDER BY c.created_at, c.id`,
    [sessionFileId],
  );
}

export interface LatestConflict {
  id: string;
  conflicted: boolean;
}

/** The latest word about a member and a file. */
export async function latestOn(em: Em, sessionFileId: string, memberId: string): Promise<LatestConflict | undefined> {
  const rows = await em.query<LatestConflict[]>(
    `SELECT c.id, c.conflicted FROM session_conflict c WHERE c.file_id = $1 AND c.member_id = $2 AND ${LATEST}`,
    [sessionFileId, memberId],
  );
  return rows[0];
}

/** The latest words about a member in a session: the row's id by file. */
export async function latestOf(em: Em, sessionId: string, memberId: string): Promise<Map<string, string>> {
  const rows = await em.query<{ id: string; sessionFileId: string }[]>(
    `SELECT c.id, c.file_id AS "sessionFileId" FROM session_conflict c WHERE c.session_id = $1 AND c.member_id = $2 AND ${LATEST}`,
    [sessionId, memberId],
  );
  return new Map(rows.map((row) => [row.sessionFileId, row.id]));
}

/** Who is in conflict with applications by the last word, in whatever session it was said. */
export function knownConflicts(
  em: Em,
  applicationIds: readonly string[],
): Promise<{ applicationId: string; personId: string; kind: ConflictKind }[]> {
  return em.query(
    `SELECT application_id AS "applicationId", person_id AS "personId", kind FROM (${LAST_WORD}) k
     WHERE k.conflicted AND k.application_id = ANY($1::uuid[])`,
    [applicationIds],
  );
}
