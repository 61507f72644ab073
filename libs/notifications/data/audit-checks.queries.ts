import type { Em } from '#platform';

/** Whether the last check of the trail found it altered, and whether this auditor asked for none within a time (an SQL interval). */
export async function trailStanding(em: Em, auditorId: string | null, within: string): Promise<{ broken: boolean; due: boolean }> {
  const [row] = await em.query<[{ broken: boolean; due: boolean }]>(
    `SELECT coalesce((SELECT jsonb_array_length(defects) > 0 FROM audit_check WHERE finished_at IS NOT NULL ORDER BY asked_at DESC LIMIT 1), false) AS broken,
       NOT EXISTS (SELECT FROM audit_check WHERE asked_by = $1 AND asked_at > clock_timestamp() - $2::interval) AS due`,
    [auditorId, within],
  );
  return row;
}
