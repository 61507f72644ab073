import type { Em } from '../database/tx.js';

export type ContentDefect = 'missing' | 'altered';

/** Remembers how a content was found; a defect keeps the instant at which it was first seen, and ends when it is found sound again. */
export async function noteCheck(em: Em, sha256: string, defect: ContentDefect | null): Promise<void> {
  await em.query(
    `INSERT INTO content_check AS c (sha256, checked_at, defect, defect_since) VALUES ($1, clock_timestamp(), $2, CASE WHEN $2::text IS NOT NULL THEN clock_timestamp() END)
     ON CONFLICT ON CONSTRAINT content_check_pk DO UPDATE SET checked_at = excluded.checked_at, defect = excluded.defect,
       defect_since = CASE WHEN excluded.defect IS NOT NULL THEN coalesce(c.defect_since, excluded.defect_since) END`,
    [sha256, defect],
  );
}

/** Somebody found out before the daily check. */
export const noteDefect = (em: Em, sha256: string, defect: ContentDefect): Promise<void> => noteCheck(em, sha256, defect);

export interface DamagedFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
  keptSince: Date;
  defect: ContentDefect;
  foundAt: Date;
}

/** Files whose content is lost or altered, the newest finding first. */
export const damagedFiles = (em: Em, page: { limit: number; offset: number }): Promise<DamagedFile[]> =>
  em.query(
    `SELECT f.id, f.name, f.size, f.sha256, f.created_at AS "keptSince", c.defect, c.defect_since AS "foundAt"
     FROM content_check c JOIN stored_file f ON f.sha256 = c.sha256 WHERE c.defect IS NOT NULL
     ORDER BY c.defect_since DESC, f.id LIMIT $1 OFFSET $2`,
    [page.limit, page.offset],
  );

export async function countDamagedFiles(em: Em): Promise<number> {
  const [row] = await em.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM content_check c JOIN stored_file f ON f.sha256 = c.sha256 WHERE c.defect IS NOT NULL`,
  );
  return row!.count;
}
