import type { Em } from '../database/tx.js';

export interface WaitingRow {
  id: number;
  kind: 'event' | 'job';
  name: string;
  payload: unknown;
  not_before: Date | null;
}

/** So many patient rows within a second are a rush. */
const RUSH = 20;
/** What a rush holds back goes on its way after this, whatever still comes. */
const MOST_HELD = '60 seconds';

/**
 * The rows to carry next, locked, in their order: what cannot wait first. Patient rows are left where they are while others of them keep
 * coming: in the last minutes of a call the same processors take submissions in and make receipts.
 */
export async function waitingRows(em: Em, most: number): Promise<WaitingRow[]> {
  const urgent = await take(em, 'NOT patient', most);
  if (urgent.length === most) return urgent;
  const { rush, overdue } = await rushOf(em);
  if (rush && !overdue) return urgent;
  const ripe = rush ? `patient AND created_at <= clock_timestamp() - interval '${MOST_HELD}'` : 'patient';
  return [...urgent, ...(await take(em, ripe, most - urgent.length))];
}

/** Whether many patient rows come now, and whether one of them has waited long enough; a few rows of the index, however many wait. */
async function rushOf(em: Em): Promise<{ rush: boolean; overdue: boolean }> {
  const [state] = await em.query<[{ rush: boolean; overdue: boolean }]>(
    `SELECT (SELECT count(*) = ${RUSH} AND min(created_at) > clock_timestamp() - interval '1 second'
       FROM (SELECT created_at FROM outbox WHERE published_at IS NULL AND patient ORDER BY id DESC LIMIT ${RUSH}) AS newest) AS rush,
     coalesce((SELECT created_at <= clock_timestamp() - interval '${MOST_HELD}'
       FROM outbox WHERE published_at IS NULL AND patient ORDER BY id LIMIT 1), false) AS overdue`,
  );
  return state;
}

const take = (em: Em, which: string, most: number): Promise<WaitingRow[]> =>
  em.query(
    `SELECT id, kind, name, payload, not_before FROM outbox WHERE published_at IS NULL AND ${which}
     ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [most],
  );

export async function markPublished(em: Em, rows: readonly WaitingRow[]): Promise<void> {
  await em.query(`UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY($1::bigint[])`, [rows.map((row) => row.id)]);
}
