import type { LetterRow, SessionDetail } from '#committees';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { sessionUrl } from '../support/committees.js';
import { aDeliberation, decide, REJECTED, SELECTED, sign, type Deliberation } from '../support/deliberations.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { gistOf } from '../support/sweep/sweepers.js';
import { TABLE, type Reading } from '../support/sweep/table.js';
import { createWorld, eventually, type World } from '../support/world.js';

const ASKED = 100_000_00;
/** Whatever an association can ask for about its own file and about itself. */
const OF_ASSOCIATION = Object.entries(TABLE).filter(
  (entry): entry is [string, Reading] =>
    entry[1].kind === 'reading' && !entry[0].startsWith('GET /api/people') && !entry[0].startsWith('GET /api/trail'),
);

/** Two files of one session, alike but for what is decided on them: one is selected, the other is not. */
describe('an association learns its outcome with its letter', () => {
  let world: World;
  let deliberation: Deliberation;
  let selected: User;
  let rejected: User;
  /** What both associations were answered while the committee was still sitting. */
  let before: Record<string, unknown>[];

  beforeAll(async () => {
    world = await createWorld();
    deliberation = await aDeliberation(world, { asked: [ASKED, ASKED] });
    [selected, rejected] = deliberation.files.map(({ association }) => association.president) as [User, User];
    before = await bothAnswers();
    const { committee, sessionId, ids } = deliberation;
    const secretary = committee.secretary.user;
    must(await decide(secretary, ids[0]!, 0, SELECTED(ASKED)));
    must(await decide(secretary, ids[1]!, 0, REJECTED));
    must(await secretary.post(sessionUrl(sessionId, '/close')));
    await eventually(async () => must<SessionDetail>(await secretary.get(sessionUrl(sessionId))).minutesReady, 'the minutes');
    for (const member of [...committee.voting, committee.secretary]) must(await sign(member, sessionId));
  }, 120_000);
  afterAll(() => world?.close());

  /** Everything that the president of a file is answered, acts tried included. */
  async function answersTo(president: User, index: number): Promise<Record<string, unknown>> {
    const { files, call } = deliberation;
    const file = files[index]!;
    const things: Record<string, string | undefined> = {
      application: file.applicationId,
      association: file.association.id,
      call: call.id,
      file: deliberation.ids[index],
      session: deliberation.sessionId,
      committee: deliberation.committee.id,
    };
    const answers: Record<string, unknown> = {};
    for (const [address, row] of OF_ASSOCIATION) {
      const values = row.of.map((part) => (part.startsWith('=') ? part.slice(1) : things[part]));
      if (values.includes(undefined)) continue;
      const url = values.reduce<string>((path, value) => path.replace(/:[A-Za-z]+/, value!), address.slice(4)) + row.query;
      answers[address] = gistOf(await president.get(url));
    }
    const act = (path: string, body: object) => president.post(`/api/applications/${file.applicationId}/${path}`, body);
    answers.withdrawal = gistOf(await act('withdrawal', {}));
    answers.submission = gistOf(await act('submission', { declaration: true }));
    answers.completion = gistOf(await act('completion', { declaration: true }));
    const project = { version: 0, title: 'Autre', domainCode: 'educative', regionCode: 'MA-09' };
    answers.project = gistOf(await president.put(`/api/applications/${file.applicationId}/project`, project));
    return answers;
  }

  const bothAnswers = async () => [await answersTo(selected, 0), await answersTo(rejected, 1)];

  it('once the minutes are signed and the letters lie unapproved, whoever was selected and whoever was not are answered as before', async () => {
    const states = await world.sql(`SELECT state FROM application WHERE call_id = $1 ORDER BY state`, [deliberation.call.id]);
    expect(states).toEqual([{ state: 'rejected' }, { state: 'selected' }]);
    expect(await bothAnswers()).toEqual(before);
    expect(Object.keys(before[0]!).length).toBeGreaterThan(30);
    expect(must(await selected.get(`/api/applications/${deliberation.files[0]!.applicationId}`))).toMatchObject({
      state: 'under_review',
      stateLabel: { fr: 'Devant le comité' },
    });
  });

  it('no act is drawn up from which the association would learn it', async () => {
    const officer = await programmeOfficer(world);
    const terms = { startsOn: '2026-12-01', endsOn: '2027-12-01' };
    const draft = () => officer.post('/api/conventions', { applicationId: deliberation.files[0]!.applicationId, ...terms });
    expectRefusal(await draft(), 409, 'AWARD_NOT_TOLD');
  });

  it('an officer who belongs to an applicant finds its award in no sum before it is told; another officer does', async () => {
    const { call, files } = deliberation;
    const officer = await programmeOfficer(world);
    const insider = await User.with(world, 'Rachid Double', [
      { role: 'programme.officer' },
      { role: 'association.reader', scope: { associationId: files[0]!.association.id } },
    ]);
    const sums = async (user: User) => {
      const { funding, programme } = must<{ funding: { awardedCentimes: number }[]; programme: { id: string } }>(
        await user.get(`/api/calls/${call.id}`),
      );
      const { awardedCentimes, components } = must<{
        awardedCentimes: number;
        components: { envelopes: { shares: { awardedCentimes: number }[] }[] }[];
      }>(await user.get(`/api/programmes/${programme.id}`));
      const shares = components.flatMap(({ envelopes }) => envelopes.flatMap((envelope) => envelope.shares));
      return [funding[0]!.awardedCentimes, awardedCentimes, shares.reduce((sum, share) => sum + share.awardedCentimes, 0)];
    };
    expect(await sums(officer)).toEqual([ASKED, ASKED, ASKED]);
    expect(await sums(insider)).toEqual([0, 0, 0]);
  });

  it('with its letter each learns its own, at the same instant', async () => {
    const officer = await programmeOfficer(world);
    const letters = await eventually(async () => {
      const { items } = must<{ items: LetterRow[] }>(await officer.get('/api/committees/letters'));
      return items.length === 2 && items.every(({ ready }) => ready) && items;
    }, 'the letters');
    const [first] = letters.filter(({ applicationId }) => applicationId === deliberation.files[0]!.applicationId);
    must(await officer.post('/api/committees/letters/approvals', { ids: [first!.id] }));
    await eventually(
      async () => must<{ state: string }>(await selected.get(`/api/applications/${first!.applicationId}`)).state === 'selected',
      'the outcome to be told',
    );
    expect(must<{ total: number }>(await selected.get('/api/committees/letters')).total).toBe(1);
    expect(must<{ items: { state: string }[] }>(await selected.get('/api/applications/own')).items[0]!.state).toBe('selected');
    // The other letter still lies with the officer.
    expect(must<{ state: string }>(await rejected.get(`/api/applications/${deliberation.files[1]!.applicationId}`)).state).toBe(
      'under_review',
    );
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
