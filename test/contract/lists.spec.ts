import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateSync } from 'class-validator';
import { LANGUAGES } from '#kernel';
import { Extensions, lists, Lists, policyRegistry, SYSTEM, type List, type ListQuery } from '#platform';
import { MAX_PAGE_SIZE, PAGE_SIZE } from '../../libs/platform/http/page-size.js';
import { addressesOfLists, pagedRoutes } from '../support/lists.js';
import { DEMONSTRATION } from '../support/sweep/table.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** Lists whose screen is not one of the application's, each with the place. */
const ELSEWHERE: Record<string, string> = {
  'public-calls': 'the public page of the calls',
};

/** What is called a name and is a code. */
const WORDS_OF_THE_PROGRAM = ['failed-jobs.name: j.name'];

describe('lists', () => {
  let world: OwnWorld;
  let all: readonly List[];
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    all = world.api.get(Extensions).of(lists);
  });
  afterAll(() => world?.close());

  const called = (query: object, values: Partial<ListQuery> & Record<string, unknown> = {}) =>
    Object.assign(Object.create(query) as ListQuery, { page: 1, pageSize: 25 }, values);
  /** Filters that the statement needs, whatever else is asked. */
  const NEEDED: Record<string, Record<string, unknown>> = {
    'call-questions': { callId: '00000000-0000-4000-8000-000000000000' },
    'own-call-questions': { callId: '00000000-0000-4000-8000-000000000000' },
  };

  it('each route that answers with pages is a list, and so has its exports', () => {
    const known = new Set(all.map(({ query }) => query as unknown));
    const others = pagedRoutes().filter(({ address, query }) => !known.has(query) && !DEMONSTRATION.includes(address));
    expect(others.map(({ address }) => address)).toEqual([]);
  });

  it('each page of rows is asked by one rule: so many without a word, so many at most', () => {
    const other = pagedRoutes().filter(({ query }) => {
      const asked = (pageSize?: number) => Object.assign(new query(), pageSize === undefined ? {} : { pageSize });
      const takes = (size?: number) => !validateSync(asked(size)).some(({ property }) => property === 'pageSize');
      const { page, pageSize } = asked() as ListQuery;
      return page !== 1 || pageSize !== PAGE_SIZE || !takes() || !takes(1) || takes(0) || !takes(MAX_PAGE_SIZE) || takes(MAX_PAGE_SIZE + 1);
    });
    expect(other.map(({ address }) => address)).toEqual([]);
  });

  it('each list has one route, a name of its own, and a policy', () => {
    const addresses = addressesOfLists(all);
    expect(addresses.map(({ list }) => list.name).sort()).toEqual(all.map(({ name }) => name).sort());
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.filter(({ policy }) => !policyRegistry.has(policy)).map(({ name }) => name)).toEqual([]);
  });

  it('each export has a title and headings in the three languages, no two alike', () => {
    for (const { name, title, columns } of all) {
      expect({ name, columns: columns.length }).toEqual({ name, columns: expect.any(Number) as number });
      for (const language of LANGUAGES) {
        expect({ name, title: title[language] }).toEqual({ name, title: expect.stringMatching(/\S/) as string });
        const headings = columns.map(({ label }) => label[language]);
        expect({ name, headings }).toEqual({ name, headings: [...new Set(headings)].filter(Boolean) });
      }
    }
  });

  it('each can be sorted by each of its sorts, both ways, and searched for words exact and near', async () => {
    const broken: unknown[] = [];
    for (const list of all) {
      const needed = NEEDED[list.name] ?? {};
      const orders = [undefined, ...Object.keys(list.source.sorts).flatMap((sort) => [sort, `-${sort}`])];
      const queries = [...orders.map((sort) => ({ sort })), ...(list.source.search ? [{ q: 'théâtre %_ مستشفى' }] : [])];
      for (const query of queries) {
        const asked = called(list.query.prototype as object, { ...needed, ...query });
        try {
          await world.tx.run((em) => world.api.get(Lists).page(em, SYSTEM, list, asked));
        } catch (error) {
          if ((error as { code?: string }).code !== 'NOT_FOUND') broken.push({ list: list.name, query, error: String(error) });
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('words are sorted as the language of the reader has them, not as they happen to be stored', () => {
    const bare = all.flatMap(({ name, source }) =>
      Object.entries({ ...source.sorts, order: source.order }).flatMap(([sort, by]) =>
        typeof by === 'string' && /->>|\.(title|name|label|holder)\b/.test(by) ? [`${name}.${sort}: ${by}`] : [],
      ),
    );
    expect(bare).toEqual(WORDS_OF_THE_PROGRAM);
  });

  describe('on the screens', () => {
    const FEATURES = 'apps/web/src/features';
    const screens = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => ({ file, source: readFileSync(path.join(FEATURES, file), 'utf8') }));
    const named = (source: string) => [...source.matchAll(/\blist="([^"]+)"/g)].map(([, name]) => name!);

    it('every list has its screen, with its exports', () => {
      const shown = new Set(screens.flatMap(({ source }) => named(source)));
      expect(all.map(({ name }) => name).filter((name) => !shown.has(name) && !Object.hasOwn(ELSEWHERE, name))).toEqual([]);
      expect([...shown].filter((name) => !all.some((list) => list.name === name))).toEqual([]);
      expect(Object.keys(ELSEWHERE).filter((name) => shown.has(name))).toEqual([]);
    });

    it('and none has a size of its own: a count of one row asks for one', () => {
      const sizes = screens.flatMap(({ file, source }) => [...source.matchAll(/pageSize: (\d+)/g)].map(([, size]) => `${file}: ${size}`));
      expect(sizes.filter((size) => !size.endsWith(': 1'))).toEqual([]);
    });

    it('a column sorts by what its list sorts by', () => {
      const wrong = screens.flatMap(({ file, source }) => {
        const sorts = new Set(named(source).flatMap((name) => Object.keys(all.find((list) => list.name === name)?.source.sorts ?? {})));
        const asked = [...source.matchAll(/\bsort: '(\w+)'/g)].map(([, sort]) => sort!);
        return sorts.size > 0 ? asked.filter((sort) => !sorts.has(sort)).map((sort) => `${file}: ${sort}`) : [];
      });
      expect(wrong).toEqual([]);
    });
  });

  it('each field of a query is a filter of the statement or a value that it names', () => {
    const silent = all.flatMap((list) => {
      const fields = Object.keys(
        (Reflect.getMetadata('swagger/apiModelPropertiesArray', list.query.prototype as object) as string[] | undefined)?.reduce(
          (names, name) => ({ ...names, [name.slice(1)]: true }),
          {},
        ) ?? {},
      );
      const { source } = list;
      const words = [source.from, source.where ?? '', ...Object.values(source.filters ?? {})].join(' ');
      const plain = ['page', 'pageSize', 'sort', 'lang', 'q'];
      return fields
        .filter((field) => !plain.includes(field) && !source.filters?.[field] && !words.includes(`:${field}`))
        .map((field) => `${list.name}.${field}`);
    });
    expect(silent).toEqual([]);
  });
});
