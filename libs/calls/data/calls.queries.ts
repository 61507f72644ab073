import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { CallKind } from '../domain/call-rules.js';
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

export interface ListedCall {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  regionCodes: string[];
  opensAt: Date | null;
  closesAt: Date | null;
  zone: string | null;
  waitingQuestions: number;
}

/** One page of calls, those to prepare or still open first, then the newest; of one region: those that concern it. */
export async function pageOfCalls(
  em: Em,
  scopeRegion: string | null,
  filter: { page: number; pageSize: number; state?: CallState; programmeId?: string; region?: string; q?: string },
): Promise<{ rows: ListedCall[]; total: number }> {
  const where = `WHERE ($1::text IS NULL OR c.region_codes @> ARRAY[$1]) AND ($2::text IS NULL OR c.state = $2)
    AND ($3::uuid IS NULL OR c.programme_id = $3)
    AND ($4::text IS NULL OR c.number ILIKE '%' || $4 || '%' OR c.title::text ILIKE '%' || $4 || '%')
    AND ($5::text IS NULL OR c.region_codes @> ARRAY[$5])`;
  const wanted = [scopeRegion, filter.state ?? null, filter.programmeId ?? null, filter.q ?? null, filter.region ?? null];
  const rows = await em.query<ListedCall[]>(
    `SELECT c.id, c.number, c.kind, c.title, c.state, c.region_codes AS "regionCodes", c.opens_at AS "opensAt",
       c.closes_at AS "closesAt", c.calendar->>'zone' AS zone,
       (SELECT count(*) FROM call_question w WHERE w.call_id = c.id AND w.answered_at IS NULL) AS "waitingQuestions"
     FROM call c ${where} ORDER BY c.state NOT IN ('draft', 'published', 'open'), c.created_at DESC, c.id LIMIT $6 OFFSET $7`,
    [...wanted, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*) AS count FROM call c ${where}`, wanted);
  return { rows, total: total.count };
}

/** Drafts that concern a region alone (all drafts without one), last touched first. */
export function draftsIn(em: Em, region: string | null, most: number): Promise<{ id: string; title: Localized }[]> {
  return em.query(
    `SELECT id, title FROM call WHERE state = 'draft' AND ($1::text IS NULL OR region_codes <@ ARRAY[$1]) ORDER BY updated_at DESC LIMIT $2`,
    [region, most],
  );
}
