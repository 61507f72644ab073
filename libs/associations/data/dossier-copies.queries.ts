import type { Em } from '#platform';

/** Copies asked for longer ago than an interval of SQL, locked; another sweep leaves them out meanwhile. */
export function copiesOlderThan(em: Em, interval: string): Promise<{ id: string; fileId: string | null }[]> {
  return em.query(
    `SELECT id, file_id AS "fileId" FROM dossier_copy WHERE asked_at < clock_timestamp() - $1::interval
     ORDER BY asked_at LIMIT 200 FOR UPDATE SKIP LOCKED`,
    [interval],
  );
}
