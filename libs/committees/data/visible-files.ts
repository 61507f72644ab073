import { platformErrors, type Actor, type Em } from '#platform';
import type { SessionFile } from './session.entity.js';

/** Who reads, as far as conflicts go: the person, whatever role and seat they use now, and their own associations. */
export interface Reader {
  personId: string | null;
  ownAssociationIds: readonly string[];
}

export const readerOf = ({ personId, ownAssociationIds }: Actor): Reader => ({ personId, ownAssociationIds });

/** The program itself, for the whole minutes and the allocation behind a decision. */
export const EVERYTHING: Reader = { personId: null, ownAssociationIds: [] };

/** A member's conflict stands when its latest row says so. */
export const standingConflict = (file: string, member: string): string => `EXISTS (
  SELECT 1 FROM session_conflict standing WHERE standing.file_id = ${file} AND standing.member_id = ${member} AND standing.conflicted
    AND NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = standing.id))`;

/** The last word on a person's interest in an application, whatever the session in which it was said. */
export const LAST_WORD = `SELECT DISTINCT ON (m.person_id, f.application_id) m.person_id, f.application_id, c.conflicted, c.kind
  FROM session_conflict c JOIN session_file f ON f.id = c.file_id JOIN committee_member m ON m.id = c.member_id
  WHERE NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = c.id)
  ORDER BY m.person_id, f.application_id, c.created_at DESC, c.id DESC`;

/** What reader ($2 person, $3 own associations) may know of. */
const SEEN = `NOT (f.association_id = ANY($3::uuid[])) AND ($2::uuid IS NULL OR NOT EXISTS (
    SELECT 1 FROM committee_member m WHERE m.person_id = $2 AND ${standingConflict('f.id', 'm.id')}))`;

/**
 * The one filter of every read path: the files of session $1 that the reader may know of. Lists, counts, ranks, scores, aggregates,
 * exports and minutes are all made from it, so that what is hidden is hidden everywhere; their places follow one another, a
 * gap would tell.
 */
const VISIBLE = `SELECT * FROM (
    SELECT f.id, f.session_id AS "sessionId", f.application_id AS "applicationId", f.association_id AS "associationId",
      f.association_name AS "associationName", f.number, f.title, f.domain_code AS "domainCode", f.asked_centimes AS "askedCentimes",
      row_number() OVER (ORDER BY f.position)::int AS position, f.live
    FROM session_file f WHERE f.session_id = $1 AND ${SEEN}) f`;

const fileRow = (row: SessionFile): SessionFile => ({ ...row, askedCentimes: Number(row.askedCentimes) });

export async function visibleFiles(em: Em, sessionId: string, reader: Reader): Promise<SessionFile[]> {
  const params = [sessionId, reader.personId, [...reader.ownAssociationIds]];
  return (await em.query<SessionFile[]>(`${VISIBLE} ORDER BY f.position`, params)).map(fileRow);
}

/** @throws NOT_FOUND: a file that is hidden and one that does not exist look alike */
export async function visibleFile(em: Em, sessionId: string, sessionFileId: string, reader: Reader): Promise<SessionFile> {
  const rows = await em.query<SessionFile[]>(`${VISIBLE} WHERE f.id = $4`, [
    sessionId,
    reader.personId,
    [...reader.ownAssociationIds],
    sessionFileId,
  ]);
  if (!rows[0]) throw platformErrors.NOT_FOUND();
  return fileRow(rows[0]);
}

/** The session of a file; null for one that does not exist for the reader. */
export async function sessionOfVisible(em: Em, sessionFileId: string, reader: Reader): Promise<string | null> {
  const rows = await em.query<{ sessionId: string }[]>(
    `SELECT f.session_id AS "sessionId" FROM session_file f WHERE f.id = $1 AND ${SEEN}`,
    [sessionFileId, reader.personId, [...reader.ownAssociationIds]],
  );
  return rows[0]?.sessionId ?? null;
}

/** Whether anything of the session is hidden from the reader: sums over all files would then tell what is hidden. */
export async function seesAll(em: Em, sessionId: string, reader: Reader): Promise<boolean> {
  return isWhole(em, sessionId, (await visibleFiles(em, sessionId, reader)).length);
}

/** The same where it is known how many files the reader may know of. */
export async function isWhole(em: Em, sessionId: string, visible: number): Promise<boolean> {
  const rows = await em.query<{ total: number }[]>(`SELECT count(*)::int AS total FROM session_file WHERE session_id = $1`, [sessionId]);
  return visible === rows[0]!.total;
}

/**
 * From whom applications are hidden outside the committee as well, in every role they hold: from who has a conflict of interest,
 * until the association was told a decision that settles the file. A file deferred or on the reserve list is not settled.
 */
export const hiddenByConflict = (person: string): string => `SELECT word.application_id FROM (
    SELECT DISTINCT ON (f.application_id) f.application_id, c.conflicted
    FROM committee_member m JOIN session_conflict c ON c.member_id = m.id JOIN session_file f ON f.id = c.file_id
    WHERE m.person_id = ${person} AND NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = c.id)
    ORDER BY f.application_id, c.created_at DESC, c.id DESC) word
  JOIN application a ON a.id = word.application_id
  WHERE word.conflicted AND NOT (a.state IN ('selected', 'partially_selected', 'rejected') AND a.outcome_told_at IS NOT NULL)`;

/**
 * By sub-envelope of the sessions not told yet of which a file is kept from the reader: what they awarded, nothing included. The sum
 * would tell what was decided on that file.
 */
export async function untoldAwards(em: Em, reader: Actor): Promise<Map<string, number>> {
  if (reader.ownAssociationIds.length + reader.hiddenApplicationIds.length === 0) return new Map();
  const rows = await em.query<{ id: string; centimes: number }[]>(
    `SELECT s.sub_envelope_id AS id, coalesce(sum(untold.centimes), 0)::bigint AS centimes
     FROM committee_session s CROSS JOIN LATERAL (
       SELECT sum(r.amount_centimes) AS centimes FROM session_file f JOIN application a ON a.id = f.application_id
         LEFT JOIN committee_decision d ON d.file_id = f.id LEFT JOIN award_reservation r ON r.award_id = d.id
       WHERE f.session_id = s.id AND a.outcome_told_at IS NULL HAVING count(*) > 0) untold
     WHERE s.state <> 'cancelled' AND s.id IN (SELECT f.session_id FROM session_file f
       WHERE f.association_id = ANY($1::uuid[]) OR f.application_id = ANY($2::uuid[]))
     GROUP BY s.sub_envelope_id`,
    [reader.ownAssociationIds, reader.hiddenApplicationIds],
  );
  return new Map(rows.map(({ id, centimes }) => [id, Number(centimes)]));
}
