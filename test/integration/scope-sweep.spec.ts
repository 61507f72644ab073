import { done } from '#seeds';
import { Extensions, lists } from '#platform';
import { Programmes } from '#programmes';
import { ROLE_NAMES } from '#identity';
import { policyAt, roleMay } from '../support/access-page.js';
import { addressesOfLists } from '../support/lists.js';
import { addressesOf, routes } from '../support/routes.js';
import { User, type Answer } from '../support/people.js';
import { ORIENTAL, sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { walk, type Lane, type LanePeople } from '../support/sweep/lane.js';
import { quiet, sumsOf } from '../support/sweep/quiet.js';
import {
  askAsOwner,
  attemptsOf,
  gistOf,
  insidersOf,
  membersOf,
  sweepersOf,
  wordsIn,
  type Attempt,
  type Sweeper,
} from '../support/sweep/sweepers.js';
import {
  ABOUT_ONESELF,
  DEMONSTRATION,
  exportsOf,
  PUBLIC,
  TABLE,
  type Reading,
  type Row,
  type Who,
  type Writing,
} from '../support/sweep/table.js';
import { thingsOf, type Things } from '../support/sweep/things.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const REFUSED = [401, 403, 404];
/** Codes that say who may not, or that nothing was understood: an owner gets none of them. */
const NOT_AN_OWNERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'STEP_UP_REQUIRED', 'INVALID_REQUEST', 'MALFORMED_REQUEST'];

const rows = Object.entries(TABLE);
const readings = rows.filter((entry): entry is [string, Reading] => entry[1].kind === 'reading');
const writings = rows.filter((entry): entry is [string, Writing] => entry[1].kind === 'writing');

describe('nobody sees or changes what is not theirs', () => {
  let world: OwnWorld;
  let here: Lane;
  let there: Lane;
  let nationals: Record<Exclude<Who, keyof LanePeople>, User>;
  let sweepers: Sweeper[];
  let thereThings: Things;
  /** The role in which each of them asks; none of somebody without one, null of nobody. */
  const roles = new Map<string, string | null>();
  /** What everybody of the first region was answered before the second had anything. */
  const before = new Map<string, unknown>();

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    nationals = {
      administrator: await User.with(world, 'Administratrice', [{ role: 'administrator' }]),
      communication: await User.with(world, 'Communication', [{ role: 'communication.officer' }]),
      nationalAuditor: await User.with(world, 'Audit', [{ role: 'auditor' }]),
      nationalOfficer: await User.with(world, 'Programme', [{ role: 'programme.officer' }]),
    };
    const shared = await sharedGround(world, nationals.nationalOfficer);
    here = await walk(world, shared, { mark: 'Arganeraie', regionCode: SOUSS_MASSA }, 1);
    await aProposal(here);
    const insiders = await insidersOf(world, here);
    const members = await membersOf(world, here);
    await quiet(world);
    const own = { alpha: await thingsOf(world, here, 'alpha'), beta: await thingsOf(world, here, 'beta') };
    for (const [address, row] of readings) {
      for (const who of Object.keys(here.people) as (keyof LanePeople)[]) {
        const answer = await askOwn(address, row, who, own);
        if (answer) before.set(`${who} ${address}`, gistOf(answer));
      }
    }
    there = await walk(world, shared, { mark: 'Moulouya', regionCode: ORIENTAL }, 2);
    await anEdition();
    await aProposal(there);
    await quiet(world);
    sweepers = await sweepersOf(world, here, there, { insiders, members, administrator: nationals.administrator });
    thereThings = await thingsOf(world, there, 'alpha');
    for (const { who, person } of sweepers) {
      const { grants, activeGrantId } = (await person.get('/api/session')).body as {
        grants: { id: string; role: string }[];
        activeGrantId: string;
      };
      roles.set(who, grants.find(({ id }) => id === activeGrantId)?.role ?? (who === 'nobody' ? null : ''));
    }
  }, 400_000);
  afterAll(() => world?.close());

  it('every route of the product has its row, or is said to be open to all', () => {
    const all = routes().flatMap(addressesOf).sort();
    expect([...PUBLIC, ...DEMONSTRATION, ...ABOUT_ONESELF, ...Object.keys(TABLE)].sort()).toEqual(all);
  });

  it('every role is somebody here', async () => {
    const held = await world.sql<{ role: string }>(`SELECT DISTINCT role FROM role_grant`);
    expect(held.map(({ role }) => role).sort()).toEqual([...ROLE_NAMES].sort());
  });

  it('both regions have something of every kind, so that there is something to hide', async () => {
    const used = new Set(rows.flatMap(([, row]) => row.of).filter((part) => !part.startsWith('=')));
    for (const lane of [here, there]) expect(Object.keys(await thingsOf(world, lane, 'alpha'))).toEqual(expect.arrayContaining([...used]));
    expect(sweepers.every(({ hidden }) => hidden.size > 100)).toBe(true);
  });

  it('every list that is not open to all is exported by somebody here', () => {
    const closed = addressesOfLists(world.api.get(Extensions).of(lists)).filter(({ address }) => !PUBLIC.includes(address));
    expect(exported()).toHaveLength(closed.length);
  });

  it('an export has what its list has, and nothing that is not theirs', async () => {
    const faults: unknown[] = [];
    for (const [address, row] of exported()) {
      const owned = await askAsOwner(address, row, personOf(row.owner), thereThings, ORIENTAL)!;
      if (owned?.status !== 200 || !String(owned.headers['content-type']).startsWith('text/csv'))
        faults.push({ address, who: row.owner, body: owned?.body });
      for (const sweeper of sweepers) faults.push(...(await readFaults(address, row, sweeper)));
    }
    expect(faults).toEqual([]);
  });

  describe('reading', () => {
    it.each(readings)('%s', async (address, row) => {
      const owned = await askAsOwner(address, row, personOf(row.owner), thereThings, ORIENTAL)!;
      expect({ who: row.owner, status: owned?.status }).toEqual({ who: row.owner, status: 200 });
      const faults = await Promise.all(sweepers.map((sweeper) => readFaults(address, row, sweeper)));
      expect(faults.flat()).toEqual([]);
    });

    it.each(readings.filter(([, row]) => !row.national))('%s answers as before the other region had anything', async (address, row) => {
      const own = { alpha: await thingsOf(world, here, 'alpha'), beta: await thingsOf(world, here, 'beta') };
      const now = new Map<string, unknown>();
      for (const who of Object.keys(here.people) as (keyof LanePeople)[]) {
        const answer = await askOwn(address, row, who, own);
        if (answer) now.set(`${who} ${address}`, gistOf(answer));
      }
      expect(Object.fromEntries(now)).toEqual(Object.fromEntries([...now.keys()].map((key) => [key, before.get(key)])));
      expect(now.size).toBeGreaterThan(0);
    });
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

    it('and nothing was changed by any of it', async () => {
      expect(await sumsOf(world)).toEqual(sums);
    });
  });

  describe('the same acts are understood from those whose they are', () => {
    it.each(writings)('%s', async (address, row) => {
      const person = personOf(row.owner);
      if (row.stepUp) await person.stepUp();
      const things = row.onBeta ? await thingsOf(world, there, 'beta') : thereThings;
      const answer = (await askAsOwner(address, row, person, things, ORIENTAL))!;
      expect(answer).not.toBeNull();
      const code = answer.status < 400 ? 'done' : (answer.body as { code: string }).code;
      expect({ who: row.owner, code, detail: NOT_AN_OWNERS.includes(code) ? answer.body : null }).toEqual({
        who: row.owner,
        code,
        detail: null,
      });
    });
  });

  const exported = () =>
    exportsOf(addressesOfLists(world.api.get(Extensions).of(lists)).map(({ list, address }) => ({ name: list.name, address })));

  async function readFaults(address: string, row: Reading, sweeper: Sweeper): Promise<unknown[]> {
    const faults: unknown[] = [];
    if (isNationalOwner(row, sweeper) || (row.toInsiders && sweeper.knows)) return [];
    const own = askAsOwner(address, row, sweeper.person, sweeper.own, SOUSS_MASSA);
    if (own) {
      faults.push(...matrixFaults(address, row, await own, sweeper));
      const seen = wordsIn(await own, sweeper.hidden);
      if (seen.length > 0) faults.push({ who: sweeper.who, on: 'their own things', seen });
    }
    if (row.national || row.of.every((part) => part.startsWith('='))) return faults;
    for (const attempt of sweeper.foreign.flatMap((foreign) => attemptsOf(address, row, sweeper, foreign))) {
      const answer = await attempt.ask();
      const seen = wordsIn(answer, sweeper.hidden);
      const refused = REFUSED.includes(answer.status) || (row.emptyList && answer.status === 200);
      if (!refused || seen.length > 0) faults.push({ attempt: attempt.label, status: answer.status, seen });
      else faults.push(...(await toldApart(attempt, answer, sweeper)));
    }
    return faults;
  }

  async function writeFaults(address: string, row: Writing, sweeper: Sweeper): Promise<unknown[]> {
    if (row.free?.who.includes(sweeper.like ?? (sweeper.who as Who)) || isNationalOwner(row, sweeper)) return [];
    if (row.stepUp && sweeper.who === row.owner) await personOf(row.owner, here).stepUp();
    const faults: unknown[] = [];
    // What they may do they do at the end; what they may not is refused on their own things too.
    const own = !roleMay(address, roleOf(sweeper)) && askAsOwner(address, row, sweeper.person, sweeper.own, SOUSS_MASSA);
    if (own) faults.push(...matrixFaults(address, row, await own, sweeper));
    for (const attempt of sweeper.foreign.flatMap((foreign) => attemptsOf(address, row, sweeper, foreign))) {
      const answer = await attempt.ask();
      const refused = REFUSED.includes(answer.status) || (attempt.mixed && answer.status === 409);
      if (!refused) faults.push({ attempt: attempt.label, status: answer.status, body: answer.body as unknown });
      else if (!row.national) faults.push(...(await toldApart(attempt, answer, sweeper)));
    }
    return faults;
  }

  const roleOf = ({ who }: Sweeper): string | null => roles.get(who) ?? null;

  /** The cell of docs/access.md: a role that may not is refused, one that may is not told that it may not. */
  function matrixFaults(address: string, row: Row, answer: Answer, sweeper: Sweeper): unknown[] {
    const policy = policyAt(address);
    // Each export is a list’s own.
    if (!policy) return [];
    const may = roleMay(address, roleOf(sweeper));
    const isForbidden = ['FORBIDDEN', 'UNAUTHENTICATED'].includes((answer.body as { code?: string } | undefined)?.code ?? '');
    // What is decided for the whole is refused to the people of a region, in a role that may.
    if (may ? !isForbidden || policy.check || row.national : REFUSED.includes(answer.status)) return [];
    return [{ who: sweeper.who, role: roleOf(sweeper), may, status: answer.status, body: answer.body as unknown }];
  }

  /** What is not theirs is answered like what does not exist; only who belongs to an association is told that it is theirs. */
  async function toldApart(attempt: Attempt, answer: Answer, sweeper: Sweeper): Promise<unknown[]> {
    if (sweeper.knows && (answer.body as { code?: string }).code === 'OWN_ASSOCIATION') return [];
    const [gist, nothing] = [gistOf(answer), gistOf(await attempt.askForNothing())];
    return JSON.stringify(gist) === JSON.stringify(nothing) ? [] : [{ attempt: attempt.label, gist, nothing }];
  }

  const isNationalOwner = (row: Row, { who }: Sweeper) => who === row.owner && Object.hasOwn(nationals, who);

  /** Everybody asks for what is of their region; each association for its own, and the member in conflict for the other file. */
  function askOwn(address: string, row: Row, who: keyof LanePeople, own: { alpha: Things; beta: Things }) {
    const things = who === 'otherPresident' || who === 'conflicted' ? own.beta : own.alpha;
    return askAsOwner(address, row, here.people[who], things, SOUSS_MASSA);
  }

  function personOf(who: Who, lane: Lane = there): User {
    return Object.hasOwn(nationals, who) ? nationals[who as keyof typeof nationals] : lane.people[who as keyof LanePeople];
  }

  /** Something about a person of the region that waits for a second administrator. */
  async function aProposal({ people }: Lane): Promise<void> {
    const { administrator } = nationals;
    await administrator.stepUp();
    const role = { role: 'accountant', reason: 'Pour le balayage' };
    done(await administrator.post(`/api/people/${people.president.id}/grant-proposals`, role), 'propose a role');
  }

  async function anEdition(): Promise<void> {
    const { communication } = nationals;
    const edition = done(await communication.post('/api/bilan/editions', { year: new Date().getUTCFullYear() }), 'open an edition');
    done(await communication.post(`/api/bilan/editions/${edition.id}/freeze`), 'freeze it');
    await eventually(async () => (await communication.get(`/api/bilan/editions/${edition.id}/document`)).status === 200, 'its document');
  }
});
