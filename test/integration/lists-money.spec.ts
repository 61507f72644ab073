import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { Grants } from '#identity';
import { SYSTEM } from '#platform';
import { Programmes } from '#programmes';
import { countersignConvention, signConvention } from '#seeds';
import { expectRefusal, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { walk, type Lane } from '../support/sweep/lane.js';
import { ORIENTAL, sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { createWorld, type OwnWorld } from '../support/world.js';

type Item = Record<string, unknown>;
interface ListPage {
  items: Item[];
  total: number;
  sums: Record<string, number>;
  near: boolean;
}

interface Told {
  /** Its name among the exports. */
  list: string;
  url: string;
  /** Words that find what is of Souss-Massa and nothing else, in both scripts; a search is made of what is there where it holds no names. */
  words: { fr: string; ar?: string } | ((item: Item) => string);
  filter: [asked: string, holds: (item: Item) => boolean];
  sort: [name: string, value: (item: Item) => unknown];
  sums?: Record<string, (item: Item) => number>;
  /** A column of the export, and what the item says there. */
  column: [index: number, value: (item: Item) => unknown];
  /** The president of an association reads its own. */
  ofAssociations?: true;
}

const HERE = 'Arganeraie';
const THERE = 'Moulouya';
const at =
  (...path: string[]) =>
  (item: Item): unknown =>
    path.reduce<unknown>((value, name) => (value as Item | null)?.[name], item);
const amountAt =
  (...path: string[]) =>
  (item: Item): number =>
    at(...path)(item) as number;
const ofHere = (item: Item) => item.regionCode === SOUSS_MASSA;
const IN_REGION: Told['filter'] = [`regionCode=${SOUSS_MASSA}`, ofHere];
const NAMED = { fr: `association ${HERE}`.toUpperCase(), ar: `جمعيه ${HERE}` };

const LISTS: readonly Told[] = [
  {
    list: 'committees',
    url: '/api/committees',
    words: { fr: 'espace regional argaNeraie', ar: `الفضاء الجهوى ${HERE}` },
    filter: IN_REGION,
    sort: ['region', at('regionCode')],
    column: [0, at('name', 'fr')],
  },
  {
    list: 'committee-sessions',
    url: '/api/committees/sessions',
    words: { fr: HERE, ar: `طلب ${HERE}` },
    filter: IN_REGION,
    sort: ['held', at('held', 'instant')],
    column: [3, at('call', 'number')],
  },
  {
    list: 'decision-letters',
    url: '/api/committees/letters',
    words: NAMED,
    filter: IN_REGION,
    sort: ['number', at('number')],
    sums: { amountCentimes: amountAt('amountCentimes') },
    column: [0, at('number')],
    ofAssociations: true,
  },
  {
    list: 'conventions',
    url: '/api/conventions',
    words: NAMED,
    filter: IN_REGION,
    sort: ['title', at('title')],
    sums: { amountCentimes: amountAt('amountCentimes') },
    column: [0, at('number')],
    ofAssociations: true,
  },
  {
    list: 'awards',
    url: '/api/conventions/awards',
    words: NAMED,
    filter: IN_REGION,
    sort: ['amount', at('amountCentimes')],
    sums: { amountCentimes: amountAt('amountCentimes') },
    column: [0, at('applicationNumber')],
  },
  {
    list: 'tranches',
    url: '/api/disbursements/tranches',
    words: NAMED,
    filter: IN_REGION,
    sort: ['convention', at('conventionNumber')],
    sums: { amountCentimes: amountAt('tranche', 'amountCentimes') },
    column: [0, at('conventionNumber')],
  },
  {
    list: 'payment-orders',
    url: '/api/disbursements/orders',
    words: NAMED,
    filter: IN_REGION,
    sort: ['number', at('number')],
    sums: { amountCentimes: amountAt('amountCentimes') },
    column: [0, at('number')],
  },
  {
    list: 'recoveries',
    url: '/api/disbursements/recoveries',
    words: NAMED,
    filter: IN_REGION,
    sort: ['region', at('regionCode')],
    sums: { amountCentimes: amountAt('amountCentimes') },
    column: [0, at('number')],
    ofAssociations: true,
  },
  {
    list: 'payment-batches',
    url: '/api/disbursements/batches',
    words: (item) => String(item.number),
    filter: ['year=2000', () => false],
    sort: ['number', at('number')],
    sums: { totalCentimes: amountAt('totalCentimes'), orders: amountAt('orders') },
    column: [0, at('number')],
  },
  {
    list: 'bank-statements',
    url: '/api/disbursements/statements',
    words: { fr: `rel ${HERE}` },
    filter: ['open=1', (item) => (item.openCases as number) > 0],
    sort: ['message', at('messageId')],
    column: [0, at('messageId')],
  },
  {
    list: 'bank-cases',
    url: '/api/disbursements/cases',
    words: { fr: `encore-${HERE}` },
    filter: ['direction=debit', (item) => item.direction === 'debit'],
    sort: ['order', at('order', 'number')],
    sums: {
      debitCentimes: (item) => (item.direction === 'debit' ? (item.amountCentimes as number) : 0),
      creditCentimes: (item) => (item.direction === 'credit' ? (item.amountCentimes as number) : 0),
    },
    column: [2, at('endToEndId')],
  },
  {
    list: 'reports',
    url: '/api/monitoring/reports',
    words: NAMED,
    filter: IN_REGION,
    sort: ['convention', at('conventionNumber')],
    column: [0, at('conventionNumber')],
    ofAssociations: true,
  },
  {
    list: 'counted-projects',
    url: '/api/bilan/years/{year}/projects',
    words: NAMED,
    filter: [`region=${SOUSS_MASSA}`, ofHere],
    sort: ['region', at('regionCode')],
    sums: { awardedCentimes: amountAt('awardedCentimes') },
    column: [1, at('number')],
  },
];

describe('lists of committees, conventions, money, reports and the bilan', () => {
  let world: OwnWorld;
  let here: Lane;
  let there: Lane;
  let auditor: User;
  let stranger: User;
  let year: string;

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    auditor = await User.with(world, 'Audit', [{ role: 'auditor' }]);
    stranger = await User.with(world, 'Sans Rôle', []);
    const shared = await sharedGround(world, await User.with(world, 'Programme', [{ role: 'programme.officer' }]));
    here = await walk(world, shared, { mark: HERE, regionCode: SOUSS_MASSA }, 1);
    there = await walk(world, shared, { mark: THERE, regionCode: ORIENTAL }, 2);
    for (const { people, beta } of [here, there]) {
      await signConvention(people.otherPresident, beta.conventionId);
      await countersignConvention(people.signatory, beta.conventionId);
    }
    const [act] = await world.sql<{ year: number }>('SELECT year FROM convention WHERE id = $1', [here.alpha.conventionId]);
    year = String(act!.year);
  }, 400_000);
  afterAll(() => world?.close());

  const addressOf = ({ url }: Told) => url.replace('{year}', year);
  const read = async (person: User, told: Told, asked = '') => must<ListPage>(await person.get(`${addressOf(told)}?pageSize=100&${asked}`));
  const exported = (person: User, { list }: Told, asked = '', format = 'csv', language = 'fr') =>
    person.get(`/api/exports/${list}?format=${format}&lang=${language}&${asked}`);
  /** The rows of the export below its headings. */
  const sheet = async (person: User, told: Told, asked = '', language = 'fr') => {
    const answer = await exported(person, told, asked, 'csv', language);
    expect({ list: told.list, status: answer.status }).toEqual({ list: told.list, status: 200 });
    return parseCsv(answer.raw.toString('utf8'), { delimiter: language === 'en' ? ',' : ';' }).slice(1);
  };
  const searched = (q: string) => `q=${encodeURIComponent(q)}`;

  describe.each(LISTS)('$list', (told) => {
    it('a national reader has the rows of both regions, each region its own', async () => {
      const all = await read(auditor, told);
      expect([all.items.length, all.near]).toEqual([all.total, false]);
      const [mine, theirs] = [await read(here.people.auditor, told), await read(there.people.auditor, told)];
      expect([mine.total > 0, theirs.total > 0, mine.total + theirs.total]).toEqual([true, true, all.total]);
      expect(JSON.stringify(mine)).not.toContain(THERE);
    });

    it('what people type finds it, in either script and without accents; in another region it finds nothing of it, not even near', async () => {
      const mine = await read(here.people.auditor, told);
      const { words } = told;
      const typed = typeof words === 'function' ? [words(mine.items[0]!)] : Object.values(words);
      for (const q of typed) {
        const found = await read(auditor, told, searched(q));
        expect({ q, near: found.near, some: found.total > 0 }).toEqual({ q, near: false, some: true });
        const known = new Set(mine.items.map((item) => JSON.stringify(told.column[1](item))));
        expect(found.items.filter((item) => !known.has(JSON.stringify(told.column[1](item))))).toEqual([]);
        const elsewhere = await read(there.people.auditor, told, searched(q));
        expect(elsewhere.items.filter((item) => known.has(JSON.stringify(told.column[1](item))))).toEqual([]);
        expect({ q, exact: elsewhere.total > 0 && !elsewhere.near }).toEqual({ q, exact: false });
      }
    });

    it('is filtered and sorted by what it says, and by nothing else', async () => {
      const [asked, holds] = told.filter;
      const all = await read(auditor, told);
      const chosen = await read(auditor, told, asked);
      expect(chosen.items.filter((item) => !holds(item))).toEqual([]);
      expect(chosen.total).toBe(all.items.filter(holds).length);
      const [name, value] = told.sort;
      const sorted = async (sort: string) => (await read(auditor, told, `sort=${sort}`)).items.map(value);
      expect(await sorted(`-${name}`)).toEqual((await sorted(name)).reverse());
      expectRefusal(await auditor.get(`${addressOf(told)}?sort=rib`), 422, 'INVALID_REQUEST');
      expectRefusal(await auditor.get(`${addressOf(told)}?rib=1`), 422, 'INVALID_REQUEST');
    });

    it('its sums are those of the whole selection, whatever the page', async () => {
      const all = await read(auditor, told);
      const sums = Object.entries(told.sums ?? {}).map(([name, value]) => [name, all.items.map(value).reduce((one, two) => one + two, 0)]);
      expect(all.sums).toEqual(Object.fromEntries(sums));
      const first = must<ListPage>(await auditor.get(`${addressOf(told)}?pageSize=1`));
      expect([first.items.length, first.sums, first.total]).toEqual([1, all.sums, all.total]);
    });

    it('its exports hold the rows of its pages, in their order', async () => {
      const [index, value] = told.column;
      for (const asked of ['', `sort=-${told.sort[0]}`]) {
        const { items } = await read(auditor, told, asked);
        expect((await sheet(auditor, told, asked)).map((row) => row[index])).toEqual(items.map(value));
      }
      const book = await readXlsx(new Uint8Array((await exported(auditor, told, '', 'xlsx', 'ar')).raw));
      expect(book.sheets[0]!.rows).toHaveLength((await read(auditor, told)).total + 1);
    });

    it('a regional reader exports the rows of the region; who may not read it, nothing', async () => {
      const rows = await sheet(here.people.auditor, told);
      expect(rows).toHaveLength((await read(here.people.auditor, told)).total);
      expect(JSON.stringify(rows)).not.toContain(THERE);
      expectRefusal(await stranger.get(addressOf(told)), 403, 'FORBIDDEN');
      expectRefusal(await exported(stranger, told), 403, 'FORBIDDEN');
      expectRefusal(await exported(visitor(world), told), 401, 'UNAUTHENTICATED');
      if (!told.ofAssociations) expectRefusal(await exported(here.people.president, told), 403, 'FORBIDDEN');
    });
  });

  it.each(LISTS.filter(({ ofAssociations }) => ofAssociations))('$list: an association has its own rows alone', async (told) => {
    const { president } = here.people;
    const { items, total } = await read(president, told);
    const rows = await sheet(president, told, '', 'ar');
    expect([total > 0, rows.length]).toEqual([true, total]);
    for (const text of [JSON.stringify(items), JSON.stringify(rows)]) expect(text).not.toMatch(/Beta|Moulouya/);
    expect((await read(president, told, searched('Beta'))).total).toBe(0);
  });

  it('an association has its letter once it is sent, in no count and no export before', async () => {
    const letters = LISTS.find(({ list }) => list === 'decision-letters')!;
    const { president } = here.people;
    const [{ id }] = (await read(president, letters)).items as [{ id: string }];
    await world.sql(`UPDATE decision_letter SET state = 'approved' WHERE id = $1`, [id]);
    expect(await read(president, letters)).toMatchObject({ items: [], total: 0, sums: { amountCentimes: 0 } });
    expect(await sheet(president, letters)).toEqual([]);
    await world.sql(`UPDATE decision_letter SET state = 'sent' WHERE id = $1`, [id]);
  });

  it('what is hidden from a person for a conflict of interest is in no list of theirs, whatever their role', async () => {
    const { conflicted } = here.people;
    // As while the association waits for its letter: what was told is hidden from nobody.
    await world.sql(`UPDATE application SET outcome_told_at = NULL WHERE id = $1`, [here.alpha.applicationId]);
    await world.tx.run((em) => world.api.get(Grants).grant(em, SYSTEM, conflicted.id, 'auditor', {}));
    await conflicted.signIn();
    await conflicted.switchTo('auditor');
    for (const told of LISTS.filter(({ words, list }) => words === NAMED && list !== 'counted-projects')) {
      const seen = await read(conflicted, told);
      const text = JSON.stringify([seen, await sheet(conflicted, told)]);
      expect({ list: told.list, alpha: text.includes(`Alpha ${HERE}`), elsewhere: text.includes(THERE) }).toEqual({
        list: told.list,
        alpha: false,
        elsewhere: true,
      });
      expect((await read(conflicted, told, searched(`Alpha ${HERE}`))).items.map(at('association', 'id'))).not.toContain(
        here.alpha.associationId,
      );
    }
  });

  it('awards that wait for their act are found, and exported', async () => {
    const awards = LISTS.find(({ list }) => list === 'awards')!;
    expect((await read(auditor, awards, 'waiting=1')).total).toBe(0);
    await world.sql(`UPDATE convention SET state = 'cancelled', in_force_at = NULL WHERE id = $1`, [here.beta.conventionId]);
    const { items } = await read(auditor, awards, 'waiting=1');
    expect(items.map(at('applicationId'))).toEqual([here.beta.applicationId]);
    expect(await sheet(auditor, awards, 'waiting=1')).toHaveLength(1);
  });
});
