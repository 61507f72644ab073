import type { Em, Retention } from '#platform';

/** Who was at a meeting, by name. */
export const ATTENDEES: Retention['rows'] = `
  SELECT a.id, (g.ends_on + 1)::timestamp AT TIME ZONE 'UTC', NULL::uuid[] FROM attendee a JOIN gathering g ON g.id = a.gathering_id`;

/** Lists that were signed on paper. */
export const SIGNED_SHEETS: Retention['rows'] = `
  SELECT s.id, (g.ends_on + 1)::timestamp AT TIME ZONE 'UTC', NULL::uuid[] FROM attendance_sheet s JOIN gathering g ON g.id = s.gathering_id`;

/** How many came stays when their names go: counted from the list where nobody has said it. */
export async function keepCounts(em: Em, attendeeIds: readonly string[]): Promise<void> {
  await em.query(
    `UPDATE gathering g SET attendance = (SELECT count(*) FROM attendee a WHERE a.gathering_id = g.id AND a.withdrawn_at IS NULL)
     WHERE g.attendance IS NULL AND g.id IN (SELECT gathering_id FROM attendee WHERE id = ANY($1::uuid[]))`,
    [attendeeIds],
  );
}
