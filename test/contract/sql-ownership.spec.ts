import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { parse, roomSources } from './sources.js';
import { foreignTables, roomOf, strayStatements, tablesIn, type Owners } from './sql-ownership.js';

/** What a room reads of another by SQL, each with its reason. */
const LISTED: Record<string, string> = {};

describe('data/ owns SQL', () => {
  const sources = roomSources();
  let owners: Owners;

  beforeAll(async () => {
    const entities = CONTEXTS.flatMap((context) => context.entities);
    const source = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }));
    await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    owners = new Map(
      CONTEXTS.flatMap((context) =>
        context.entities.map((entity): [string, string] => [source.getMetadata(entity).tableName, context.name]),
      ),
    );
  });

  it('each room is a context', () => {
    const rooms = new Set(sources.map(({ file }) => roomOf(file)));
    expect([...new Set(owners.values())].filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('no statement stands elsewhere', () => expect(sources.flatMap(strayStatements)).toEqual([]));

  it('a room names the tables of others only where it is said why', () => {
    const pairs = new Set(sources.flatMap((source) => foreignTables(source, owners)));
    expect([...pairs].filter((pair) => !LISTED[pair]).sort()).toEqual([]);
    expect(Object.keys(LISTED).filter((pair) => !pairs.has(pair))).toEqual([]);
  });

  describe('and it would be noticed', () => {
    const known: Owners = new Map([
      ['call', 'calls'],
      ['application', 'applications'],
    ]);

    it.each([
      ['a query in app/', 'libs/calls/app/a.ts', 'em.query(`SELECT 1 FROM call`)'],
      ['a builder in http/', 'libs/calls/http/a.controller.ts', 'em.createQueryBuilder(Call, "c")'],
      ['a query in the module', 'libs/calls/calls.module.ts', 'em.query(sql)'],
    ])('%s', (_what, file, code) => expect(strayStatements(parse(file, code))).toHaveLength(1));

    it('but not in data/', () => expect(strayStatements(parse('libs/calls/data/a.ts', 'em.query(sql)'))).toEqual([]));

    it.each([
      ['a read', 'SELECT 1 FROM application a'],
      ['a join', 'SELECT 1 FROM call c JOIN application a ON a.call_id = c.id'],
      ['a second table of a list', 'SELECT 1 FROM call c, application a WHERE true'],
      ['a write', 'UPDATE application SET title = $1'],
      ['an insertion', 'INSERT INTO application (id) VALUES ($1)'],
    ])('%s of another room', (_what, sql) =>
      expect(foreignTables(parse('libs/calls/data/a.ts', `em.query(\`${sql}\`)`), known)).toEqual(['calls → application']),
    );

    it('but not a name the statement gives itself', () =>
      expect(tablesIn('WITH drawn AS (SELECT 1) SELECT * FROM drawn, LATERAL (SELECT 2) x', known)).toEqual(new Set()));
  });
});
