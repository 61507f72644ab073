import pg from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import { CONTEXTS } from '../../../apps/contexts.js';
import { createDatabase } from '../../support/world.js';
import { SnakeNaming } from '../../../libs/platform/database/naming.js';
import { wordsOfProperties } from './column-words.js';
import { BREAKS, IMPLIED, RIGHT } from './breaks.js';
import type { Change } from './change.js';

interface Column {
  name: string;
  type: string;
}
interface Check {
  table: string;
  name: string;
  definition: string;
}

const NOON = '2026-11-16T12:00:00Z';
/** A value of each type, for a column that must have one. */
const OF_TYPE: Record<string, unknown> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  text: 'x',
  integer: 1,
  bigint: 1,
  boolean: false,
  jsonb: {},
  date: NOON.slice(0, 10),
  'timestamp with time zone': NOON,
  ARRAY: [],
};

/** The words of a CHECK that is a list of words, with its column. */
function listOf(definition: string): { column: string; words: string[] } | undefined {
  const list = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/.exec(definition);
  return list ? { column: list[1]!, words: [...list[2]!.matchAll(/'([^']*)'/g)].map(([, word]) => word!) } : undefined;
}

const naming = new SnakeNaming();

describe('the CHECK constraints', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: pg.Client;
  let checks: Check[];
  const columns = new Map<string, Column[]>();

  beforeAll(async () => {
    database = await createDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    checks = (
      await client.query<Check>(
        `SELECT relname AS table, conname AS name, pg_get_constraintdef(c.oid) AS definition
         FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
         WHERE contype = 'c' AND t.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
      )
    ).rows;
    const { rows } = await client.query<Column & { table: string }>(
      `SELECT table_name AS table, column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'`,
    );
    for (const { table, ...column } of rows) columns.set(table, [...(columns.get(table) ?? []), column]);
    // Other tables are not what is asked here: keys to them and triggers rest, CHECKs do not.
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  function rightRow(table: string): Change {
    const words = new Map(
      checks.flatMap((check) => (check.table === table ? [listOf(check.definition)] : [])).map((list) => [list?.column, list?.words[0]]),
    );
    const needed = (columns.get(table) ?? []).map(({ name, type }) => [name, words.get(name) ?? OF_TYPE[type]]);
    return { ...(Object.fromEntries(needed) as Change), ...RIGHT[table] };
  }

  /** The constraint that refuses the row; undefined when it is taken. Leaves nothing behind. */
  async function refusedBy(table: string, row: Change, statement = ''): Promise<string | undefined> {
    const names = Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', ');
    await client.query(`SAVEPOINT row; ${statement}`);
    try {
      await client.query(`INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::"${table}", $1)`, [
        JSON.stringify(row),
      ]);
      return undefined;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== '23514') throw error;
      return error.constraint;
    } finally {
      await client.query('ROLLBACK TO SAVEPOINT row');
    }
  }

  it('each has an entry in the table of breaks, and each entry its constraint', () => {
    const entries = Object.entries(BREAKS).flatMap(([table, breaks]) => Object.keys(breaks).map((name) => `${table}.${name}`));
    expect(entries.sort()).toEqual(checks.map(({ table, name }) => `${table}.${name}`).sort());
  });

  describe.each(Object.entries(BREAKS))('%s', (table, breaks) => {
    it('takes a right row', async () => expect(await refusedBy(table, rightRow(table))).toBeUndefined());

    it.each(Object.entries(breaks))('%s refuses what breaks it, and would be missed', async (name, given) => {
      for (const change of Array.isArray(given) ? given : [given]) {
        const row = { ...rightRow(table), ...change };
        expect([change, await refusedBy(table, row)]).toEqual([change, name]);
        const unguarded = await refusedBy(table, row, `ALTER TABLE "${table}" DROP CONSTRAINT ${name}`);
        expect([change, unguarded]).toEqual([change, IMPLIED[name]]);
      }
    });
  });

  it('a list of words in the database is the list of the program', () => {
    const { tables, columns: properties } = getMetadataArgsStorage();
    const typed = wordsOfProperties();
    const written = new Map<string, string[]>(
      properties.flatMap(({ target, propertyName }) => {
        const { name } = target as { name: string };
        const words = typed.get(`${name}.${propertyName}`);
        const table = tables.find((one) => one.target === target)?.name;
        return words && table ? [[`${table}.${naming.columnName(propertyName, undefined, [])}`, [...words].sort()] as const] : [];
      }),
    );
    const wrong = checks.flatMap(({ table, name, definition }) => {
      const list = listOf(definition);
      const place = `${table}.${list?.column}`;
      if (!list || JSON.stringify(written.get(place)) === JSON.stringify([...list.words].sort())) return [];
      return [{ name, place, database: list.words, program: written.get(place) }];
    });
    expect(wrong).toEqual([]);
    expect(written.size).toBeGreaterThan(40);
  });

  describe('the states', () => {
    const tables = getMetadataArgsStorage().tables;
    const lives = CONTEXTS.flatMap((context) => context.lives);
    const machines = lives.map(({ machine, entity }) => {
      const column = `${tables.find(({ target }) => target === entity)!.name}.state`;
      return [machine.name, column, machine.states] as const;
    });
    const wordsOf = (column: string) =>
      checks.flatMap(({ table, definition }) => {
        const list = listOf(definition);
        return list && `${table}.${list.column}` === column ? [list.words] : [];
      });

    it.each(machines)('of the machine %s are the words that %s takes', (_machine, column, states) => {
      expect(wordsOf(column).map((words) => [...words].sort())).toEqual([[...states].sort()]);
    });

    it('no column of a state is without its machine', () => {
      const known = new Set(machines.map(([, column]) => column));
      const stray = checks.flatMap(({ table, definition }) => {
        const list = listOf(definition);
        return list?.column === 'state' && !known.has(`${table}.state`) ? [`${table}.state`] : [];
      });
      expect(stray).toEqual([]);
    });

    it('of another list are told apart', () => {
      expect(listOf(`CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text])))`)).toEqual({ column: 'state', words: ['draft', 'sent'] });
      expect(listOf(`CHECK ((rank >= 1))`)).toBeUndefined();
    });
  });
});
