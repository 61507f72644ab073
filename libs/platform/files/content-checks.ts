import type { Em } from '../database/tx.js';
import type { ListSource } from '../lists/list.js';
import { byWords } from '../lists/word-order.js';

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
export const DAMAGED_FILES: ListSource<DamagedFile> = {
  select: {
    id: 'f.id',
    name: 'f.name',
    size: 'f.size',
    sha256: 'f.sha256',
    keptSince: 'f.created_at',
    defect: 'c.defect',
    foundAt: 'c.defect_since',
  },
  from: 'FROM content_check c JOIN stored_file f ON f.sha256 = c.sha256',
  where: 'c.defect IS NOT NULL',
  filters: { defect: 'c.defect = :defect' },
  sorts: { name: byWords('f.name'), size: 'f.size', kept: 'f.created_at', found: 'c.defect_since' },
  order: 'c.defect_since DESC',
  tie: 'f.id',
};

export async function countDamagedFiles(em: Em): Promise<number> {
  const [row] = await em.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM content_check c JOIN stored_file f ON f.sha256 = c.sha256 WHERE c.defect IS NOT NULL`,
  );
  return row!.count;
}
