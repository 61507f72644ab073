import { In } from 'typeorm';
import type { Localized } from '#kernel';
import { actsAs, positional, scopeCondition, SYSTEM, type Actor, type Em } from '#platform';
import { InstructionFile } from './instruction-file.entity.js';

export interface WaitingStudies {
  /** Of the reader, as instructor. */
  mine: number;
  /** Without instructor, in the reader's region. */
  unassigned: number;
  /** Opinions overdue on the reader's own studies. */
  overdue: number;
}

export async function countWaiting(em: Em, actor: Actor): Promise<WaitingStudies> {
  const columns = { programme: 'f.programme_id', region: 'f.region_code', application: 'f.application_id' };
  // Whoever gives files out sees what waits within their scope; an instructor's own files are theirs wherever they lie.
  const scope = scopeCondition(actor, columns);
  const reader = scopeCondition(actor, { application: 'f.application_id' });
  const { text, params } = positional(
    `SELECT count(*) FILTER (WHERE f.instructor_id = ANY(:mine::uuid[]) AND f.state IN ('assigned', 'admissible'))::int AS mine,
       count(*) FILTER (WHERE f.state = 'to_assign' AND ${scope.sql})::int AS unassigned,
       (SELECT count(*)::int FROM technical_opinion o JOIN instruction_file f ON f.id = o.file_id
        WHERE f.instructor_id = ANY(:mine::uuid[]) AND o.state = 'lapsed' AND ${reader.sql}) AS overdue
     FROM instruction_file f WHERE ${reader.sql} AND NOT f.association_id = ANY(:ownAssociations::uuid[])`,
    { ...scope.values, ...reader.values, mine: actsAs(actor), ownAssociations: actor.ownAssociationIds },
  );
  const rows = await em.query<[WaitingStudies]>(text, params);
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

/** How many studies each instructor has open, of those a reader may know when one is named; who has none is left out. */
export async function openStudiesOf(em: Em, instructorIds: readonly string[], reader: Actor | null = null): Promise<Map<string, number>> {
  const known = scopeCondition(reader ?? SYSTEM, { programme: 'f.programme_id', region: 'f.region_code' });
  const { text, params } = positional(
    `SELECT f.instructor_id AS "instructorId", count(*)::int AS open FROM instruction_file f
     WHERE f.instructor_id = ANY(:instructors::uuid[]) AND f.state IN ('assigned', 'completing', 'admissible') AND ${known.sql} GROUP BY 1`,
    { ...known.values, instructors: instructorIds },
  );
  const rows = await em.query<{ instructorId: string; open: number }[]>(text, params);
  return new Map(rows.map((row) => [row.instructorId, row.open]));
}

/** Writes a new study unless its application has one; says whether it did. */
export async function insertStudyOnce(em: Em, study: InstructionFile): Promise<boolean> {
  const inserted = await em.createQueryBuilder().insert().into(InstructionFile).values(study).orIgnore().returning('id').execute();
  return (inserted.raw as unknown[]).length > 0;
}

/** Where somebody has open studies: whose, of which programme and region. */
export interface StudiesOfOne {
  instructorId: string;
  programmeId: string;
  regionCode: string;
}

export function whereStudiesAre(em: Em): Promise<StudiesOfOne[]> {
  return em.query(
    `SELECT DISTINCT instructor_id AS "instructorId", programme_id AS "programmeId", region_code AS "regionCode"
     FROM instruction_file WHERE instructor_id IS NOT NULL AND state IN ('assigned', 'completing', 'admissible') ORDER BY 1, 2, 3`,
  );
}

/** So many are moved at once; the rest at the next round. */
const MOST_MOVED = 100;

/** Those studies, locked; what somebody else is changing at this moment is left for the next round. */
export function openStudiesIn(em: Em, { instructorId, programmeId, regionCode }: StudiesOfOne): Promise<InstructionFile[]> {
  return em
    .createQueryBuilder(InstructionFile, 'file')
    .where({ instructorId, programmeId, regionCode, state: In(['assigned', 'completing', 'admissible']) })
    .orderBy('file.id')
    .take(MOST_MOVED)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}
