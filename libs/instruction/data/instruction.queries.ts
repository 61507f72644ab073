import type { Localized } from '#kernel';
import type { Em } from '#platform';
import { TO_STUDY, type InstructionState } from '../domain/instruction.machine.js';
import { InstructionFile } from './instruction-file.entity.js';

/** Who reads lists: the region of their scope, and what is kept from them. */
export interface StudyReader {
  personId: string | null;
  regionCode: string | null;
  ownAssociationIds: readonly string[];
  hiddenApplicationIds: readonly string[];
}

export interface StudyRow {
  id: string;
  applicationId: string;
  callId: string;
  number: string;
  regionCode: string;
  state: InstructionState;
  instructorId: string | null;
  openedAt: Date;
  associationId: string;
  /** Technical opinions whose time is over. */
  overdue: number;
  items: number;
  decided: number;
}

const READABLE = `FROM instruction_file f
  WHERE ($1::text IS NULL OR f.region_code = $1) AND NOT (f.association_id = ANY($2::uuid[]))
    AND ($3::text[] IS NULL OR f.state = ANY($3)) AND ($4::uuid IS NULL OR f.call_id = $4) AND ($5::uuid IS NULL OR f.instructor_id = $5)
    AND NOT (f.application_id = ANY($6::uuid[]))`;

/** One page of the studies a reader may see: those with an overdue opinion first, then the oldest. */
export async function listStudies(
  em: Em,
  reader: StudyReader,
  filter: { state?: string; callId?: string; mine?: boolean; page: number; pageSize: number },
): Promise<{ rows: StudyRow[]; total: number }> {
  const params = [
    reader.regionCode,
    reader.ownAssociationIds,
    filter.state === 'to_study' ? TO_STUDY : filter.state ? [filter.state] : null,
    filter.callId ?? null,
    filter.mine ? reader.personId : null,
    reader.hiddenApplicationIds,
  ];
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${READABLE}`, params);
  const rows = await em.query<StudyRow[]>(
    `SELECT f.id, f.application_id AS "applicationId", f.call_id AS "callId", f.number, f.region_code AS "regionCode", f.state,
       f.instructor_id AS "instructorId", f.opened_at AS "openedAt", f.association_id AS "associationId",
       (SELECT count(*)::int FROM technical_opinion o WHERE o.file_id = f.id AND o.state = 'lapsed') AS overdue,
       (SELECT count(*)::int FROM instruction_item i WHERE i.file_id = f.id) AS items,
       (SELECT count(*)::int FROM instruction_item i WHERE i.file_id = f.id AND i.verdict IS NOT NULL) AS decided
     ${READABLE}
     ORDER BY EXISTS (SELECT 1 FROM technical_opinion o WHERE o.file_id = f.id AND o.state = 'lapsed') DESC, f.opened_at, f.id LIMIT $7 OFFSET $8`,
    [...params, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { rows, total: total.count };
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
    `SELECT count(*) FILTER (WHERE f.instructor_id = $1 AND f.state IN ('assigned', 'admissible'))::int AS mine,
       count(*) FILTER (WHERE f.state = 'to_assign' AND ($2::text IS NULL OR f.region_code = $2))::int AS unassigned,
       (SELECT count(*)::int FROM technical_opinion o JOIN instruction_file own ON own.id = o.file_id
        WHERE own.instructor_id = $1 AND o.state = 'lapsed' AND NOT own.application_id = ANY($3::uuid[])) AS overdue
     FROM instruction_file f WHERE NOT f.application_id = ANY($3::uuid[]) AND NOT f.association_id = ANY($4::uuid[])`,
    [reader.personId, reader.regionCode, reader.hiddenApplicationIds, reader.ownAssociationIds],
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
