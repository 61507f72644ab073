import type { Em } from '#platform';

export interface EntryAct {
  id: string;
  at: Date;
  personId: string | null;
  subject: string;
  event: string;
  reason: string | null;
  detail: Record<string, unknown> | null;
}

/** What the trail of a programme says of one of its entries, and the moves of the entry itself, newest first. */
export function actsOnEntry(em: Em, programmeId: string, entryId: string): Promise<EntryAct[]> {
  return em.query(
    `SELECT id::text, at, person_id AS "personId", subject, event, reason, detail FROM audit_entry
     WHERE (subject = 'programme' AND subject_id = $1
         AND CASE WHEN detail->>'id' IS NOT NULL THEN detail->>'id' = $2::text ELSE $2::text IN (detail->>'componentId', detail->>'envelopeId') END)
       OR (subject = 'funder' AND subject_id = $2::uuid)
     ORDER BY audit_entry.id DESC LIMIT 200`,
    [programmeId, entryId],
  );
}
