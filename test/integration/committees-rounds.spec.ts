import type { FileDetail, FileRow, SessionDetail } from '#committees';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { aConvenedSession, anOpenSession, attend, declare, fileUrl, marks, sessionUrl } from '../support/committees.js';
import {
  aDeliberation,
  closed,
  decide,
  decisionOn,
  REJECTED,
  SELECTED,
  sign,
  stateOf,
  vote,
  type Deliberation,
} from '../support/deliberations.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const ASKED = 100_000_00;
const both = (text: string) => ({ fr: text, ar: text });

describe('who counts in a vote, and what becomes of it', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const minutesOf = async ({ committee, sessionId }: Deliberation) =>
    must<{
      decisions: { vote?: object; earlierVotes: object[]; outcome: string; postponed: boolean }[];
      attendance: { members: object[] }[];
    }>(await committee.secretary.user.get(sessionUrl(sessionId, '/minutes')));

  it('who comes without a declaration neither counts, nor scores, nor votes, nor signs, and holds nobody up', async () => {
    const deliberation = await aDeliberation(world, { undeclared: [1] });
    const { committee, sessionId, ids } = deliberation;
    const [chair, lahcen, ...others] = committee.voting;
    const secretary = committee.secretary.user;
    const session = must<SessionDetail>(await secretary.get(sessionUrl(sessionId)));
    expect(session.quorum).toMatchObject({ seats: 5, present: 4 });
    expect(session.panel.find(({ memberId }) => memberId === lahcen!.id)).toMatchObject({
      presence: 'present',
      declared: false,
      seated: false,
    });
    expectRefusal(
      await lahcen!.user.put(fileUrl(ids[0]!, '/sheet'), { revision: 0, marks: marks(3, 3, 3), comment: null }),
      403,
      'DECLARATION_REQUIRED',
    );
    const { revision } = must<{ revision: number }>(await decide(secretary, ids[0]!, 0, SELECTED(ASKED)));
    const withHim = await vote(secretary, ids[0]!, revision, committee.voting, 'fffff');
    expectRefusal(withHim, 422, 'VOTE_INCOMPLETE');
    expect(must<FileDetail>(await secretary.get(fileUrl(ids[0]!))).quorum.voters).not.toContain(lahcen!.id);
    expect(must(await vote(secretary, ids[0]!, revision, [chair!, ...others], 'fffa'))).toMatchObject({ inFavour: 3, carried: true });
    const { attendance } = await minutesOf(deliberation);
    expect(attendance.flatMap(({ members }) => members)).toContainEqual(expect.objectContaining({ presence: 'undeclared' }));
    await closed(deliberation);
    await lahcen!.user.stepUp();
    expectRefusal(await lahcen!.user.post(sessionUrl(sessionId, '/minutes/signatures')), 403, 'DECLARATION_REQUIRED');
    const after = must<SessionDetail>(await secretary.get(sessionUrl(sessionId)));
    expect(after.signing).toMatchObject({ signed: 0, of: 5 });
  });

  it('the quorum of a college is not made by somebody who has not declared', async () => {
    const { committee, sessionId, ids } = await aDeliberation(world);
    const fatima = committee.voting[4]!;
    await attend(committee, sessionId, [fatima], 'left');
    expectRefusal(await decide(committee.secretary.user, ids[0]!, 0, SELECTED(ASKED)), 409, 'QUORUM_NOT_REACHED');
  });

  it('a lost vote stays: the same decision typed again does not erase it, another vote needs a reason, the minutes print both', async () => {
    const deliberation = await aDeliberation(world);
    const { committee, sessionId, ids } = deliberation;
    const chair = committee.chair.user;
    const [id] = ids as [string];
    must(await decide(chair, id, 0, SELECTED(ASKED)));
    expect(must(await vote(chair, id, 1, committee.voting, 'faaaa'))).toMatchObject({ carried: false });
    expect(await decisionOn(chair, sessionId, id)).toMatchObject({ standing: 'lost', settled: false, revision: 2 });
    must(await decide(chair, id, 2, SELECTED(ASKED)));
    expect(await decisionOn(chair, sessionId, id)).toMatchObject({
      standing: 'to_vote',
      settled: false,
      voteNeedsReason: true,
      vote: null,
    });
    const refused = await chair.post(sessionUrl(sessionId, '/close'));
    expectRefusal(refused, 409, 'FILES_UNDECIDED');
    expect(refused.body.title).toContain(': 1.');
    expectRefusal(await vote(chair, id, 3, committee.voting, 'fffff'), 422, 'VOTE_REASON_REQUIRED');
    const reason = 'Deux membres avaient mal lu le budget.';
    must(await vote(chair, id, 3, committee.voting, 'fffaa', { reason }));
    const decision = await decisionOn(chair, sessionId, id);
    expect(decision).toMatchObject({ standing: 'carried', settled: true, vote: { inFavour: 3, against: 2, fate: 'stands', reason } });
    expect(decision.earlierVotes).toMatchObject([{ inFavour: 1, against: 4, fate: 'lost', outcome: 'selected' }]);
    const [printed] = (await minutesOf(deliberation)).decisions;
    expect(printed).toMatchObject({ vote: { inFavour: 3 }, heldAgain: both(reason), earlierVotes: [{ against: 4, fate: 'lost' }] });
    await closed(deliberation);
    await expect(world.sql(`DELETE FROM decision_act WHERE session_id = $1`, [sessionId])).rejects.toThrow(/append-only|closed session/);
  });

  it('an opposite decision over a vote that was carried needs its own vote; better words do not', async () => {
    const { committee, sessionId, ids } = await aDeliberation(world);
    const chair = committee.chair.user;
    const [id] = ids as [string];
    must(await decide(chair, id, 0, SELECTED(ASKED)));
    must(await vote(chair, id, 1, committee.voting, 'fffff'));
    must(await decide(chair, id, 2, { ...SELECTED(ASKED), reasons: [{ code: 'criterion.strong', criterion: 'impact' }] }));
    expect(await decisionOn(chair, sessionId, id)).toMatchObject({ standing: 'carried', vote: { inFavour: 5 } });
    must(await decide(chair, id, 3, REJECTED));
    expect(await decisionOn(chair, sessionId, id)).toMatchObject({ standing: 'to_vote', vote: null, earlierVotes: [{ fate: 'replaced' }] });
    expectRefusal(await chair.post(sessionUrl(sessionId, '/close')), 409, 'FILES_UNDECIDED');
    must(await vote(chair, id, 4, committee.voting, 'fffff', { reason: 'Pièce nouvelle.' }));
    must(await chair.post(sessionUrl(sessionId, '/close')));
  });

  it.each(['withdraws', 'is kept out by the chair', 'comes back to the file'])(
    'a vote falls when a member %s; it stays written with why',
    async (how) => {
      const deliberation = await aDeliberation(world, { asked: [ASKED, 50_000_00] });
      const { committee, sessionId, ids } = deliberation;
      const chair = committee.chair.user;
      const fatima = committee.voting[4]!;
      const [id, other] = ids as [string, string];
      const others = committee.voting.slice(0, 4);
      const lifts = how.startsWith('comes');
      const pin = { memberId: fatima.id, kind: 'financial', text: 'Contrat.' };
      if (lifts) must(await chair.post(fileUrl(id, '/conflicts'), pin));
      for (const file of [id, other]) must(await decide(chair, file, 0, SELECTED(file === id ? ASKED : 50_000_00)));
      must(await vote(chair, id, 1, lifts ? others : committee.voting, lifts ? 'ffaa' : 'ffaaf'));
      must(await vote(chair, other, 1, committee.voting, 'fffff'));
      if (how === 'withdraws') must(await fatima.user.post(fileUrl(id, '/withdrawals'), { kind: 'family' }));
      else if (lifts) must(await chair.post(fileUrl(id, '/conflicts/lift'), { memberId: fatima.id, text: 'Échu.' }));
      else must(await chair.post(fileUrl(id, '/conflicts'), pin));

      const fallen = await decisionOn(chair, sessionId, id);
      expect(fallen).toMatchObject({ standing: 'voided', settled: false, voteNeedsReason: false, vote: { fate: 'voided' } });
      expect(fallen.vote!.voided).toEqual({ memberId: fatima.id, origin: how === 'withdraws' ? 'declared' : lifts ? 'lifted' : 'pinned' });
      expect(await decisionOn(chair, sessionId, other)).toMatchObject({ standing: 'carried' });
      expectRefusal(await chair.post(sessionUrl(sessionId, '/close')), 409, 'FILES_UNDECIDED');
      must(await vote(chair, id, 3, lifts ? committee.voting : others, lifts ? 'fffff' : 'ffff'));
      const printed = (await minutesOf(deliberation)).decisions.find(({ earlierVotes }) => earlierVotes.length > 0);
      expect(printed).toMatchObject({ earlierVotes: [{ fate: 'voided', member: both(fatima.user.name) }] });
      must(await chair.post(sessionUrl(sessionId, '/close')));
    },
  );

  it('a declaration made during the deliberation voids the votes on the files it keeps out of, and gives a seat for the others', async () => {
    const { committee, sessionId, files, ids } = await aDeliberation(world, { asked: [ASKED, 50_000_00], undeclared: [1] });
    const chair = committee.chair.user;
    const [id, other] = ids as [string, string];
    const lahcen = committee.voting[1]!;
    const rest = committee.voting.filter((member) => member !== lahcen);
    must(await decide(chair, id, 0, SELECTED(ASKED)));
    must(await vote(chair, id, 1, rest, 'ffff'));
    await declare(lahcen, sessionId, { [files[0]!.number]: 'family' });
    expect(await decisionOn(chair, sessionId, id)).toMatchObject({ standing: 'voided', settled: false });
    must(await vote(chair, id, 3, rest, 'ffff'));
    must(await decide(chair, other, 0, SELECTED(50_000_00)));
    expectRefusal(await vote(chair, other, 1, rest, 'ffff'), 422, 'VOTE_INCOMPLETE');
    must(await vote(chair, other, 1, committee.voting, 'fffff'));
    must(await chair.post(sessionUrl(sessionId, '/close')));
  });

  it('two who write at once: one is written, the other is told what', async () => {
    const { committee, sessionId, ids } = await aDeliberation(world);
    const [chair, secretary] = [committee.chair.user, committee.secretary.user];
    const [id] = ids as [string];
    const race = await Promise.all([decide(chair, id, 0, SELECTED(ASKED)), decide(secretary, id, 0, REJECTED)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = race.find(({ status }) => status === 409)!;
    const written = await decisionOn(chair, sessionId, id);
    expect(refused.body).toMatchObject({ code: 'VERSION_CONFLICT', params: { current: 1, content: { outcome: written.outcome } } });
    expectRefusal(await vote(secretary, id, 0, committee.voting, 'fffff'), 422, 'INVALID_REQUEST');
    must(await decide(secretary, id, 1, { ...SELECTED(ASKED) }));
    expectRefusal(await vote(chair, id, 1, committee.voting, 'fffff'), 409, 'VERSION_CONFLICT');
    const votes = await Promise.all([vote(chair, id, 2, committee.voting, 'fffff'), vote(secretary, id, 2, committee.voting, 'aaaaa')]);
    expect(votes.map(({ status }) => status).sort()).toEqual([201, 409]);
    expectRefusal(await chair.put(fileUrl(id, '/decision'), SELECTED(ASKED)), 422, 'INVALID_REQUEST');
  });

  it('a file that everybody withdrew from goes to another session, for a reason; one that can be decided does not', async () => {
    const deliberation = await aDeliberation(world, { asked: [ASKED, 50_000_00] });
    const { call, committee, sessionId, ids } = deliberation;
    const secretary = committee.secretary.user;
    const [id, other] = ids as [string, string];
    for (const [file, asked] of [
      [id, ASKED],
      [other, 50_000_00],
    ] as const)
      must(await decide(secretary, file, 0, SELECTED(asked)));
    must(await vote(secretary, id, 1, committee.voting, 'fffff'));
    const postpone = (user: User, revision: number) =>
      user.post(fileUrl(id, '/postponement'), { revision, reason: both('Plus personne ne siège.') });
    expectRefusal(await postpone(secretary, 2), 409, 'FILE_DECIDABLE');
    for (const { user } of committee.voting) must(await user.post(fileUrl(id, '/withdrawals'), { kind: 'partnership' }));
    const { revision } = await decisionOn(secretary, sessionId, id);
    expectRefusal(await decide(secretary, id, revision, SELECTED(ASKED)), 409, 'QUORUM_NOT_REACHED');
    expectRefusal(await secretary.post(sessionUrl(sessionId, '/close')), 409, 'FILES_UNDECIDED');
    expectRefusal(await postpone(committee.voting[2]!.user, revision), 404, 'NOT_FOUND');
    expectRefusal(await postpone(secretary, revision - 1), 409, 'VERSION_CONFLICT');
    must(await postpone(secretary, revision));
    const [printed] = (await minutesOf(deliberation)).decisions.filter(({ postponed }) => postponed);
    expect(printed).toMatchObject({ outcome: 'deferred', earlierVotes: [{ fate: 'voided' }] });
    await closed(deliberation);
    expect(call.id).toBeTruthy();
  });

  it('when chair and secretary have both withdrawn, a member designated for a reason conducts the file; nobody else does', async () => {
    const { committee, sessionId, ids } = await aDeliberation(world, {
      asked: [ASKED, 50_000_00],
      conflicts: { 0: [0], [-1]: [0] },
    });
    const [chair, lahcen, samira] = committee.voting;
    const secretary = committee.secretary.user;
    const [id, other] = ids as [string, string];
    expectRefusal(await decide(secretary, other, 0, SELECTED(50_000_00)), 403, 'AWARD_BY_ANOTHER');
    for (const user of [chair!.user, secretary]) expectRefusal(await decide(user, id, 0, SELECTED(ASKED)), 404, 'NOT_FOUND');
    expectRefusal(await decide(samira!.user, id, 0, SELECTED(ASKED)), 403, 'FORBIDDEN');
    const untold = await chair!.user.post(sessionUrl(sessionId, '/close'));
    expectRefusal(untold, 409, 'SOME_FILES_UNDECIDED');
    expect(JSON.stringify(untold.body)).not.toMatch(new RegExp(`${id}|"count"`));
    const designate = (user: User, memberId: string, held: string) =>
      user.post(sessionUrl(sessionId, '/acting'), { memberId, function: held, reason: 'Déports de la présidence et du secrétariat.' });
    expectRefusal(await designate(lahcen!.user, lahcen!.id, 'chair'), 403, 'FORBIDDEN');
    expectRefusal(await designate(chair!.user, committee.secretary.id, 'chair'), 409, 'CANNOT_ACT');
    expectRefusal(
      await chair!.user.post(sessionUrl(sessionId, '/acting'), { memberId: samira!.id, function: 'chair' }),
      422,
      'INVALID_REQUEST',
    );
    must(await designate(chair!.user, samira!.id, 'chair'));
    must(await decide(samira!.user, other, 0, SELECTED(50_000_00)));
    must(await decide(samira!.user, id, 0, SELECTED(ASKED)));
    const result = must(await vote(samira!.user, id, 1, committee.voting.slice(1), 'afaf'));
    // Samira presides this file: hers is the vote that decides.
    expect(result).toMatchObject({ inFavour: 2, against: 2, castingVote: true, carried: true });
    must(await chair!.user.post(sessionUrl(sessionId, '/close')));
  });

  it('an officer sends on what nobody is left to conduct, and cancels a session that cannot go on', async () => {
    const { call, committee, sessionId, ids } = await aDeliberation(world, { conflicts: { 0: [0], [-1]: [0] } });
    const officer = await programmeOfficer(world);
    const [id] = ids as [string];
    expectRefusal(await committee.chair.user.post(sessionUrl(sessionId, '/close')), 409, 'SOME_FILES_UNDECIDED');
    must(await officer.post(fileUrl(id, '/postponement'), { revision: 0, reason: both('Présidence et secrétariat déportés.') }));
    expect(await decisionOn(officer, sessionId, id)).toMatchObject({ standing: 'postponed', outcome: 'deferred' });
    expectRefusal(await committee.voting[1]!.user.post(sessionUrl(sessionId, '/cancel'), { reason: 'x' }), 403, 'FORBIDDEN');
    must(await officer.post(sessionUrl(sessionId, '/cancel'), { reason: 'Le comité est recomposé.' }));
    const again = await aConvenedSession(committee, call.id);
    const agenda = must<FileRow[]>(await committee.voting[1]!.user.get(sessionUrl(again, '/agenda')));
    expect(agenda).toHaveLength(1);
    // Who kept out of the file once is not offered it again before they have said so.
    expect(must<FileRow[]>(await committee.chair.user.get(sessionUrl(again, '/agenda')))).toHaveLength(0);
  });

  it('a deferred file comes before the next session; a member who withdraws takes a draft of marks away with them', async () => {
    const deliberation = await aDeliberation(world, { asked: [ASKED, 50_000_00] });
    const { call, committee, ids } = deliberation;
    const secretary = committee.secretary.user;
    must(await decide(secretary, ids[0]!, 0, { ...REJECTED, outcome: 'deferred' }));
    await closed(deliberation);
    for (const member of [...committee.voting, committee.secretary]) must(await sign(member, deliberation.sessionId));
    expect(await stateOf(secretary, deliberation.sessionId)).toBe('minutes_signed');
    const again = await anOpenSession(committee, call.id);
    const [file, ...others] = must<FileRow[]>(await secretary.get(sessionUrl(again, '/agenda')));
    expect(others).toEqual([]);
    const samira = committee.voting[2]!.user;
    const { fileId } = file!;
    must(await samira.put(fileUrl(fileId, '/sheet'), { revision: 0, marks: marks(3, null, null), comment: null }));
    must(await samira.post(fileUrl(fileId, '/withdrawals'), { kind: 'family', text: 'Ma sœur y travaille.' }));
    expect(await world.sql(`SELECT state FROM score_sheet WHERE file_id = $1`, [fileId])).toEqual([{ state: 'excluded' }]);
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
