import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';

export interface WaitingRow {
  id: string;
  state: ApplicationState;
  title: string;
  call: Localized;
  due: Date;
}

/** The files of an association that wait for it: drafts of open calls, requests for completion; the first to end first. */
export function filesWaitingFor(em: Em, associationId: string | null, most: number): Promise<WaitingRow[]> {
  return em.query(
    `SELECT a.id, a.state, a.title, c.title AS call, coalesce(r.until, c.closes_at) AS due
     FROM application a JOIN call c ON c.id = a.call_id
       LEFT JOIN application_completion r ON r.application_id = a.id AND r.ended_at IS NULL
     WHERE a.association_id = $1 AND (a.state = 'completion_requested' OR a.state = 'draft' AND c.closes_at > clock_timestamp())
     ORDER BY due LIMIT $2`,
    [associationId, most],
  );
}

/** How many files each call has in these states, for a region; calls without any are left out. */
export function countByCall(
  em: Em,
  { states, regionCode, hidden }: { states: readonly ApplicationState[]; regionCode: string; hidden: readonly string[] },
): Promise<{ callId: string; count: number }[]> {
  return em.query(
    `SELECT call_id AS "callId", count(*) AS count FROM application
     WHERE state = ANY($1::text[]) AND region_code = $2 AND NOT id = ANY($3::uuid[]) GROUP BY call_id`,
    [states, regionCode, hidden],
  );
}
