import type { LetterRow } from '#committees';
import type { Role } from '#identity';
import { Extensions, lists, type BulkAnswer } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { fileUrl, type MemberOptions } from '../support/committees.js';
import { aDeliberation, closed, decide, decisionOn, SELECTED, sign, type Deliberation } from '../support/deliberations.js';
import { addressesOfLists } from '../support/lists.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { wordsOf } from '../support/sweep/belongings.js';
import { askAsOwner, attemptsOf, gistOf, wordsIn, type Sweeper } from '../support/sweep/sweepers.js';
import { exportsOf, TABLE, type Reading, type Row, type Writing } from '../support/sweep/table.js';
import { thingsOfAssociation, type Things } from '../support/sweep/things.js';
import { createWorld, eventually, type World } from '../support/world.js';

const SOUSS_MASSA = 'MA-09';
const HIDDEN_TITLE = 'Ateliers Xérophyte';
/** Whatever an officer may be beside a seat or a membership; each is used in its turn. */
const OFFICER_ROLES: readonly Role[] = [
  'programme.officer',
  'instructor',
  'auditor',
  'accountant',
  'signatory',
  'authorising.officer',
  'communication.officer',
  'administrator',
];
/** Those among them who read files before they are decided on. */
const STUDYING: readonly Role[] = ['programme.officer', 'instructor', 'auditor'];
let readings = Object.entries(TABLE).filter((entry): entry is [string, Reading] => entry[1].kind === 'reading');
const writings = Object.entries(TABLE).filter((entry): entry is [string, Writing] => entry[1].kind === 'writing' && !entry[1].stepUp);
const REFUSED = [401, 403, 404];

/** Two files; from the first some keep out who are officers as well. A new route is asked by its row in the sweep's table. */
describe('a file that is hidden from a person is hidden in every role they hold', () => {
  let world: World;
  let deliberation: Deliberation;
  let chair: User;
  let member: User;
  let insider: User;
  let control: User;
  let hidden: Things;
  let own: Things;
  let words: Set<string>;

  const everyRole = OFFICER_ROLES.map((role) => ({ role }));
  const seats = (): MemberOptions[] => [
    { name: chair.name, user: chair, college: 'local_authorities' },
    { name: 'Hafid Commune', college: 'local_authorities' },
    { name: 'Hanane Délégation', college: 'state_services' },
    { name: member.name, user: member, college: 'civil_society' },
    { name: 'Hasna Tissu', college: 'civil_society' },
  ];

  beforeAll(async () => {
    world = await createWorld();
    const listed = addressesOfLists(world.api.get(Extensions).of(lists));
    readings = [...readings, ...exportsOf(listed.map(({ list, address }) => ({ name: list.name, address })))];
    chair = await User.with(world, 'Hicham Double', everyRole);
    member = await User.with(world, 'Houria Double', everyRole);
    control = await User.with(world, 'Hakima Sans Lien', everyRole);
    deliberation = await aDeliberation(world, {
      asked: [100_000_00, 50_000_00],
      titles: [HIDDEN_TITLE, 'Classes ouvertes'],
      members: seats(),
      conflicts: { 0: [0], 3: [0] },
    });
    const { committee, call, files } = deliberation;
    insider = await User.with(world, 'Hajar Double', [
      ...everyRole,
      { role: 'association.editor', scope: { associationId: files[0]!.association.id } },
    ]);
    const secretary = committee.secretary.user;
    for (const [index, id] of deliberation.ids.entries()) must(await decide(secretary, id, 0, SELECTED([100_000_00, 50_000_00][index]!)));
    const before = { committeeId: committee.id, callId: call.id, regionCode: SOUSS_MASSA };
    own = await thingsOfAssociation(world, { ...before, associationId: files[1]!.association.id });
    const all = await thingsOfAssociation(world, { ...before, associationId: files[0]!.association.id });
    words = await wordsOfFile();
    words.add(HIDDEN_TITLE);
    hidden = Object.fromEntries(Object.entries(all).filter(([, id]) => words.has(id)));
  }, 200_000);
  afterAll(() => world?.close());

  /** By what the hidden file is recognised. The vault is the association's, which is not hidden: what of it was given with the file tells nothing. */
  async function wordsOfFile(): Promise<Set<string>> {
    const { applicationId, association } = deliberation.files[0]!;
    const vault = await world.sql<{ sha256: string }>(
      `SELECT s.sha256 FROM vault_document d JOIN stored_file s ON s.id = d.file_id WHERE d.association_id = $1`,
      [association.id],
    );
    const found = await wordsOf(world, [{ table: 'application', id: applicationId }]);
    for (const { sha256 } of vault) found.delete(sha256);
    return found;
  }

  const sweeper = (person: User, who: string): Sweeper => ({ who, person, own, foreign: [], hidden: words });
  const asked = (row: Row, person: User, who: string, address: string) =>
    attemptsOf(address, row, sweeper(person, who), { whose: 'the hidden file', things: hidden, regionCode: SOUSS_MASSA });

  /** Everything that names the hidden file in an answer to somebody from whom it is hidden. */
  async function readFaults(person: User, who: string): Promise<unknown[]> {
    const faults: unknown[] = [];
    for (const [address, row] of readings) {
      const listed = await askAsOwner(address, row, person, own, SOUSS_MASSA);
      if (listed && wordsIn(listed, words).length > 0) faults.push({ who, address, seen: wordsIn(listed, words) });
      if (row.of.every((part) => part.startsWith('='))) continue;
      for (const attempt of asked(row, person, who, address)) {
        const answer = await attempt.ask();
        const [gist, nothing] = [gistOf(answer), gistOf(await attempt.askForNothing())];
        if (!REFUSED.includes(answer.status) || JSON.stringify(gist) !== JSON.stringify(nothing))
          faults.push({ attempt: attempt.label, gist, nothing });
      }
    }
    for (const q of [HIDDEN_TITLE, deliberation.files[0]!.number]) {
      const found = await person.get(`/api/applications?q=${encodeURIComponent(q)}`);
      if (found.status === 200 && (found.body as { total: number }).total !== 0) faults.push({ who, q, found: found.body as unknown });
    }
    return faults;
  }

  async function writeFaults(person: User, who: string): Promise<unknown[]> {
    const faults: unknown[] = [];
    for (const [address, row] of writings) {
      if (row.of.length === 0 || row.of.every((part) => part.startsWith('='))) continue;
      for (const attempt of asked(row, person, who, address)) {
        const answer = await attempt.ask();
        if (!REFUSED.includes(answer.status)) faults.push({ attempt: attempt.label, status: answer.status, body: answer.body as unknown });
      }
    }
    return faults;
  }

  const pairs = (): [string, User, Role][] => [
    ...OFFICER_ROLES.map((role): [string, User, Role] => [`a member in conflict as ${role}`, member, role]),
    ...STUDYING.map((role): [string, User, Role] => [`a chair in conflict as ${role}`, chair, role]),
    ['a member in conflict', member, 'committee.member'],
    ['a chair in conflict', chair, 'committee.chair'],
  ];

  async function nothingIsSeen(): Promise<void> {
    for (const [who, person, role] of pairs()) {
      await person.switchTo(role);
      expect(await readFaults(person, who)).toEqual([]);
    }
  }

  it('somebody without a tie, in the same roles, finds the file by many ways: there is something to hide', async () => {
    expect(words.size).toBeGreaterThan(20);
    expect(Object.keys(hidden)).toEqual(expect.arrayContaining(['application', 'attachment', 'study', 'item', 'file']));
    const ways = new Set<string>();
    for (const role of OFFICER_ROLES) {
      await control.switchTo(role);
      for (const [address, row] of readings) {
        const answer = await askAsOwner(address, row, control, { ...own, ...hidden }, SOUSS_MASSA);
        if (answer && wordsIn(answer, words).length > 0) ways.add(address);
      }
    }
    expect(ways.size).toBeGreaterThan(10);
  });

  it('while the committee deliberates, a conflict of interest hides it on every route, in every role', async () => {
    await nothingIsSeen();
  }, 200_000);

  it('nor can anything be done to it', async () => {
    for (const [who, person, role] of pairs()) {
      await person.switchTo(role);
      expect(await writeFaults(person, who)).toEqual([]);
    }
  }, 200_000);

  it('a conflict counts whatever became of the seat', async () => {
    const officer = await programmeOfficer(world);
    const seat = deliberation.committee.voting[3]!;
    must(await officer.post(`/api/committees/members/${seat.id}/end`, { reason: 'Mutation' }));
    await member.switchTo('auditor');
    expect((await member.get(fileUrl(deliberation.ids[0]!))).status).toBe(404);
    expect(await readFaults(member, 'a former member as auditor')).toEqual([]);
  });

  it('once decided and signed, until its letter has left, it stays hidden', async () => {
    const { committee, sessionId, ids } = deliberation;
    await chair.switchTo('committee.chair');
    await closed(deliberation);
    for (const seat of [committee.voting[0]!, committee.voting[1]!, committee.voting[2]!, committee.voting[4]!, committee.secretary])
      must(await sign(seat, sessionId));
    expect(await decisionOn(committee.secretary.user, sessionId, ids[0]!)).toMatchObject({ state: 'final' });
    words = new Set([...words, ...(await wordsOfFile())]);
    for (const role of STUDYING) {
      await chair.switchTo(role);
      expect(await readFaults(chair, `a chair in conflict as ${role}`)).toEqual([]);
    }
  }, 200_000);

  it('nor do shares tell what was awarded: who must not know yet makes none smaller, whatever was awarded', async () => {
    const officer = await programmeOfficer(world);
    const { shares, envelopeId } = deliberation.call.programme;
    const { regionCode, domainCode, year, amountCentimes: now } = shares[0]!;
    const split = (who: User, amountCentimes: number) =>
      who.put(`/api/programmes/envelopes/${envelopeId}/shares`, { shares: [{ regionCode, domainCode, year, amountCentimes }] });
    for (const person of [chair, insider]) {
      await person.switchTo('programme.officer');
      for (const amount of [1, 140_000_00, 160_000_00, now - 1]) expectRefusal(await split(person, amount), 403, 'SHARE_BY_ANOTHER');
    }
    expectRefusal(await split(officer, 140_000_00), 409, 'SPLIT_BELOW_AWARDED');
    must(await split(officer, now - 1));
    must(await split(officer, now));
  }, 60_000);

  it('an officer who belongs to the association reads nothing of what the administration keeps on it', async () => {
    const associationId = deliberation.files[0]!.association.id;
    await control.switchTo('instructor');
    must(await control.post(`/api/associations/${associationId}/flags`, { colour: 'orange', reason: 'Alerte Xérophyte' }));
    const flagsIn = async (user: User) => {
      const { items } = must<{ items: { id: string; flags: number }[] }>(await user.get('/api/associations?pageSize=100'));
      return items.find(({ id }) => id === associationId)!.flags;
    };
    expect(await flagsIn(control)).toBe(1);
    expect(must<{ flags: object[] }>(await control.get(`/api/associations/${associationId}`)).flags).toHaveLength(1);
    for (const role of OFFICER_ROLES) {
      await insider.switchTo(role);
      for (const [address, row] of readings.filter(([path]) => path.includes('/associations'))) {
        const answer = await askAsOwner(address, row, insider, { ...own, association: associationId }, SOUSS_MASSA);
        expect({ role, address, seen: answer?.raw.toString().includes('Alerte Xérophyte') ?? false }).toEqual({
          role,
          address,
          seen: false,
        });
      }
      const dossier = await insider.get(`/api/associations/${associationId}/dossier`);
      expect({ role, status: dossier.status }).toEqual({ role, status: 403 });
      if ((await insider.get('/api/associations')).status === 200) expect(await flagsIn(insider)).toBe(0);
    }
  });

  it('the association itself sees its own, whoever of it looks', async () => {
    await insider.switchTo('association.editor');
    expect(must(await insider.get(`/api/applications/${deliberation.files[0]!.applicationId}`))).toMatchObject({ state: 'under_review' });
  });

  it('told to the association, the decision is public, and the officer reads the file like every officer', async () => {
    const officer = await programmeOfficer(world);
    const letters = await eventually(async () => {
      const { items } = must<{ items: LetterRow[] }>(await officer.get('/api/committees/letters?pageSize=100'));
      return items.length === 2 && items.every(({ ready }) => ready) && items;
    }, 'the letters');
    await chair.switchTo('programme.officer');
    const kept = letters.find(({ applicationId }) => applicationId === deliberation.files[0]!.applicationId)!;
    expect((await chair.post('/api/committees/letters/approvals', { ids: [kept.id] })).status).toBe(404);
    const both = { ids: letters.map(({ id }) => id) };
    const seen = must<BulkAnswer>(await chair.post('/api/committees/letters/approvals/preview', both));
    expect(seen.rows.find(({ id }) => id === kept.id)).toEqual({
      ...{ id: kept.id, number: null, name: null, amountCentimes: null },
      refusal: expect.objectContaining({ code: 'NOT_FOUND' }) as object,
    });
    expect(must<BulkAnswer>(await officer.post('/api/committees/letters/approvals', both)).refused.count).toBe(0);
    await eventually(
      async () => (await chair.get(`/api/applications/${deliberation.files[0]!.applicationId}/dossier`)).status === 200,
      'the dossier',
    );
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
