import type { SessionDetail } from '#committees';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { sessionUrl, type MemberInWorld } from '../support/committees.js';
import { aDeliberation, closed, sign, stateOf, type Deliberation } from '../support/deliberations.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type World } from '../support/world.js';

describe('minutes are finished by those who can sign', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const post = (user: User, { sessionId }: Deliberation, path: string, body: object) =>
    user.post(sessionUrl(sessionId, `/minutes/${path}`), body);
  const refuse = (member: MemberInWorld, deliberation: Deliberation, reason = 'Je conteste la décision.') =>
    post(member.user, deliberation, 'refusal', { reason });
  const absent = (user: User, deliberation: Deliberation, member: MemberInWorld) =>
    post(user, deliberation, 'absences', { memberId: member.id, reason: 'Hospitalisé(e).' });
  const designate = (user: User, { sessionId }: Deliberation, member: MemberInWorld, held: string) =>
    user.post(sessionUrl(sessionId, '/acting'), { memberId: member.id, function: held, reason: 'Présidence empêchée.' });

  async function aClosedSession(): Promise<Deliberation> {
    const deliberation = await aDeliberation(world);
    await closed(deliberation);
    return deliberation;
  }

  it('a member refuses, another is absent: those present finish, and the sheet of signatures prints both reasons', async () => {
    const deliberation = await aClosedSession();
    const { committee, sessionId } = deliberation;
    const [chair, lahcen, samira, driss, fatima] = committee.voting as [
      MemberInWorld,
      MemberInWorld,
      MemberInWorld,
      MemberInWorld,
      MemberInWorld,
    ];
    const secretary = committee.secretary;
    expectRefusal(await post(lahcen.user, deliberation, 'refusal', {}), 422, 'INVALID_REQUEST');
    must(await refuse(lahcen, deliberation));
    expectRefusal(await absent(driss.user, deliberation, samira), 403, 'FORBIDDEN');
    expectRefusal(await post(secretary.user, deliberation, 'absences', { memberId: samira.id }), 422, 'INVALID_REQUEST');
    must(await absent(secretary.user, deliberation, samira));
    const session = must<SessionDetail>(await chair.user.get(sessionUrl(sessionId)));
    expect(session.signing).toEqual({ signed: 0, of: 4, vacant: [] });
    expect(session.panel.find(({ memberId }) => memberId === lahcen.id)!.signatory!.absence).toMatchObject({
      kind: 'refused',
      reason: 'Je conteste la décision.',
    });
    for (const member of [chair, driss, fatima]) expect(must(await sign(member, sessionId))).toMatchObject({ complete: false });
    expectRefusal(await absent(secretary.user, deliberation, fatima), 409, 'ALREADY_SIGNED');
    expectRefusal(await refuse(fatima, deliberation), 409, 'ALREADY_SIGNED');
    expect(must(await sign(secretary, sessionId))).toEqual({ signed: 4, of: 4, complete: true });
    expect(await stateOf(chair.user, sessionId)).toBe('minutes_signed');
    expectRefusal(await refuse(lahcen, deliberation), 409, 'WRONG_STATE');
    const pdf = await eventually(async () => {
      const answer = await chair.user.get(sessionUrl(sessionId, '/minutes/signatures.pdf'));
      return answer.status === 200 && answer;
    }, 'the sheet of signatures');
    expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-');
    const states = await world.sql<{ state: string }>(`SELECT state FROM committee_decision WHERE session_id = $1`, [sessionId]);
    expect(states).toEqual([{ state: 'final' }]);
  });

  it('who refused may sign after all, until the minutes are complete', async () => {
    const deliberation = await aClosedSession();
    const { committee, sessionId } = deliberation;
    const [chair, lahcen, ...others] = committee.voting as [MemberInWorld, MemberInWorld, ...MemberInWorld[]];
    must(await refuse(lahcen, deliberation));
    for (const member of [lahcen, ...others, chair]) must(await sign(member, sessionId));
    expect(must(await sign(committee.secretary, sessionId))).toEqual({ signed: 6, of: 6, complete: true });
  });

  it('the mandate of the last one ends, and with it what the minutes wait for', async () => {
    const { committee, sessionId } = await aClosedSession();
    const last = committee.voting[4]!;
    for (const member of [...committee.voting.slice(0, 4), committee.secretary]) must(await sign(member, sessionId));
    expect(await stateOf(committee.chair.user, sessionId)).toBe('closed');
    must(await (await programmeOfficer(world)).post(`/api/committees/members/${last.id}/end`, { reason: 'Mutation' }));
    expect(await stateOf(committee.chair.user, sessionId)).toBe('minutes_signed');
    const rows = await world.sql(`SELECT kind, member_id FROM minutes_absence WHERE session_id = $1`, [sessionId]);
    expect(rows).toEqual([{ kind: 'mandate_ended', member_id: last.id }]);
  });

  it('the presiding person and the secretary sign, or those who act for them, from among those who sat', async () => {
    const deliberation = await aClosedSession();
    const { committee, sessionId } = deliberation;
    const [chair, lahcen, ...others] = committee.voting as [MemberInWorld, MemberInWorld, ...MemberInWorld[]];
    const secretary = committee.secretary;
    must(await refuse(chair, deliberation));
    for (const member of [lahcen, ...others, secretary]) expect(must(await sign(member, sessionId))).toMatchObject({ complete: false });
    const waiting = must<SessionDetail>(await secretary.user.get(sessionUrl(sessionId)));
    expect(waiting.signing).toEqual({ signed: 5, of: 5, vacant: ['chair'] });
    expectRefusal(await designate(lahcen.user, deliberation, lahcen, 'chair'), 403, 'FORBIDDEN');
    expectRefusal(await designate(secretary.user, deliberation, secretary, 'chair'), 409, 'CANNOT_ACT');
    expectRefusal(await designate(secretary.user, deliberation, chair, 'chair'), 409, 'CANNOT_ACT');
    // Lahcen has signed already: designated, his signature counts for the presidency.
    expect(must(await designate(secretary.user, deliberation, lahcen, 'chair'))).toEqual({ complete: true });
    expect(await stateOf(secretary.user, sessionId)).toBe('minutes_signed');
  });

  it('chair and secretary both gone: an officer designates, and the minutes are finished', async () => {
    const deliberation = await aClosedSession();
    const { committee, sessionId } = deliberation;
    const [chair, lahcen, samira, ...others] = committee.voting as [MemberInWorld, MemberInWorld, MemberInWorld, ...MemberInWorld[]];
    const officer = await programmeOfficer(world);
    for (const member of [chair, committee.secretary])
      must(await officer.post(`/api/committees/members/${member.id}/end`, { reason: 'Départ' }));
    must(await designate(officer, deliberation, lahcen, 'chair'));
    expectRefusal(await designate(officer, deliberation, lahcen, 'secretary'), 409, 'CANNOT_ACT');
    must(await designate(officer, deliberation, samira, 'secretary'));
    must(await absent(lahcen.user, deliberation, others[0]!));
    for (const member of [lahcen, samira]) must(await sign(member, sessionId));
    expect(must(await sign(others[1]!, sessionId))).toMatchObject({ complete: true });
  });

  it('minutes that nobody is left to sign come to nothing: the awards go back, the files to another session', async () => {
    const deliberation = await aClosedSession();
    const { call, committee, sessionId } = deliberation;
    const officer = await programmeOfficer(world);
    const annul = () => officer.post(sessionUrl(sessionId, '/annul'), { reason: 'Refus de tous les membres.' });
    expectRefusal(await annul(), 409, 'SIGNATORIES_LEFT');
    for (const member of committee.voting) must(await refuse(member, deliberation));
    expectRefusal(await committee.secretary.user.post(sessionUrl(sessionId, '/annul'), { reason: 'x' }), 403, 'FORBIDDEN');
    must(await annul());
    expect(await stateOf(officer, sessionId)).toBe('cancelled');
    const [share] = await world.sql(`SELECT awarded_centimes::int AS awarded FROM sub_envelope WHERE id = $1`, [
      call.subEnvelopes['MA-09'],
    ]);
    expect(share).toEqual({ awarded: 0 });
    const states = await world.sql(
      `SELECT a.state, f.live FROM session_file f JOIN application a ON a.id = f.application_id WHERE f.session_id = $1`,
      [sessionId],
    );
    expect(states).toEqual([{ state: 'under_review', live: false }]);
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
