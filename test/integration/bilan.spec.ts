import { Conventions, UNKNOWN_FACTS } from '#conventions';
import { Disbursements } from '#disbursements';
import { splitByLargestRemainder } from '#kernel';
import { SYSTEM } from '#platform';
import { Bilan, type BilanYear } from '#bilan';
import { aPublishedBilan } from '../support/bilan.js';
import type { Ground } from '../support/ground.js';
import { brokenIn, createMoneyWorld } from '../support/money-world.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { must } from '../support/programmes.js';
import { eventually, type World } from '../support/world.js';

/** The tables that the ministry published, in its order: domain, projects, dirhams. */
const PUBLISHED = {
  2017: {
    associations: 78,
    rows: [
      ['educative', 'Intégration éducative des immigrés et réfugiés', 65, 4_022_000],
      ['culture', 'Intégration culturelle, jeunesse et loisirs', 25, 1_443_000],
      ['humanitarian', 'Assistance humanitaire des immigrés et réfugiés', 10, 1_045_500],
      ['camps', 'Colonies de vacances', 10, 480_000],
    ],
  },
  2018: {
    associations: 42,
    rows: [
      ['educative', 'Intégration éducative des immigrés et réfugiés', 16, 543_500],
      ['camps', 'Colonies de vacances', 13, 336_000],
      ['culture', 'Intégration culturelle, jeunesse et loisirs', 10, 206_000],
      ['humanitarian', 'Assistance humanitaire des immigrés et réfugiés', 5, 814_000],
    ],
  },
} as const;

describe('the bilan', () => {
  let world: World;
  let ground: Ground;
  let communication: User;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    communication = await User.with(world, 'Nadia Communication', [{ role: 'communication.officer' }]);
    for (const year of [2017, 2018] as const) await importYear(year);
  }, 60_000);
  afterAll(() => world?.close());

  /** Every project of a year, the associations dealt in turn, so that some hold two. */
  async function importYear(year: 2017 | 2018): Promise<void> {
    const { associations, rows } = PUBLISHED[year];
    const ids = Array.from({ length: associations }, (_, index) => ground.anAssociation({ ofMigrants: index % 10 === 0 }));
    let rank = 0;
    await world.tx.run(async (em) => {
      for (const [domainCode, , projects, dirhams] of rows) {
        for (const amountCentimes of splitByLargestRemainder(dirhams * 100, Array<number>(projects).fill(1))) {
          const applicationId = ground.anAward({ amountCentimes, domainCode, associationId: ids[rank % ids.length] });
          rank += 1;
          const number = `C-${year}-${String(rank).padStart(4, '0')}`;
          const signedOn = `${year}-06-01`;
          const conventionId = await world.api
            .get(Conventions)
            .importPast(em, SYSTEM, { applicationId, number, amountCentimes, signedOn, year, unknown: UNKNOWN_FACTS, demonstration: true });
          await world.api.get(Disbursements).importPast(em, SYSTEM, { conventionId, amountCentimes, paidOn: `${year}-07-01` });
        }
      }
    });
  }

  const labelled = (year: 2017 | 2018) => {
    ground.labels = PUBLISHED[year].rows.map(([code, fr], position) => ({ code, label: { fr, ar: fr, en: fr }, position }));
  };

  it.each([
    [2017, 110, 78, 6_990_500, [591, 227, 91, 91], [575, 206, 150, 69]],
    [2018, 44, 42, 1_899_500, [364, 295, 227, 114], [286, 177, 108, 429]],
  ] as const)(
    '%i: %i projects, %i associations, %i DH, in the order and the words of that year',
    async (year, projects, associations, dirhams, projectShares, amountShares) => {
      labelled(year);
      const bilan = await world.tx.run((em) => world.api.get(Bilan).year(em, year));
      expect(bilan.domains.map((row) => [row.code, row.label.fr, row.projects, row.awardedCentimes / 100])).toEqual(PUBLISHED[year].rows);
      expect(bilan.totals).toMatchObject({ projects, associations, awardedCentimes: dirhams * 100, paidCentimes: dirhams * 100 });
      expect(bilan.domains.map((row) => row.projectShare)).toEqual(projectShares);
      expect(bilan.domains.map((row) => row.amountShare)).toEqual(amountShares);
      expect(bilan).toMatchObject({ selection: null, fromArchives: true });
    },
  );

  it('is told in the domains of a programme, so that years can be compared; the whole stays to the dirham', async () => {
    labelled(2018);
    ground.mappings = [{ from: 'camps', to: 'educative' }];
    const bilan = must(await communication.get<BilanYear>(`/api/bilan/years/2018?comparedBy=${ground.programmeId}`));
    expect(bilan.domains.map(({ code, projects, awardedCentimes }) => [code, projects, awardedCentimes / 100])).toEqual([
      ['educative', 29, 879_500],
      ['culture', 10, 206_000],
      ['humanitarian', 5, 814_000],
    ]);
    expect(bilan.totals).toMatchObject({ projects: 44, associations: 42, awardedCentimes: 189_950_000 });
    ground.mappings = [];
  });

  it('each figure opens the list that it counts, for officers only', async () => {
    const list = (await communication.get('/api/bilan/years/2017/projects?domain=camps&pageSize=100')).body;
    expect(list.total).toBe(10);
    expect(list.items.reduce((sum: number, item: { awardedCentimes: number }) => sum + item.awardedCentimes, 0)).toBe(48_000_000);
    expectRefusal(await visitor(world).get('/api/bilan/years/2017/projects'), 401, 'UNAUTHENTICATED');
    const regional = await User.with(world, 'Auditeur Oriental', [{ role: 'auditor', scope: { regionCode: 'MA-02' } }]);
    expect((await regional.get('/api/bilan/years/2017')).body.totals.projects).toBe(0);
  });

  it('an edition is opened, frozen, published; what is frozen never changes', async () => {
    labelled(2018);
    expectRefusal(await visitor(world).get('/api/public/bilan/2018'), 404, 'NOT_FOUND');
    const auditor = await User.with(world, 'Auditrice', [{ role: 'auditor' }]);
    expectRefusal(await auditor.post('/api/bilan/editions', { year: 2018 }), 403, 'FORBIDDEN');
    const { id } = (await communication.post('/api/bilan/editions', { year: 2018 })).body as { id: string };
    expect((await communication.post('/api/bilan/editions', { year: 2018 })).body).toMatchObject({ id, number: 1, state: 'draft' });
    expectRefusal(await communication.post(`/api/bilan/editions/${id}/publish`), 403, 'STEP_UP_REQUIRED');
    await communication.stepUp();
    expectRefusal(await communication.post(`/api/bilan/editions/${id}/publish`), 409, 'WRONG_STATE');
    expect((await communication.post(`/api/bilan/editions/${id}/freeze`)).body).toMatchObject({
      state: 'frozen',
      sha256: expect.any(String),
    });
    expectRefusal(await visitor(world).get('/api/public/bilan/2018'), 404, 'NOT_FOUND');
    const [{ institutionId }] = (await world.sql(`SELECT id AS "institutionId" FROM institution LIMIT 1`)) as [{ institutionId: string }];
    const bound = await User.with(world, 'Communication d’une institution', [{ role: 'communication.officer', scope: { institutionId } }]);
    await bound.stepUp();
    expectRefusal(await bound.post(`/api/bilan/editions/${id}/publish`), 403, 'FORBIDDEN');
    expect((await communication.post(`/api/bilan/editions/${id}/publish`)).body.state).toBe('published');
    expectRefusal(await communication.post(`/api/bilan/editions/${id}/freeze`), 409, 'WRONG_STATE');
    await expect(world.sql(`UPDATE bilan_edition SET figures = '{}' WHERE id = $1`, [id])).rejects.toThrow(/is frozen/);
    await expect(world.sql(`DELETE FROM bilan_edition WHERE id = $1`, [id])).rejects.toThrow(/is frozen/);
    const empty = (await communication.post('/api/bilan/editions', { year: 2030 })).body as { id: string };
    expectRefusal(await communication.post(`/api/bilan/editions/${empty.id}/freeze`), 409, 'BILAN_EMPTY');
    const pdf = await eventually(async () => {
      const answer = await communication.get(`/api/bilan/editions/${id}/document`);
      return answer.status === 200 && answer;
    }, 'the PDF of the edition');
    expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('anyone reads the published edition, and takes it as open data', async () => {
    labelled(2017);
    expect(await aPublishedBilan(world, 2017)).toBe(1);
    expect((await visitor(world).get('/api/public/bilan')).body).toEqual([2018, 2017]);
    const bilan = (await visitor(world).get('/api/public/bilan/2017')).body;
    expect(bilan).toMatchObject({ totals: { projects: 110, associations: 78, awardedCentimes: 699_050_000 }, edition: { number: 1 } });
    // Nobody published these: none is stated, in no row and no total.
    for (const row of [...bilan.domains, ...bilan.regions, bilan.totals]) {
      expect(row).toMatchObject({ askedCentimes: null, totalCostCentimes: null, coFundingCentimes: null, associationsOfMigrants: null });
    }
    expect(bilan.domains.map((row: { associations: number | null }) => row.associations)).toEqual([null, null, null, null]);
    expect(bilan.regions.map((row: { code: string }) => row.code)).toEqual(['unknown']);
    expect(bilan.demonstration).toBe(true);
    const csv = await visitor(world).get('/api/public/bilan/2017.csv');
    expect(String(csv.headers['content-type'])).toContain('text/csv');
    expect(String(csv.headers['content-disposition'])).toContain('bilan-2017-demonstration.csv');
    const lines = csv.raw.toString('utf8').trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffyear;table;.*;demonstration_data$/);
    expect(lines[1]).toMatch(/^2017;domain;educative;Intégration éducative des immigrés et réfugiés;.*;65;;;;4022000,00;4022000,00;;;yes$/);
    expect(lines.at(-1)).toBe('2017;total;;;;110;78;;;6990500,00;6990500,00;;;yes');
    expectRefusal(await visitor(world).get('/api/public/bilan/1917'), 404, 'NOT_FOUND');
    expectRefusal(await visitor(world).get('/api/public/bilan/abc.csv'), 404, 'NOT_FOUND');
  });

  it('what was selected is compared with all that was submitted to the calls closed in the year', async () => {
    const received = ground.applications.size;
    const id = ground.anAward({ amountCentimes: 100, undecided: true });
    ground.applications.set(id, { ...ground.applications.get(id)!, state: 'rejected', knownState: 'rejected' });
    // Decided on, and its association does not know yet: no figure says it before.
    const untold = ground.anAward({ amountCentimes: 100, undecided: true });
    ground.applications.set(untold, { ...ground.applications.get(untold)!, state: 'selected', knownState: 'under_review' });
    const { selection, fromArchives } = await world.tx.run((em) => world.api.get(Bilan).year(em, 2026));
    expect(selection).toMatchObject({ received: received + 2, retained: received });
    expect(fromArchives).toBe(false);
  });

  it('every invariant holds', async () => {
    expect(await brokenIn(world)).toEqual([]);
  });
});
