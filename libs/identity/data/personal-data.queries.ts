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
