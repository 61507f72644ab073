import { newId, type Em } from '#platform';
import type { Mark } from '../domain/scoring.js';

export interface SavedDraft {
  version: number;
  revision: number;
  savedAt: Date;
}

interface DraftToSave {
  sessionId: string;
  fileId: string;
  memberId: string;
  /** The one that the window started from: 0 when it found no draft. */
  revision: number;
  marks: readonly Mark[];
  comment: string | null;
}

/**
 * Saves the draft of a sheet where it still is as the window found it, or begins the next version where there is none; one statement, so
 * that two windows of a member need no lock. Null when something was saved meanwhile.
 */
export async function saveSheetDraft(em: Em, draft: DraftToSave): Promise<SavedDraft | null> {
  const [saved] = await em.query<SavedDraft[]>(
    `WITH changed AS (
       UPDATE score_sheet SET marks = $5::jsonb, comment = $6, revision = revision + 1, saved_at = clock_timestamp()
       WHERE file_id = $3 AND member_id = $4 AND state = 'draft' AND revision = $7::int RETURNING version, revision, saved_at),
     begun AS (
       INSERT INTO score_sheet (id, session_id, file_id, member_id, version, state, marks, comment, revision, saved_at)
       SELECT $1, $2, $3, $4, coalesce(max(s.version), 0) + 1, 'draft', $5::jsonb, $6, 1, clock_timestamp()
       FROM score_sheet s WHERE s.file_id = $3 AND s.member_id = $4
       HAVING $7::int = 0 AND NOT coalesce(bool_or(s.state = 'draft'), false)
       ON CONFLICT DO NOTHING RETURNING version, revision, saved_at)
     SELECT version, revision, saved_at AS "savedAt" FROM (SELECT * FROM changed UNION ALL SELECT * FROM begun) AS saved`,
    [newId(), draft.sessionId, draft.fileId, draft.memberId, JSON.stringify(draft.marks), draft.comment, draft.revision],
  );
  return saved ?? null;
}
