import type { Em } from '../database/tx.js';

/** Why a content is kept from being read: nobody has looked at it yet, or something was found in it. */
export type HeldFor = 'waiting' | 'infected';

/** The content waits for the scanner. */
export async function holdContent(em: Em, sha256: string): Promise<void> {
  await em.query(`INSERT INTO content_scan (sha256) VALUES ($1) ON CONFLICT ON CONSTRAINT content_scan_pk DO NOTHING`, [sha256]);
}

/** Why the content of a file is held; null for one that may be read. */
export async function heldFor(em: Em, fileId: string): Promise<HeldFor | null> {
  const [row] = await em.query<{ found: string | null }[]>(
    `SELECT c.found FROM content_scan c JOIN stored_file f ON f.sha256 = c.sha256 WHERE f.id = $1`,
    [fileId],
  );
  return row ? (row.found === null ? 'waiting' : 'infected') : null;
}

/** Contents that nobody has looked at, the longest waiting first. */
export async function contentsToScan(em: Em, atMost: number): Promise<string[]> {
  const rows = await em.query<{ sha256: string }[]>(`SELECT sha256 FROM content_scan WHERE found IS NULL ORDER BY since LIMIT $1`, [
    atMost,
  ]);
  return rows.map(({ sha256 }) => sha256);
}

export async function releaseContent(em: Em, sha256: string): Promise<void> {
  await em.query(`DELETE FROM content_scan WHERE sha256 = $1 AND found IS NULL`, [sha256]);
}

/** Says what was found, once; false when it was said before. */
export async function condemnContent(em: Em, sha256: string, found: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `WITH condemned AS (UPDATE content_scan SET found = $2, found_at = clock_timestamp() WHERE sha256 = $1 AND found IS NULL RETURNING sha256)
     SELECT sha256 FROM condemned`,
    [sha256, found.slice(0, 200)],
  );
  return rows.length > 0;
}

/** SQL: why the content of stored file `f` is held, or NULL. */
export const HELD_FOR = `(SELECT CASE WHEN c.found IS NULL THEN 'waiting' ELSE 'infected' END FROM content_scan c WHERE c.sha256 = f.sha256)`;

export interface InfectedFile {
  id: string;
  name: string;
  keptFor: string | null;
  found: string;
}

/** The files that have a condemned content. */
export function infectedFiles(em: Em, sha256: string): Promise<InfectedFile[]> {
  return em.query(
    `SELECT f.id, f.name, f.kept_for AS "keptFor", c.found FROM content_scan c JOIN stored_file f ON f.sha256 = c.sha256
     WHERE c.sha256 = $1 AND c.found IS NOT NULL ORDER BY f.created_at`,
    [sha256],
  );
}
