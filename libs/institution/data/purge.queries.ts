import type { Em, LegalHold, Retention } from '#platform';

/** Rows and the matters that hold them back, of one kind, before its instant (`$1`). */
const dueRows = ({ rows }: Retention) =>
  `SELECT due.id, due.since, due.associations FROM (${rows}) AS due(id, since, associations) WHERE due.since < $1`;

const heldBy = (holds: readonly LegalHold[]) =>
  holds.length === 0
    ? `SELECT NULL::text AS code, NULL::uuid AS association_id WHERE false`
    : holds.map(({ code, associations }) => `SELECT '${code}' AS code, held.association_id FROM (${associations}) AS held`).join(' UNION ');

export interface DueCount {
  rows: number;
  /** Since when the oldest of them runs. */
  oldest: Date | null;
  /** How many more are held back. */
  heldBack: number;
}

/** How much of a kind would end, and how much is held back. Changes nothing. */
export async function countDue(em: Em, retention: Retention, before: Date, holds: readonly LegalHold[]): Promise<DueCount> {
  const [found] = await em.query<[DueCount]>(
    `WITH held AS MATERIALIZED (SELECT DISTINCT association_id FROM (${heldBy(holds)}) AS matters),
       due AS (SELECT d.since, EXISTS (SELECT FROM held WHERE held.association_id = ANY(d.associations)) AS waits FROM (${dueRows(retention)}) AS d)
     SELECT count(*) FILTER (WHERE NOT waits)::int AS rows, min(since) FILTER (WHERE NOT waits) AS oldest,
       count(*) FILTER (WHERE waits)::int AS "heldBack" FROM due`,
    [before],
  );
  return found;
}

/** By the code of the matter, how many rows of a kind it holds back; one that two matters hold counts in both. */
export function countHeld(
  em: Em,
  retention: Retention,
  before: Date,
  holds: readonly LegalHold[],
): Promise<{ code: string; rows: number }[]> {
  return em.query(
    `WITH held AS MATERIALIZED (${heldBy(holds)})
     SELECT held.code, count(DISTINCT d.id)::int AS rows FROM (${dueRows(retention)}) AS d JOIN held ON held.association_id = ANY(d.associations)
     GROUP BY held.code ORDER BY held.code`,
    [before],
  );
}

export interface DueRow {
  id: string;
  /** As the database writes it, to the microsecond. */
  since: string;
}

/** The next rows of a kind that end, after the last one that was looked at. */
export function nextDue(
  em: Em,
  retention: Retention,
  before: Date,
  holds: readonly LegalHold[],
  after: DueRow | null,
  portion: number,
): Promise<DueRow[]> {
  return em.query(
    `WITH held AS MATERIALIZED (SELECT DISTINCT association_id FROM (${heldBy(holds)}) AS matters)
     SELECT d.id, d.since::text AS since FROM (${dueRows(retention)}) AS d
     WHERE NOT EXISTS (SELECT FROM held WHERE held.association_id = ANY(d.associations))
       AND ($2::timestamptz IS NULL OR (d.since, d.id) > ($2::timestamptz, $3::uuid))
     ORDER BY d.since, d.id LIMIT $4`,
    [before, after?.since ?? null, after?.id ?? null, portion],
  );
}

/** The instant that lies a period before another, by the calendar. */
export async function instantsBefore(em: Em, now: Date, periods: Readonly<Record<string, string>>): Promise<Record<string, Date>> {
  const rows = await em.query<{ name: string; at: Date }[]>(
    `SELECT p.key AS name, ($1::timestamptz AT TIME ZONE 'UTC' - p.value::interval) AT TIME ZONE 'UTC' AS at
     FROM jsonb_each_text($2::jsonb) AS p(key, value)`,
    [now, JSON.stringify(periods)],
  );
  return Object.fromEntries(rows.map(({ name, at }) => [name, at]));
}

/** One purge at a time. */
export async function lockPurging(em: Em): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('purge', 0))`);
}

/** Those that stopped: their job was lost, or the worker that did it was killed. */
export function stalledPurges(em: Em, stalled: string): Promise<{ id: string }[]> {
  return em.query(
    `SELECT id FROM purge_run WHERE finished_at IS NULL AND moved_at < clock_timestamp() - $1::interval FOR UPDATE SKIP LOCKED`,
    [stalled],
  );
}
