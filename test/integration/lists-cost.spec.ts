import fc from 'fast-check';
import {
  Extensions,
  fromOf,
  lists,
  Lists,
  orderOf,
  Selection,
  SYSTEM,
  Tx,
  wordConditions,
  type Actor,
  type List,
  type ListQuery,
  type ListStatement,
} from '#platform';
import { fillTables } from '../support/filled.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ROWS = 6_000;
const PAGE = 25;
/** So many rows may be looked at for a row of the page: its own tables, and those that a filter shared by a twelfth of all leaves out. */
const FOR_A_ROW = 40;

/** Lists that are read whole, each with what keeps it short. */
const SHORT: Record<string, string> = {
  calls: 'some tens of calls a year',
  'public-calls': 'the same',
  'call-questions': 'of one call, found by its index',
  'own-call-questions': 'the same',
  committees: 'one a region',
  'committee-sessions': 'a few a year and a committee',
  programmes: 'a few in ten years',
  'own-applications': 'of one association, found by its index',
};

/** Filters that are no comparison of a column with a value: one that people ask. */
const ASKED: Record<string, unknown> = {
  'applications.state': 'submitted',
  'applications.gender': 'principal',
  'applications.carriedBy': 'migrants',
  'instruction.reason': 'documents.missing',
  'associations.reason': 'receipt.unreadable',
  'associations.suspendedFor': 'inquiry',
  'conventions.reason': 'obligations.unmet',
  'reports.reason': 'vouchers.missing',
  'association-pairs.dismissed': '1',
  'associations.attention': 'revision',
  'awards.waiting': '1',
  'bank-statements.open': '1',
  'counted-projects.region': 'MA-09',
  'instruction.state': 'to_study',
  'instruction.mine': true,
  'payment-batches.year': 2026,
  'people.invited': '1',
  'proposals.state': 'waiting',
  'trail.from': '2026-01-02',
  'trail.until': '2026-01-04',
  'trail.before': 3_000,
};

/** What must be asked of a list, whatever else is. */
const NEEDED: Record<string, Record<string, unknown>> = { 'counted-projects': { year: 2024 } };

describe('what a page of a list costs', () => {
  let world: OwnWorld;
  let all: readonly List[];
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    all = world.api.get(Extensions).of(lists);
    await fillTables(world, await tablesOf(world, all), ROWS);
  }, 120_000);
  afterAll(() => world?.close());

  const long = () => all.filter(({ name }) => !Object.hasOwn(SHORT, name));
  const me = async () => (await world.sql<{ id: string }>('SELECT row_id(1) AS id'))[0]!.id;
  const reader = async (): Promise<Actor> => ({ ...SYSTEM, personId: await me(), language: 'fr' });

  /** Without what else is known of its rows, which is of no table that was filled. */
  const rowsOnly = (list: List): List => Object.assign(Object.create(list) as List, { items: () => Promise.resolve([]) });

  const asking = (list: List, asked: Record<string, unknown>) =>
    Object.assign(Object.create(list.query.prototype as object) as ListQuery, { page: 1, pageSize: PAGE }, NEEDED[list.name], asked);

  const selected = (list: List, actor: Actor, query: ListQuery) =>
    world.api.get(Tx).run(async (em) => {
      const own = await list.values?.(em, actor, query);
      const words = await wordConditions(em, list.source.search, query.q, 'exact');
      return new Selection({ actor, source: list.source, query, own, words });
    });

  /** The rows that the server looks at for the first page. */
  async function looked(list: List, asked: Record<string, unknown> = {}): Promise<number> {
    const actor = await reader();
    const query = asking(list, asked);
    const selection = await selected(list, actor, query);
    const { text, params } = selection.page(orderOf(list.source, query.sort, actor.language), { limit: PAGE, offset: 0 });
    const [plan] = await world.sql<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, params);
    return rowsOf(plan!['QUERY PLAN'][0].Plan);
  }

  it('does not grow with the table', async () => {
    const dear: unknown[] = [];
    for (const list of long()) {
      const rows = await looked(list);
      if (rows > PAGE * FOR_A_ROW) dear.push({ list: list.name, rows });
    }
    expect(dear).toEqual([]);
    expect(Object.keys(SHORT).filter((name) => !all.some((list) => list.name === name))).toEqual([]);
  });

  it('nor does it in an order that an index serves, either way', async () => {
    const dear: unknown[] = [];
    for (const list of long())
      for (const sort of (list.source.served ?? []).flatMap((name) => [name, `-${name}`])) {
        const rows = await looked(list, { sort });
        if (rows > PAGE * FOR_A_ROW) dear.push({ list: list.name, sort, rows });
      }
    expect(dear).toEqual([]);
  });

  it('nor with a filter, but those that say so', async () => {
    const wrong: unknown[] = [];
    for (const list of long())
      for (const [filter, sql] of Object.entries(list.source.filters ?? {})) {
        const rows = await looked(list, { [filter]: await valueFor(list, filter, sql) });
        const isSlow = list.source.slow?.includes(filter) ?? false;
        if (rows > PAGE * FOR_A_ROW && !isSlow) wrong.push({ list: list.name, filter, rows });
      }
    expect(wrong).toEqual([]);
  });

  it('nor with a rare word, wherever it stands', async () => {
    const [{ word }] = (await world.sql<{ word: string }>('SELECT left(md5(77::text), 8) AS word')) as [{ word: string }];
    const wrong: unknown[] = [];
    for (const list of long().filter(({ source }) => source.search && !source.slow?.includes('q'))) {
      const rows = await looked(list, { q: word });
      if (rows > PAGE * FOR_A_ROW) wrong.push({ list: list.name, rows });
    }
    expect(wrong).toEqual([]);
  });

  it('what an index serves is never null, and what is joined adds no row and takes none', async () => {
    const wrong: unknown[] = [];
    for (const { name, source } of all) {
      for (const sort of source.served ?? []) {
        const by = source.sorts[sort]!;
        const sql = typeof by === 'string' ? by : by.column;
        const where = source.where && !source.where.includes(':') ? source.where : 'true';
        const [row] = await world.sql<{ none: string }>(`SELECT count(*) AS none ${fromOf(source)} WHERE (${where}) AND ${sql} IS NULL`);
        if (Number(row!.none) > 0) wrong.push({ list: name, sort, none: row!.none });
      }
      if (!source.joined || source.from.includes(':')) continue;
      const count = async (from: string) => (await world.sql<{ count: string }>(`SELECT count(*) ${from}`))[0]!.count;
      const counts = [await count(source.from), await count(fromOf(source))];
      if (counts[0] !== counts[1]) wrong.push({ list: name, counts });
    }
    expect(wrong).toEqual([]);
  });

  it('sums are those of whoever asks, kept, counted or of the page: of their region, without their own associations and hidden files', async () => {
    const some = await world.sql<{ id: string; association: string }>(
      'SELECT id, association_id AS association FROM application ORDER BY id LIMIT 5',
    );
    const ids = fc.subarray(
      some.map(({ id }) => id),
      { maxLength: 3 },
    );
    const actors = fc.record({
      region: fc.constantFrom(undefined, 'MA-01', 'MA-02'),
      hiddenApplicationIds: ids,
      ownAssociationIds: fc.subarray(
        some.map(({ association }) => association),
        { maxLength: 2 },
      ),
    });
    const asked = fc.record({
      name: fc.constantFrom('applications', 'associations', 'instruction'),
      filter: fc.constantFrom({}, { regionCode: 'MA-02' }),
      page: fc.constantFrom(1, 2),
      // None, all, some and few: what is not a page full is summed on the page.
      q: fc.constantFrom(undefined, 'mot', '77', 'ab 12', 'cafe'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(actors, asked), { minLength: 1, maxLength: 6 }), async (questions) => {
        for (const [{ region, ...hidden }, { name, filter, page, q }] of questions) {
          const list = all.find((one) => one.name === name)!;
          const actor: Actor = { ...(await reader()), ...hidden, role: 'instructor', scope: region ? { regionCode: region } : {} };
          const query = asking(list, { ...filter, page, q });
          const by = `${list.source.tie.split('.')[0]!}.state`;
          const selection = await selected(list, actor, query);
          const counted = <T>({ text, params }: ListStatement) => world.tx.run((em) => em.query<T[]>(text, params));
          const [sums] = await counted<Record<string, number>>(selection.sums());
          const states = await counted<{ by: string; total: number }>(selection.sums(by));
          const answer = await world.tx.run((em) => world.api.get(Lists).pageBy(em, actor, rowsOnly(list), query, by));
          if (answer.page.near) continue;
          expect({ total: answer.page.total, ...answer.page.sums }).toEqual(sums);
          expect(answer.counts).toEqual(states.map(({ by: value, total: count }) => ({ value, count })));
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  async function valueFor(list: List, filter: string, sql: string): Promise<unknown> {
    const name = `${list.name}.${filter}`;
    if (Object.hasOwn(ASKED, name)) return ASKED[name];
    const column = new RegExp(`^(\\w\\.\\w+) = :${filter}$`).exec(sql)?.[1];
    if (!column) throw new Error(`say in ASKED what is asked by ${name}`);
    const where = list.source.where && !list.source.where.includes(':') ? list.source.where : 'true';
    const [row] = await world.sql<{ value: unknown }>(
      `SELECT ${column} AS value ${fromOf(list.source)} WHERE (${where}) AND ${column} IS NOT NULL LIMIT 1 OFFSET 10`,
    );
    return row!.value;
  }
});

interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** What each scan looked at, taken or not. */
function rowsOf(node: Node): number {
  const own = node['Node Type'].includes('Scan')
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']
    : 0;
  return (node.Plans ?? []).reduce((sum, plan) => sum + rowsOf(plan), Math.round(own));
}

async function tablesOf(world: OwnWorld, all: readonly List[]): Promise<string[]> {
  const words = all.flatMap(({ source }) => [
    source.from,
    ...Object.values(source.joined ?? {}),
    source.where ?? '',
    ...Object.values(source.select as Record<string, string>),
    ...Object.values(source.filters ?? {}),
  ]);
  const named = words.flatMap((sql) => [...sql.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)/g)].map(([, name]) => name!));
  const tables = await world.sql<{ name: string }>(
    `SELECT DISTINCT relname AS name FROM pg_class WHERE relkind = 'r' AND relname = ANY($1)`,
    [named],
  );
  return tables.map(({ name }) => name);
}
