import type { Em, PersonalTable } from '#platform';

const quoted = (name: string) => `"${name}"`;

/** The rows of a declared table that are a person's own, with the columns that are declared for that and no others. */
export function ownRows(
  em: Em,
  table: string,
  { of, columns }: NonNullable<PersonalTable['own']>,
  personId: string,
): Promise<Record<string, unknown>[]> {
  return em.query(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)} WHERE ${quoted(of)} = $1 ORDER BY 1`, [personId]);
}

/** Deletes the rows of a declared table that name a person. */
export async function deleteRowsOf(em: Em, table: string, columns: readonly string[], personId: string): Promise<void> {
  await em.query(`DELETE FROM ${quoted(table)} WHERE ${columns.map((column) => `${quoted(column)} = $1`).join(' OR ')}`, [personId]);
}

/** By column, how many rows of a declared table name a person; columns with lists of people are left out: others know why they are in them. */
export async function namedIn(
  em: Em,
  table: string,
  columns: readonly string[],
  personId: string,
): Promise<{ as: string; rows: number }[]> {
  const found: { as: string; rows: number }[] = [];
  for (const as of columns) {
    const [counted] = await em.query<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM ${quoted(table)} WHERE pg_typeof(${quoted(as)}) = 'uuid'::regtype AND ${quoted(as)}::text = $1`,
      [personId],
    );
    if (counted!.rows > 0) found.push({ as, rows: counted!.rows });
  }
  return found;
}
