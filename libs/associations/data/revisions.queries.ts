import type { Em } from '#platform';
import type { BoardFunction } from '../domain/association-kinds.js';

export interface WaitingBoard {
  associationId: string;
  board: { name: string; function: BoardFunction; startsOn: string; endsOn: string | null }[];
}

/** The boards that wait for an officer; associations without one are left out. */
export function boardsWaiting(em: Em, associationIds: readonly string[]): Promise<WaitingBoard[]> {
  return em.query(
    `SELECT r.association_id AS "associationId", r.changes->'board' AS board FROM association_revision r
     WHERE r.association_id = ANY($1::uuid[]) AND r.state IN ('waiting', 'returned') AND r.changes ? 'board' ORDER BY r.association_id`,
    [associationIds],
  );
}

/** How many associations wait for an officer with changes to what was verified; of one region or all, none of the officer's own. */
export async function revisionsToDecide(em: Em, regionCode: string | null, own: readonly string[]): Promise<number> {
  const [row] = await em.query<[{ count: number }]>(
    `SELECT count(*) AS count FROM association_revision r JOIN association a ON a.id = r.association_id
     WHERE r.state = 'waiting' AND ($1::text IS NULL OR a.region_code = $1) AND NOT a.id = ANY($2::uuid[])`,
    [regionCode, own],
  );
  return row.count;
}
