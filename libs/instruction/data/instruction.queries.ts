import type { Localized } from '#kernel';
import type { Em } from '#platform';
import { InstructionFile } from './instruction-file.entity.js';

/** Who reads lists: the region of their scope, and what is kept from them. */
export interface StudyReader {
  /** The reader, and whoever lent them the role. */
  personIds: readonly string[];
  regionCode: string | null;
  ownAssociationIds: readonly string[];
  hiddenApplicationIds: readonly string[];
}

export interface WaitingStudies {
  /** Of the reader, as instructor. */
  mine: number;
  /** Without instructor, in the reader's region. */
  unassigned: number;
  /** Opinions overdue on the reader's own studies. */
  overdue: number;
}

export async function countWaiting(em: Em, reader: StudyReader): Promise<WaitingStudies> {
  const rows = await em.query<[WaitingStudies]>(
    `SELECT count(*) FILTER (WHERE f.instructor_id = ANY($1::uuid[]) AND f.state IN ('assigned', 'admissible'))::int AS mine,
       count(*) FILTER (WHERE f.state = 'to_assign' AND ($2::text IS NULL OR f.region_code = $2))::int AS unassigned,
       (SELECT count(*)::int FROM technical_opinion o JOIN instruction_file own ON own.id = o.file_id
        WHERE own.instructor_id = ANY($1::uuid[]) AND o.state = 'lapsed' AND NOT own.application_id = ANY($3::uuid[])) AS overdue
     FROM instruction_file f WHERE NOT f.application_id = ANY($3::uuid[]) AND NOT f.association_id = ANY($4::uuid[])`,
    [reader.personIds, reader.regionCode, reader.hiddenApplicationIds, reader.ownAssociationIds],
  );
  return rows[0];
}

export interface StudyAuditRow {
  id: string;
  at: Date;
  personId: string | null;
  subject: string;
  event: string;
  reason: string | null;
  /** The point of the checklist that was decided. */
  item: Localized | null;
}

/** What the audit trail has of a study and of its opinions, newest first. */
export function auditOfStudy(em: Em, studyId: string): Promise<StudyAuditRow[]> {
  return em.query(
    `SELECT a.id::text, a.at, a.person_id AS "personId", a.subject, a.event, a.reason, i.label AS item
     FROM audit_entry a LEFT JOIN instruction_item i ON i.file_id = $1 AND i.code = a.detail->>'item'
     WHERE (a.subject = 'instruction' AND a.subject_id = $1)
        OR (a.subject = 'opinion' AND a.subject_id IN (SELECT id FROM technical_opinion WHERE file_id = $1))
     ORDER BY a.id DESC`,
    [studyId],
  );
}

/** Two studies of one region that arrive together must not both count the same load. */
export async function lockAssignments(em: Em, regionCode: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('instruction.assign ' || $1))`, [regionCode]);
}

/** How many studies each instructor has open; who has none is left out. */
export async function openStudiesOf(em: Em, instructorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await em.query<{ instructorId: string; open: number }[]>(
    `SELECT instructor_id AS "instructorId", count(*)::int AS open FROM instruction_file
     WHERE instructor_id = ANY($1::uuid[]) AND state IN ('assigned', 'completing', 'admissible') GROUP BY instructor_id`,
    [instructorIds],
  );
  return new Map(rows.map((row) => [row.instructorId, row.open]));
}

/** Writes a new study unless its application has one; says whether it did. */
export async function insertStudyOnce(em: Em, study: InstructionFile): Promise<boolean> {
  const inserted = await em.createQueryBuilder().insert().into(InstructionFile).values(study).orIgnore().returning('id').execute();
  return (inserted.raw as unknown[]).length > 0;
}
