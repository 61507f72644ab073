import { sqlOf, placeOf, nodesOf, type Source } from './sources.js';
import ts from 'typescript';

/** Which room owns which table. */
export type Owners = ReadonlyMap<string, string>;

export const roomOf = (file: string): string => file.split('/')[1]!;

/** Where SQL may stand in a room. The platform is technique: its folders are not divided so. */
const ownsSql = (file: string): boolean =>
  roomOf(file) === 'platform' || file.includes('/data/') || file.endsWith('.trail.ts') || file.endsWith('.invariants.ts');

/** Statements that stand outside `data/`. */
export function strayStatements(source: Source): string[] {
  if (ownsSql(source.file)) return [];
  const faults: string[] = [];
  for (const node of nodesOf(source.tree)) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    const method = node.expression.name.text;
    if (method === 'query' || method === 'createQueryBuilder') faults.push(placeOf(source, node));
  }
  return faults;
}

/** Statements that write a day by themselves: the driver gives `date` columns as `YYYY-MM-DD`, everywhere alike. */
export const handmadeDays = (source: Source): string[] =>
  sqlOf(source)
    .filter(({ text }) => /to_char\([^)]*'YYYY-MM-DD'\)/i.test(text))
    .map(({ node }) => placeOf(source, node));

/**
 * Statements that convert by a zone of the database's own table, which may be older than the law (decision 7): what is of the country is told by
 * the kernel, as a day or an offset.
 */
export const foreignClocks = (source: Source): string[] =>
  sqlOf(source)
    .filter(({ text }) => /AT TIME ZONE(?! ('UTC'|\$\d+::interval))/i.test(text))
    .map(({ node }) => placeOf(source, node));

/** The tables that a text of SQL reads or writes; names that it gives itself (`WITH x AS`) are none. */
export function tablesIn(sql: string, owners: Owners): Set<string> {
  const words = [
    ...sql.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|ONLY)\s+"?([a-z_]+)"?|,\s*([a-z_]+)\s+(?:AS\s+)?[a-z]\w*\s*(?=,|WHERE|\)|$)/g),
  ];
  return new Set(words.map((match) => match[1] ?? match[2]!).filter((word) => owners.has(word)));
}

/** By room, the tables of other rooms that its SQL names: `room → table`. */
export function foreignTables(source: Source, owners: Owners): string[] {
  const room = roomOf(source.file);
  const named = sqlOf(source).flatMap(({ text }) => [...tablesIn(text, owners)]);
  return [...new Set(named)].filter((table) => owners.get(table) !== room).map((table) => `${room} → ${table}`);
}
