import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';

/** Something asked about a file under study. */
interface DueOfStudy {
  id: string;
  dueAt: Date;
  fileId: string;
  number: string;
  instructorId: string | null;
  applicationId: string;
  associationId: string;
  regionCode: string;
}

const STUDY = `f.id AS "fileId", f.number, f.instructor_id AS "instructorId", f.application_id AS "applicationId",
  f.association_id AS "associationId", f.region_code AS "regionCode"`;
const SCOPE = { region: 'f.region_code', association: 'f.association_id' };

/** Requests for completion that are open, by their instant. */
export function completionsDue(em: Em, wanted: Wanted): Promise<DueOfStudy[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'r.id', due: 'r.due_at', ...SCOPE });
  return em.query(
    `SELECT r.id, r.due_at AS "dueAt", ${STUDY} FROM completion_request r JOIN instruction_file f ON f.id = r.file_id
     WHERE r.state = 'open' AND ${sql}`,
    params,
  );
}

/** Technical opinions that were not given, by their instant. */
export function opinionsDue(em: Em, wanted: Wanted): Promise<(DueOfStudy & { service: string })[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'o.id', due: 'o.due_at', ...SCOPE, person: 'f.instructor_id' });
  return em.query(
    `SELECT o.id, o.due_at AS "dueAt", o.service_name AS service, ${STUDY} FROM technical_opinion o JOIN instruction_file f ON f.id = o.file_id
     WHERE o.state IN ('asked', 'lapsed') AND ${sql}`,
    params,
  );
}
