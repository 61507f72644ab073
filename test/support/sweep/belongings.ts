import type { World } from '../world.js';

/** A row by its table and id. */
interface Row {
  table: string;
  id: string;
}

interface Reference {
  child: string;
  column: string;
  parent: string;
}

/** Rows that belong to whoever refers to them: in these worlds no two regions share one. */
const HELD = new Set(['stored_file', 'payment_batch', 'bank_statement']);
/** Codes of forms and checklists are the same for all; those that recognise one document are not such words. */
const COMMON_CODE = /^[a-z_:]+$/;
/** What a row is recognised by besides its id. */
const TELLING = ['number', 'code', 'verification_code', 'rib', 'ice', 'receipt_number', 'minutes_number', 'minutes_code', 'sha256'];

/**
 * Every word by which the rows of some owners could be recognised: the roots, what refers to them by a foreign key (and so
 * on), and the files, bank files and statements these hold. A new table is included by its constraint.
 */
export async function wordsOf(world: World, roots: readonly Row[]): Promise<Set<string>> {
  const references = await referencesIn(world);
  const found = new Map<string, Row>();
  let wave = [...roots];
  while (wave.length > 0) {
    const fresh = wave.filter((row) => !found.has(`${row.table} ${row.id}`));
    for (const row of fresh) found.set(`${row.table} ${row.id}`, row);
    wave = (await Promise.all(byTable(fresh).map(([table, ids]) => related(world, references, table, ids)))).flat();
  }
  const words = new Set<string>();
  for (const [table, ids] of byTable([...found.values()])) {
    const rows = await world.sql(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE id::text = ANY($1)`, [ids]);
    for (const { row } of rows as { row: Record<string, unknown> }[]) {
      for (const column of ['id', ...TELLING]) {
        const word = row[column];
        if (typeof word === 'string' && word.length >= 8 && !COMMON_CODE.test(word)) words.add(word);
      }
    }
  }
  return words;
}

async function related(world: World, references: readonly Reference[], table: string, ids: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { child, column, parent } of references) {
    if (parent === table)
      rows.push(...(await select(world, child, `SELECT id::text AS id FROM "${child}" WHERE "${column}"::text = ANY($1)`, ids)));
    if (child === table && HELD.has(parent)) {
      rows.push(...(await select(world, parent, `SELECT DISTINCT "${column}"::text AS id FROM "${child}" WHERE id::text = ANY($1)`, ids)));
    }
  }
  return rows.filter((row) => row.id !== null);
}

const select = async (world: World, table: string, query: string, ids: string[]): Promise<Row[]> =>
  (await world.sql<{ id: string }>(query, [ids])).map(({ id }) => ({ table, id }));

function byTable(rows: readonly Row[]): [string, string[]][] {
  const tables = new Map<string, string[]>();
  for (const { table, id } of rows) tables.set(table, [...(tables.get(table) ?? []), id]);
  return [...tables];
}

/** Foreign keys between tables that have an id of their own; people are nobody's belongings, and hold nothing by themselves. */
async function referencesIn(world: World): Promise<Reference[]> {
  return world.sql<Reference>(
    `SELECT c.conrelid::regclass::text AS child, a.attname AS column, c.confrelid::regclass::text AS parent
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.confrelid <> 'person'::regclass
       AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'id' AND NOT i.attisdropped)
       AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.confrelid AND i.attname = 'id' AND NOT i.attisdropped)`,
  );
}
