import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { CallState } from '../domain/call.machine.js';

export interface SummaryRow {
  id: string;
  number: string;
  title: Localized;
  state: CallState;
  closesAt: Date;
  zone: string | null;
}

/** What lists of later stages show of calls; drafts are left out. */
export function callSummaries(em: Em, ids: readonly string[]): Promise<SummaryRow[]> {
  return em.query(
    `SELECT id, number, title, state, closes_at AS "closesAt", calendar->>'zone' AS zone FROM call
     WHERE id = ANY($1::uuid[]) AND state <> 'draft' AND closes_at IS NOT NULL`,
    [ids],
  );
}

/** The calls whose deadline fell in a year on the wall; nothing of those cancelled, of drafts and of the archives. */
export async function callsClosedIn(em: Em, year: number, zone: string): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT id FROM call WHERE extract(year FROM closes_at AT TIME ZONE $2) = $1 AND closes_at <= clock_timestamp()
       AND published_at IS NOT NULL AND state <> 'cancelled' AND NOT imported ORDER BY id`,
    [year, zone],
  );
  return rows.map(({ id }) => id);
}

/** Drafts that concern a region alone (all drafts without one), last touched first. */
export function draftsIn(em: Em, region: string | null, most: number): Promise<{ id: string; title: Localized }[]> {
  return em.query(
    `SELECT id, title FROM call WHERE state = 'draft' AND ($1::text IS NULL OR region_codes <@ ARRAY[$1]) ORDER BY updated_at DESC LIMIT $2`,
    [region, most],
  );
}
