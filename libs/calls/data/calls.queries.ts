import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { CallState } from '../domain/call.machine.js';

export interface SummaryRow {
  id: string;
  number: string;
  programmeId: string;
  title: Localized;
  state: CallState;
  closesAt: Date;
  zone: string | null;
}

/** What lists of later stages show of calls; drafts are left out. */
export function callSummaries(em: Em, ids: readonly string[]): Promise<SummaryRow[]> {
  return em.query(
    `SELECT id, number, programme_id AS "programmeId", title, state, closes_at AS "closesAt", calendar->>'zone' AS zone FROM call
     WHERE id = ANY($1::uuid[]) AND state <> 'draft' AND closes_at IS NOT NULL`,
    [ids],
  );
}

/** The calls whose deadline fell between two instants, the second left out; nothing of those cancelled, of drafts and of the archives. */
export async function callsClosedBetween(em: Em, from: Date, until: Date): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT id FROM call WHERE closes_at >= $1 AND closes_at < $2 AND closes_at <= clock_timestamp()
       AND published_at IS NOT NULL AND state <> 'cancelled' AND NOT imported ORDER BY id`,
    [from, until],
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

/** The numbers of the calls that are paid from any of these shares. */
export async function callsPaidFrom(em: Em, subEnvelopeIds: readonly string[]): Promise<string[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT DISTINCT c.number FROM call c JOIN call_sub_envelope s ON s.call_id = c.id WHERE s.sub_envelope_id = ANY($1::uuid[]) ORDER BY 1`,
    [subEnvelopeIds],
  );
  return rows.map(({ number }) => number);
}

/** The numbers of the calls of a programme that are for other domains than these; not those cancelled. */
export async function callsOutside(em: Em, programmeId: string, codes: readonly string[]): Promise<string[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT number FROM call WHERE programme_id = $1 AND NOT domain_codes <@ $2::text[] AND state <> 'cancelled' ORDER BY 1`,
    [programmeId, codes],
  );
  return rows.map(({ number }) => number);
}

/** The numbers of the calls of a programme that are published and not decided; or of all that stand, those only begun and those over too. */
export async function callsGoing(em: Em, programmeId: string, which: 'under_way' | 'standing'): Promise<string[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT number FROM call
     WHERE programme_id = $1 AND (state IN ('published', 'open', 'closed', 'selecting') OR ($2 = 'standing' AND state <> 'cancelled'))
     ORDER BY 1 LIMIT 20`,
    [programmeId, which],
  );
  return rows.map(({ number }) => number);
}
