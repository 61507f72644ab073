import type { Em } from '#platform';

/** The years with a published edition, newest first. */
export async function publishedYears(em: Em): Promise<number[]> {
  const rows = await em.query<{ year: number }[]>(`SELECT DISTINCT year FROM bilan_edition WHERE state = 'published' ORDER BY year DESC`);
  return rows.map((row) => row.year);
}

/** Two editions of a year opened at once must not take the same number. */
export async function lockYear(em: Em, year: number): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtext('bilan_edition'), $1)`, [year]);
}
