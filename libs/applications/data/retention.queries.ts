import type { Em, LegalHold, Retention } from '#platform';

/** Files that were begun and never submitted, while something of them is left. */
export const DRAFTS_GIVEN_UP: Retention['rows'] = `
  SELECT a.id, a.changed_at, ARRAY[a.association_id] FROM application a
  WHERE a.number IS NULL AND a.state IN ('lapsed', 'withdrawn') AND (
    EXISTS (SELECT FROM application_section s WHERE s.application_id = a.id)
    OR EXISTS (SELECT FROM application_budget_line l WHERE l.application_id = a.id)
    OR EXISTS (SELECT FROM application_attachment d WHERE d.application_id = a.id) OR a.budget_unfinished <> '[]' OR a.title <> '')`;

/** Documents of files that were not selected. */
export const REFUSED_DOCUMENTS: Retention['rows'] = `
  SELECT d.id, a.changed_at, ARRAY[a.association_id] FROM application_attachment d JOIN application a ON a.id = d.application_id
  WHERE a.number IS NOT NULL AND a.state IN ('inadmissible', 'ineligible', 'rejected', 'withdrawn')`;

/** A file that is being studied or deliberated. */
export const FILES_UNDER_WAY: LegalHold['associations'] = `
  SELECT association_id FROM application
  WHERE state IN ('submitted', 'completion_requested', 'admissible', 'eligible', 'under_review', 'reserve', 'deferred')`;

export function attachmentsOf(em: Em, applicationIds: readonly string[]): Promise<{ id: string; fileId: string }[]> {
  return em.query(`SELECT id, file_id AS "fileId" FROM application_attachment WHERE application_id = ANY($1::uuid[]) ORDER BY id`, [
    applicationIds,
  ]);
}

/** That a file was begun, for which call and by whom, stays. */
export async function emptyDrafts(em: Em, ids: readonly string[]): Promise<void> {
  await em.query(`DELETE FROM application_section WHERE application_id = ANY($1::uuid[])`, [ids]);
  await em.query(`DELETE FROM application_budget_line WHERE application_id = ANY($1::uuid[])`, [ids]);
  await em.query(
    `UPDATE application SET title = '', budget_unfinished = '[]', total_centimes = 0, asked_centimes = 0, own_centimes = 0
     WHERE id = ANY($1::uuid[])`,
    [ids],
  );
}
