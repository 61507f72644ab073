import { Institutions, ManageInstitution, PayingAccounts } from '#institution';
import type { AssociationDossier } from '#associations';
import { withRibKey } from '#kernel';
import { SYSTEM } from '#platform';
import { Programmes } from '#programmes';
import { DEMONSTRATION_MINISTRY } from '../../seeds/institutions/ministry.js';
import { User } from '../support/people.js';
import { walk, type Lane } from '../support/sweep/lane.js';
import { quiet, sumsOf } from '../support/sweep/quiet.js';
import { sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { askAsOwner, attemptsOf, gistOf, sweepersOf, wordsIn, type Attempt, type Sweeper } from '../support/sweep/sweepers.js';
import { ASSOCIATION_ROWS } from '../support/sweep/associations.js';
import { TABLE, type Reading, type Row, type Writing } from '../support/sweep/table.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const AGENCY_ACCOUNT = withRibKey('3108100000000000000007');
const REFUSED = [401, 403, 404];

/** What all institutions of an installation have in common, beside the registry of associations. */
const IN_COMMON: Readonly<Record<string, string>> = {
  'GET /api/domains': 'the domains of intervention have the same names for all',
  'GET /api/bilan/editions': 'an edition of the bilan is national',
  'GET /api/bilan/editions/:id/document': 'an edition of the bilan is national',
  'POST /api/bilan/editions': 'an edition of the bilan is national',
  'POST /api/bilan/editions/:id/freeze': 'an edition of the bilan is national',
  'POST /api/bilan/editions/:id/publish': 'an edition of the bilan is national',
  'GET /api/inbox': 'officers are told of registrations of the registry: below, message by message',
};

/** The registry is shared by the administrations; what an association does stays its own. */
const isRegistry = (address: string, { who }: Sweeper): boolean =>
  Object.hasOwn(ASSOCIATION_ROWS, address) && !['president', 'otherPresident', 'nobody', 'somebody without a role'].includes(who);

describe('two institutions on one installation, in the same region', () => {
  let world: OwnWorld;
  let here: Lane;
  let there: Lane;
  let sweepers: Sweeper[];

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    const ministry = (await world.tx.run((em) => world.api.get(Institutions).principal(em))).id;
    const agency = await anAgency(world);
    here = await aLane('Arganeraie', ministry, 1);
    there = await aLane('Moulouya', agency, 2, AGENCY_ACCOUNT);
    await quiet(world);
    const administrator = await User.with(world, 'Administratrice du ministère', [
      { role: 'administrator', scope: { institutionId: ministry } },
    ]);
    sweepers = await sweepersOf(world, here, there, { insiders: [], members: [], administrator });
  }, 400_000);
  afterAll(() => world?.close());

  async function aLane(mark: string, institutionId: string, rank: number, rib?: string): Promise<Lane> {
    const officer = await User.with(world, `Programme ${mark}`, [{ role: 'programme.officer', scope: { institutionId } }]);
    const shared = await sharedGround(world, officer, { code: `PROG-${rank}`, institutionId });
    return walk(world, shared, { mark, regionCode: SOUSS_MASSA, institutionId, rib }, rank);
  }

  it('each owns its programme, and both walked the whole road', async () => {
    const owners = await world.sql(`SELECT DISTINCT institution_id FROM programme_party WHERE role = 'owner'`);
    expect(owners).toHaveLength(2);
    expect(await world.sql(`SELECT state FROM closing`)).toHaveLength(2);
    const numbers = await world.sql<{ number: string }>(`SELECT number FROM convention ORDER BY number`);
    expect(numbers.filter(({ number }) => number.startsWith('ADS-'))).toHaveLength(2);
  });

  it('nobody is told of the other in a mail, but of associations that register', async () => {
    const told = await world.sql<{ kind: string; name: string }>(
      `SELECT DISTINCT m.kind, p.name FROM message m JOIN person p ON p.id = m.person_id
       WHERE (p.name LIKE '%Arganeraie' AND m::text LIKE '%Moulouya%') OR (p.name LIKE '%Moulouya' AND m::text LIKE '%Arganeraie%')`,
    );
    expect(told.filter(({ kind }) => !kind.startsWith('associations.'))).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  });

  it('of an association that both fund, each reads of the other who gave, how much and when, and of its flags nothing', async () => {
    const { instructor } = here.people;
    const dossier = (await instructor.get(`/api/associations/${there.alpha.associationId}/dossier`)).body as AssociationDossier;
    expect(dossier.flags).toEqual([]);
    expect(dossier.association.flags).toEqual([]);
    expect(dossier.history.map(({ topic }) => topic)).toEqual(['elsewhere']);
    expect(dossier.history[0]).toMatchObject({ amount: { centimes: 90_000_00 }, year: new Date().getUTCFullYear(), href: null, at: null });
    expect(dossier.history[0]!.about.fr).toContain('Agence de développement social');
    expect(JSON.stringify(dossier.history)).not.toContain('Moulouya');
    const own = (await there.people.instructor.get(`/api/associations/${there.alpha.associationId}/dossier`)).body as AssociationDossier;
    expect(own.flags).toMatchObject([{ reason: 'Alerte Moulouya' }]);
    expect(own.history.length).toBeGreaterThan(4);
    expect((await instructor.get(`/api/associations?q=Moulouya`)).body).toMatchObject({ items: [{ flags: 0 }, { flags: 0 }] });
  });

  const asked = Object.entries(TABLE).filter(([address]) => !IN_COMMON[address]);
  const readings = asked.filter((entry): entry is [string, Reading] => entry[1].kind === 'reading');
  const writings = asked.filter((entry): entry is [string, Writing] => entry[1].kind === 'writing');

  it.each(readings)('%s tells nothing of the other', async (address, row) => {
    const faults = await Promise.all(sweepers.map((sweeper) => readFaults(address, row, sweeper)));
    expect(faults.flat()).toEqual([]);
  });

  describe('writing', () => {
    let sums: Record<string, string>;
    beforeAll(async () => {
      sums = await sumsOf(world);
    });

    it.each(writings)('%s', async (address, row) => {
      const faults = await Promise.all(sweepers.map((sweeper) => writeFaults(address, row, sweeper)));
      expect(faults.flat()).toEqual([]);
    });

    it('and nothing was changed by any of it', async () => expect(await sumsOf(world)).toEqual(sums));
  });

  async function readFaults(address: string, row: Reading, sweeper: Sweeper): Promise<unknown[]> {
    if (isRegistry(address, sweeper)) return [];
    const faults: unknown[] = [];
    const own = askAsOwner(address, row, sweeper.person, sweeper.own, SOUSS_MASSA);
    if (own) {
      const seen = wordsIn(await own, sweeper.hidden);
      if (seen.length > 0) faults.push({ who: sweeper.who, on: 'their own things', seen });
    }
    if (row.of.every((part) => part.startsWith('='))) return faults;
    for (const attempt of foreignAttempts(address, row, sweeper)) {
      const answer = await attempt.ask();
      const seen = wordsIn(answer, sweeper.hidden);
      const refused = REFUSED.includes(answer.status) || (row.emptyList && answer.status === 200);
      if (!refused || seen.length > 0) faults.push({ attempt: attempt.label, status: answer.status, seen });
      else faults.push(...(await toldApart(attempt, gistOf(answer))));
    }
    return faults;
  }

  async function writeFaults(address: string, row: Writing, sweeper: Sweeper): Promise<unknown[]> {
    if (isRegistry(address, sweeper) || row.free?.who.includes(sweeper.who as never)) return [];
    if (row.stepUp && sweeper.person instanceof User && sweeper.who === row.owner) await sweeper.person.stepUp();
    const faults: unknown[] = [];
    for (const attempt of foreignAttempts(address, row, sweeper)) {
      const answer = await attempt.ask();
      if (!REFUSED.includes(answer.status) && !(attempt.mixed && answer.status === 409))
        faults.push({ attempt: attempt.label, status: answer.status, body: answer.body as unknown });
      else faults.push(...(await toldApart(attempt, gistOf(answer))));
    }
    return faults;
  }

  /** Those of the other institution: what associations of one hide from each other is asked by the sweep of regions. */
  const foreignAttempts = (address: string, row: Row, sweeper: Sweeper): Attempt[] =>
    sweeper.foreign.filter(({ whose }) => whose.startsWith(there.mark)).flatMap((foreign) => attemptsOf(address, row, sweeper, foreign));

  async function toldApart(attempt: Attempt, gist: unknown): Promise<unknown[]> {
    const nothing = gistOf(await attempt.askForNothing());
    return JSON.stringify(gist) === JSON.stringify(nothing) ? [] : [{ attempt: attempt.label, gist, nothing }];
  }
});

/** An agency that runs a programme of its own, pays from its own account and numbers its acts with its prefix. */
async function anAgency(world: OwnWorld): Promise<string> {
  return world.tx.run(async (em) => {
    const name = { fr: 'Agence de développement social', ar: 'وكالة التنمية الاجتماعية' };
    const content = { ...DEMONSTRATION_MINISTRY, code: 'ADS', kind: 'public_agency' as const, name, numberPrefix: 'ADS' };
    const { id } = await world.api.get(ManageInstitution).createIn(em, SYSTEM, content);
    const account = { title: 'Compte', holder: 'AGENCE', rib: AGENCY_ACCOUNT, isDefault: true };
    await world.api.get(PayingAccounts).openIn(em, SYSTEM, { institutionId: id, ...account });
    return id;
  });
}
