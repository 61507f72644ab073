import { platformErrors, type Em } from '#platform';
import type { SessionFile } from './session.entity.js';

/** Who reads, as far as conflicts go: their seat in the committee, whatever role they use now, and their own associations. */
export interface Reader {
  memberId: string | null;
  ownAssociationIds: readonly string[];
}

/** The program itself, for the whole minutes and the allocation behind a decision. */
export const EVERYTHING: Reader = { memberId: null, ownAssociationIds: [] };

/** A member's conflict stands when its latest row says so. */
export const standingConflict = (file: string, member: string): string => `EXISTS (
  SELECT 1 FROM session_conflict c WHERE c.file_id = ${file} AND c.member_id = ${member} AND c.conflicted
    AND NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = c.id))`;

/**
 * The one filter of every read path: the files of session $1 that reader ($2 seat, $3 own associations) may know of. Lists,
 * counts, ranks, scores, aggregates, exports and minutes are all made from it, so that what is hidden is hidden everywhere.
 */
const VISIBLE = `SELECT f.id, f.session_id AS "sessionId", f.application_id AS "applicationId", f.association_id AS "associationId",
    f.association_name AS "associationName", f.number, f.title, f.domain_code AS "domainCode", f.asked_centimes::float8 AS "askedCentimes",
    f.position, f.live
  FROM session_file f
  WHERE f.session_id = $1 AND NOT (f.association_id = ANY($3::uuid[])) AND ($2::uuid IS NULL OR NOT ${standingConflict('f.id', '$2')})`;

export function visibleFiles(em: Em, sessionId: string, reader: Reader): Promise<SessionFile[]> {
  return em.query(`${VISIBLE} ORDER BY f.position`, [sessionId, reader.memberId, [...reader.ownAssociationIds]]);
}

/** @throws NOT_FOUND: a file that is hidden and one that does not exist look alike */
export async function visibleFile(em: Em, sessionId: string, fileId: string, reader: Reader): Promise<SessionFile> {
  const rows = await em.query<SessionFile[]>(`${VISIBLE} AND f.id = $4`, [
    sessionId,
    reader.memberId,
    [...reader.ownAssociationIds],
    fileId,
  ]);
  if (!rows[0]) throw platformErrors.NOT_FOUND();
  return rows[0];
}

/** Whether anything of the session is hidden from the reader: sums over all files would then tell what is hidden. */
export async function seesAll(em: Em, sessionId: string, reader: Reader): Promise<boolean> {
  const rows = await em.query<{ total: number }[]>(`SELECT count(*)::int AS total FROM session_file WHERE session_id = $1`, [sessionId]);
  return (await visibleFiles(em, sessionId, reader)).length === rows[0]!.total;
}
