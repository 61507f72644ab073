import { dayOfInstant } from '#kernel';
import type { DeclarationItem, FileDetail, FileRow } from '#committees';
import { brokenInvariants } from '../../apps/cli/commands.js';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  anOpenSession,
  attend,
  declare,
  fileUrl,
  marks,
  readSession,
  score,
  sessionUrl,
} from '../support/committees.js';
import { wallIn } from '../support/calls.js';
import { aDeliberation, decide, REJECTED, SELECTED } from '../support/deliberations.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

describe('seats, substitutes and sessions that do not take place', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const filesOf = async (user: User, sessionId: string) => must(await user.get<FileRow[]>(sessionUrl(sessionId, '/files')));

  it('two convocations at once take the files up once; a cancelled session gives them back', async () => {
    const { call } = await aCallWithEligibleFiles(world, [{ name: 'Gazelle', askedCentimes: 20_000_00 }]);
    const committee = await aCommittee(world);
    const officer = await programmeOfficer(world);
    const body = { callId: call.id, heldAt: wallIn(1), place: { fr: 'Agadir', ar: 'أكادير' } };
    const convene = (user: User) => user.post<{ id: string }>(`/api/committees/${committee.id}/sessions`, body);
    const both = await Promise.all([convene(committee.secretary.user), convene(officer)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const first = both.find((answer) => answer.status === 201)!.body.id;
    expectRefusal(await committee.chair.user.post(sessionUrl(first, '/cancel'), { reason: 'Grève' }), 403, 'FORBIDDEN');
    must(await committee.secretary.user.post(sessionUrl(first, '/cancel'), { reason: 'Grève des transports' }));
    await world.mailbox.newestTo(committee.chair.user.email, /Séance annulée/);
    expectRefusal(await committee.secretary.user.post(sessionUrl(first, '/cancel'), { reason: 'Encore' }), 409, 'WRONG_STATE');
    const second = await anOpenSession(committee, call.id);
    expect(await filesOf(committee.chair.user, second)).toHaveLength(1);
    must(await committee.secretary.user.post(sessionUrl(second, '/cancel'), { reason: 'Panne d’électricité' }));
    expectRefusal(await committee.secretary.user.post(sessionUrl(second, '/cancel'), { reason: 'Encore' }), 409, 'WRONG_STATE');
    expect(await filesOf(committee.chair.user, await anOpenSession(committee, call.id))).toHaveLength(1);
  });

  it('a substitute scores while the titular is away, and no longer when they come', async () => {
    const { call } = await aCallWithEligibleFiles(world, [{ name: 'Hirondelle', askedCentimes: 20_000_00 }]);
    const committee = await aCommittee(world, {
      members: [
        { name: 'Hamid Chef', college: 'local_authorities' },
        { name: 'Hind État', college: 'state_services' },
        { name: 'Houda Société', college: 'civil_society' },
        { name: 'Hicham Suppléant', college: 'civil_society', substituteOf: 2 },
      ],
    });
    const [chair, state, titular, substitute] = committee.voting;
    const sessionId = await aConvenedSession(committee, call.id);
    for (const member of [...committee.voting, committee.secretary]) await declare(member, sessionId);
    await attend(committee, sessionId, [chair!, state!, substitute!]);
    must(await chair!.user.post(sessionUrl(sessionId, '/open')));
    const [file] = await filesOf(chair!.user, sessionId);
    await score(substitute!, file!.fileId, 3, 3, 3);
    expectRefusal(
      await titular!.user.put(fileUrl(file!.fileId, '/sheet'), { revision: 0, marks: marks(3, 3, 3), comment: null }),
      409,
      'NOT_SEATED',
    );
    await attend(committee, sessionId, [titular!]);
    await score(titular!, file!.fileId, 4, 4, 4);
    const again = { revision: 0, marks: marks(1, 1, 1), comment: null };
    expectRefusal(await substitute!.user.put(fileUrl(file!.fileId, '/sheet'), again), 409, 'NOT_SEATED');
    expect((await readSession(chair!.user, sessionId)).quorum).toMatchObject({ seats: 3, present: 3 });
  });

  it('a seat needs its college, a person holds one, and an ended mandate closes the door', async () => {
    const committee = await aCommittee(world);
    const officer = await programmeOfficer(world);
    const members = `/api/committees/${committee.id}/members`;
    const person = { email: 'nouvelle@jisr.example', name: 'Nouvelle', language: 'fr', function: 'member', mandateFrom: '2020-01-01' };
    const another = await User.with(world, 'Chargée sans code', [{ role: 'programme.officer' }]);
    expectRefusal(await another.post(members, person), 403, 'STEP_UP_REQUIRED');
    await officer.stepUp();
    expectRefusal(await officer.post(members, person), 422, 'WRONG_SEAT');
    expectRefusal(
      await officer.post(members, { ...person, collegeCode: 'state_services', substituteOfId: committee.chair.id }),
      422,
      'WRONG_SEAT',
    );
    expectRefusal(await committee.chair.user.post(members, { ...person, collegeCode: 'state_services' }), 403, 'FORBIDDEN');
    const known = { ...person, email: committee.chair.user.email, collegeCode: 'state_services' };
    expectRefusal(await officer.post(members, known), 409, 'MEMBER_EXISTS');
    must(await officer.post(`/api/committees/members/${committee.voting[1]!.id}/end`, { reason: 'Mutation' }));
    expectRefusal(await committee.voting[1]!.user.get(`/api/committees/${committee.id}`), 403, 'FORBIDDEN');
  });

  it('a chair in conflict sees nothing of the file; the secretary writes the decision, and equal votes fail', async () => {
    const { call, files } = await aCallWithEligibleFiles(world, [
      { name: 'Ibis', askedCentimes: 20_000_00 },
      { name: 'Jonquille', askedCentimes: 30_000_00 },
    ]);
    const committee = await aCommittee(world);
    const sessionId = await aConvenedSession(committee, call.id);
    const agenda = await declare(committee.chair, sessionId, { [files[0]!.number]: 'partnership' });
    for (const member of [...committee.voting.slice(1), committee.secretary]) await declare(member, sessionId);
    await attend(committee, sessionId, committee.voting);
    must(await committee.secretary.user.post(sessionUrl(sessionId, '/open')));
    const hidden = agenda.find((item) => item.number === files[0]!.number)!.fileId;
    for (const member of committee.voting.slice(1)) await score(member, hidden, 3, 3, 3);
    must(await committee.secretary.user.post(sessionUrl(sessionId, '/deliberate')));
    const decision = { revision: 0, outcome: 'selected', amountCentimes: 20_000_00, reasons: [] };
    expectRefusal(await committee.chair.user.put(fileUrl(hidden, '/decision'), decision), 404, 'NOT_FOUND');
    expectRefusal(
      await committee.chair.user.post(fileUrl(hidden, '/conflicts/lift'), { memberId: committee.chair.id, text: 'x' }),
      404,
      'NOT_FOUND',
    );
    const { revision } = must(await committee.secretary.user.put<{ revision: number }>(fileUrl(hidden, '/decision'), decision));
    const votes = committee.voting.slice(1).map((member, index) => ({ memberId: member.id, choice: index % 2 ? 'for' : 'against' }));
    const result = must(await committee.secretary.user.post(fileUrl(hidden, '/votes'), { revision, votes }));
    expect(result).toMatchObject({ inFavour: 2, against: 2, castingVote: false, carried: false });
  });

  it('an applicant does not choose its judges by their names: a namesake is a question to the member, in sight of the chair', async () => {
    const { call, files } = await aCallWithEligibleFiles(world, [{ name: 'Kestrel', askedCentimes: 20_000_00 }]);
    const committee = await aCommittee(world);
    const { id } = files[0]!.association;
    await world.sql(`UPDATE board_member SET name = $2 WHERE association_id = $1`, [id, committee.chair.user.name]);
    const sessionId = await aConvenedSession(committee, call.id);
    const asked = must(await committee.chair.user.get<DeclarationItem[]>(sessionUrl(sessionId, '/agenda')));
    expect(asked).toMatchObject([{ number: files[0]!.number, question: 'name' }]);
    for (const member of [...committee.voting, committee.secretary]) await declare(member, sessionId);
    await attend(committee, sessionId, committee.voting);
    must(await committee.chair.user.post(sessionUrl(sessionId, '/open')));
    const seen = must(await committee.secretary.user.get<FileDetail>(fileUrl(asked[0]!.fileId)));
    expect(seen.conflicts).toEqual([]);
    expect(seen.questions).toContainEqual(expect.objectContaining({ memberId: committee.chair.id, kind: 'name', answered: true }));
    await score(committee.chair, asked[0]!.fileId, 3, 3, 3);
  });

  it('nobody gives themselves a seat, and one person presides at a time', async () => {
    const committee = await aCommittee(world);
    const officer = await programmeOfficer(world);
    const member = (email: string, held: string, mandateFrom = '2020-01-01') => ({
      ...{ email, name: 'Quelqu’un', language: 'fr', function: held, mandateFrom },
      ...(held === 'secretary' ? {} : { collegeCode: 'state_services' }),
    });
    await officer.stepUp();
    const add = (body: object) => officer.post(`/api/committees/${committee.id}/members`, body);
    for (const held of ['member', 'secretary'])
      expectRefusal(
        await add(member(officer.email, held)),
        held === 'member' ? 403 : 409,
        held === 'member' ? 'OWN_SEAT' : 'FUNCTION_HELD',
      );
    expectRefusal(await add(member('autre.presidence@jisr.example', 'chair')), 409, 'FUNCTION_HELD');
    must(await officer.post(`/api/committees/members/${committee.chair.id}/end`, { reason: 'Mutation' }));
    must(await add(member('autre.presidence@jisr.example', 'chair', dayOfInstant(new Date()))));
  });

  it('who is kept out of a file proposes no award: trying amounts would tell what it got', async () => {
    const deliberation = await aDeliberation(world, { asked: [100_000_00, 50_000_00], conflicts: { [-1]: [0] } });
    const { committee, ids } = deliberation;
    const secretary = committee.secretary.user;
    must(await decide(committee.chair.user, ids[0]!, 0, SELECTED(100_000_00)));
    expectRefusal(await decide(secretary, ids[1]!, 0, SELECTED(50_000_00)), 403, 'AWARD_BY_ANOTHER');
    must(await decide(secretary, ids[1]!, 0, REJECTED));
    must(await decide(committee.chair.user, ids[1]!, 1, SELECTED(50_000_00)));
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
