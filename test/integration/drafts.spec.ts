import { Deadlines } from '#notifications';
import { FollowDeadline, WatchDraft } from '../../libs/applications/app/application.jobs.js';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import { aMember, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall, wallIn, type CallInWorld } from '../support/calls.js';
import { expectRefusal, type User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { quiet } from '../support/sweep/quiet.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const DAY_MS = 24 * 3_600_000;
const REASON = { fr: 'Des associations l’ont demandé.', ar: 'بطلب من الجمعيات.' };

/** Those who hold a draft when the officer moves the deadline of its call, or gives the call up. */
describe('drafts follow their call', () => {
  let world: OwnWorld;
  let nadia: User;
  let programme: CallInWorld['programme'] | undefined;
  beforeAll(async () => {
    world = await createWorld();
    nadia = await programmeOfficer(world);
  });
  afterAll(async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    await world.close();
  });

  const closingIn = async (days: number) => {
    const calendar = { questionsUntil: wallIn(1), closes: wallIn(days), committee: wallIn(60), results: wallIn(70) };
    const call = await aPublishedCall(world, { programme, calendar });
    programme = call.programme;
    return call;
  };
  const move = async (callId: string, days: number) =>
    must(await nadia.put(`/api/calls/${callId}/deadline`, { closes: wallIn(days), reason: REASON }));
  const told = async (person: User, kind: string): Promise<string[]> =>
    (await world.sql<{ subject: string }>(`SELECT subject FROM message WHERE person_id = $1 AND kind = $2`, [person.id, kind])).map(
      ({ subject }) => subject,
    );
  const closesAt = async (callId: string): Promise<Date> =>
    (await world.sql<{ closes_at: Date }>(`SELECT closes_at FROM call WHERE id = $1`, [callId]))[0]!.closes_at;
  const alarmOf = async (id: string) =>
    (
      await world.sql<{ id: string; due_at: Date; fired_at: Date | null }>(
        `SELECT id, due_at, fired_at FROM deadline WHERE kind = 'applications.draft-alarm' AND subject_id = $1`,
        [id],
      )
    )[0]!;
  const stateOf = async (id: string): Promise<string> =>
    (await world.sql<{ state: string }>(`SELECT state FROM application WHERE id = $1`, [id]))[0]!.state;
  const ringNow = (callId: string) => world.sql(`UPDATE call SET closes_at = clock_timestamp() WHERE id = $1`, [callId]);

  it('five days more in the last week: who writes the draft is told once, in their language; who submitted, or has no draft, is not', async () => {
    const call = await closingIn(4);
    const drafting = await aVerifiedAssociation(world, 'Brouillon', { language: 'ar' });
    const editor = await aMember(world, drafting.id, 'Edith Brouillon', 'editor');
    const submitted = await aSubmittedApplication(await aVerifiedAssociation(world, 'Déposée'), call.id);
    const without = await aVerifiedAssociation(world, 'Sans dossier');
    const id = await aCompleteDraft(drafting.president, call.id);
    const before = await alarmOf(id);
    expect(before.due_at.getTime()).toBe((await closesAt(call.id)).getTime() - 2 * DAY_MS);

    await move(call.id, 9);
    await world.mailbox.newestTo(drafting.president.email, /أجل جديد/);
    await world.mailbox.newestTo(editor.email, /Nouvelle date limite/);
    await quiet(world);
    expect(await told(drafting.president, 'applications.deadline-moved')).toHaveLength(1);
    expect(await told(editor, 'applications.deadline-moved')).toHaveLength(1);
    for (const person of [submitted.association.president, without.president])
      expect(await told(person, 'applications.deadline-moved')).toEqual([]);
    // Seven days before the new deadline is the very instant that was two days before the old one.
    expect(await alarmOf(id)).toMatchObject({ id: before.id, due_at: before.due_at, fired_at: null });
    must(await drafting.president.post(`/api/applications/${id}/submission`, { declaration: true }));
  });

  it('the alarm is set anew and rings before the new deadline only; the same event again tells nobody twice', async () => {
    const call = await closingIn(4);
    const { president } = await aVerifiedAssociation(world, 'Patience');
    const id = await aCompleteDraft(president, call.id);
    const first = await alarmOf(id);
    await move(call.id, 20);
    await eventually(async () => (await told(president, 'applications.deadline-moved')).length === 1, 'the president to be told');
    const closes = await closesAt(call.id);
    const second = await alarmOf(id);
    expect([second.id, second.due_at.getTime()]).toEqual([first.id, closes.getTime() - 7 * DAY_MS]);
    expect(await world.worker.get(Deadlines).fire(second.id)).toBe('skipped');

    const follow = world.worker.get(FollowDeadline);
    await follow.handle({ callId: call.id, from: closes.toISOString(), to: closes.toISOString() });
    expect(await told(president, 'applications.deadline-moved')).toHaveLength(1);
  });

  it('moved twice at once: whoever comes late finds the last deadline, and tells that one', async () => {
    const call = await closingIn(5);
    const { president } = await aVerifiedAssociation(world, 'Deux reports');
    await aCompleteDraft(president, call.id);
    const opened = await closesAt(call.id);
    await world.sql(`UPDATE call SET closes_at = closes_at + interval '3 days' WHERE id = $1`, [call.id]);
    const between = await closesAt(call.id);
    await world.sql(`UPDATE call SET closes_at = closes_at + interval '3 days' WHERE id = $1`, [call.id]);
    const last = await closesAt(call.id);

    const follow = world.worker.get(FollowDeadline);
    await follow.handle({ callId: call.id, from: opened.toISOString(), to: between.toISOString() });
    expect(await told(president, 'applications.deadline-moved')).toEqual([]);
    await follow.handle({ callId: call.id, from: between.toISOString(), to: last.toISOString() });
    expect(await told(president, 'applications.deadline-moved')).toHaveLength(1);
  });

  it('at the old deadline a draft lives on; at the new one it lapses, once', async () => {
    const call = await closingIn(4);
    const { president } = await aVerifiedAssociation(world, 'Second souffle');
    const id = await aCompleteDraft(president, call.id);
    await move(call.id, 20);
    await eventually(async () => (await told(president, 'applications.deadline-moved')).length === 1, 'the president to be told');
    const watch = world.worker.get(WatchDraft);
    expect(await watch.handle({ subjectId: id })).toBe('skipped');
    expect(await stateOf(id)).toBe('draft');

    await ringNow(call.id);
    expect([await watch.handle({ subjectId: id }), await watch.handle({ subjectId: id })]).toEqual(['done', 'skipped']);
    expect([await stateOf(id), await told(president, 'applications.lapsed')]).toEqual(['lapsed', [expect.stringContaining(call.number)]]);
  });

  it('a call given up ends its drafts at once: their writers are told once, and what was submitted stays as it is', async () => {
    const call = await closingIn(10);
    const { president, id: associationId } = await aVerifiedAssociation(world, 'Abandon');
    const treasurer = await aMember(world, associationId, 'Tarik Abandon', 'treasurer');
    const submitted = await aSubmittedApplication(await aVerifiedAssociation(world, 'À temps'), call.id);
    const id = await aCompleteDraft(president, call.id);
    expectRefusal(await president.post(`/api/calls/${call.id}/cancellation`, { reason: REASON }), 403, 'FORBIDDEN');
    must(await nadia.post(`/api/calls/${call.id}/cancellation`, { reason: REASON }));

    await world.mailbox.newestTo(president.email, /Dossier non déposé/);
    await world.mailbox.newestTo(treasurer.email, /Dossier non déposé/);
    expect([await stateOf(id), await stateOf(submitted.id)]).toEqual(['lapsed', 'submitted']);
    expectRefusal(await president.post(`/api/applications/${id}/submission`, { declaration: true }), 409, 'WRONG_STATE');
    expectRefusal(await president.post('/api/applications', { callId: call.id }), 409, 'CALL_NOT_OPEN');
    expect(must(await president.get(`/api/applications/${id}`))).toMatchObject({ state: 'lapsed' });

    // The alarm of the draft still stands; when it rings there is nothing left to do, and it moves on.
    await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE kind = 'applications.draft-alarm' AND subject_id = $1`, [id]);
    await world.worker.get(Deadlines).sweep();
    await eventually(async () => (await alarmOf(id)).due_at > new Date(), 'the alarm to ring');
    await quiet(world);
    for (const person of [president, treasurer]) expect(await told(person, 'applications.lapsed')).toHaveLength(1);
  });
});
