import { Delays } from '#institution';
import { dayOfInstant } from '#kernel';
import { Applications } from '#applications';
import {
  Committees,
  type AgendaItem,
  type FileDetail,
  type FileRow,
  type LetterRow,
  type RankingView,
  type ScenarioView,
  type SessionDetail,
} from '#committees';
import { Calls } from '#calls';
import { FileStore, Signing, type BulkAnswer } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { nationalInstructor } from '../support/associations.js';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  attend,
  declare,
  fileUrl,
  marks,
  readSession,
  score,
  sessionUrl,
  type CommitteeInWorld,
  type FileInWorld,
} from '../support/committees.js';
import { wallIn, type CallInWorld } from '../support/calls.js';
import { expectRefusal, User } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type World } from '../support/world.js';

/**
 * One session from the convening letter to the letters to associations: 250 000 DH, five files that ask 430 000, five members
 * of three colleges. Fatima belongs to the association of the third file; Driss withdraws from the fourth after scoring it.
 */
describe('a committee session', () => {
  let world: World;
  let committee: CommitteeInWorld;
  let call: CallInWorld;
  let files: FileInWorld[];
  let sessionId: string;
  let claire: User;
  let driss: User;
  let fatima: User;
  let secretary: User;
  /** Ids in the session, by the file's place in the list. */
  let ids: string[];

  const decide = async (user: User, index: number, body: object) =>
    user.put(fileUrl(ids[index]!, '/decision'), { revision: await revisionOf(index), reasons: [], ...body });
  /** As a window that was just opened knows it. */
  const revisionOf = async (index: number) => {
    const [row] = await world.sql<{ revision: number }>(`SELECT revision FROM committee_decision WHERE file_id = $1`, [ids[index]]);
    return row?.revision ?? 0;
  };
  const reason = [{ code: 'ranking.outside_envelope' }];

  beforeAll(async () => {
    world = await createWorld();
    const programme = await aProgramme(world, { amountCentimes: 250_000_00, shares: [{ regionCode: 'MA-09' }] });
    const asked = [120_000_00, 100_000_00, 90_000_00, 80_000_00, 40_000_00];
    const names = ['Amal', 'Bouchra', 'Chourouk', 'Daoud', 'Espoir'];
    ({ call, files } = await aCallWithEligibleFiles(
      world,
      asked.map((askedCentimes, index) => ({ askedCentimes, name: names[index]!, language: index === 1 ? 'ar' : 'fr' })),
      { programme },
    ));
    committee = await aCommittee(world);
    [claire, driss, fatima] = [committee.chair.user, committee.voting[3]!.user, committee.voting[4]!.user];
    secretary = committee.secretary.user;
  }, 180_000);
  afterAll(() => world?.close());

  it('is convened by the secretary on the eligible files, in time, and members are called in their language', async () => {
    const body = { callId: call.id, heldAt: wallIn(1, '10:00'), place: { fr: 'Agadir', ar: 'أكادير' } };
    const convene = (user: User, change: object = {}) => user.post(`/api/committees/${committee.id}/sessions`, { ...body, ...change });
    expectRefusal(await convene(driss), 403, 'FORBIDDEN');
    expectRefusal(await convene(secretary, { heldAt: wallIn(-1) }), 409, 'CONVOCATION_TOO_LATE');
    expectRefusal(await convene(secretary, { place: { fr: 'Agadir' } }), 422, 'INVALID_REQUEST');
    // Fatima belongs to the third association: the data shows it before she can look.
    await world.sql(
      `INSERT INTO role_grant (id, person_id, role, association_id) VALUES (gen_random_uuid(), $1, 'association.reader', $2)`,
      [fatima.id, files[2]!.association.id],
    );
    sessionId = await aConvenedSession(committee, call.id);
    expectRefusal(await convene(secretary), 409, 'NO_ELIGIBLE_FILES');
    const samira = committee.voting[2]!.user;
    const mail = await world.mailbox.newestTo(samira.email, /استدعاء/);
    expect(mail.text).toContain(call.number);
    const summary = await world.tx.run(async (em) => (await world.api.get(Calls).summaries(em, [call.id])).get(call.id));
    expect(summary!.state).toBe('selecting');
  });

  it('opens nothing before each has declared; a conflict that the data shows is not even named', async () => {
    expectRefusal(await claire.get(sessionUrl(sessionId, '/files')), 403, 'DECLARATION_REQUIRED');
    const agenda = must(await claire.get<AgendaItem[]>(sessionUrl(sessionId, '/agenda')));
    ids = files.map((file) => agenda.find((item) => item.number === file.number)!.fileId);
    expect(must(await fatima.get<AgendaItem[]>(sessionUrl(sessionId, '/agenda'))).map((item) => item.fileId)).not.toContain(ids[2]);
    const partial = { confidentiality: 'yes', files: [{ fileId: ids[0], kind: null }] };
    expectRefusal(await claire.post(sessionUrl(sessionId, '/declaration'), partial), 422, 'DECLARATION_INCOMPLETE');
    expectRefusal(await claire.post(sessionUrl(sessionId, '/declaration'), { files: [] }), 422, 'INVALID_REQUEST');
    for (const member of [...committee.voting, committee.secretary]) await declare(member, sessionId);
    const none = { confidentiality: 'yes', files: [] };
    expectRefusal(await claire.post(sessionUrl(sessionId, '/declaration'), none), 409, 'ALREADY_DECLARED');
    expect(must(await claire.get<FileRow[]>(sessionUrl(sessionId, '/files')))).toHaveLength(5);
    expect(must(await fatima.get<FileRow[]>(sessionUrl(sessionId, '/files')))).toHaveLength(4);
  });

  it('opens with a quorum in which each college is present', async () => {
    expectRefusal(await claire.post(sessionUrl(sessionId, '/open')), 409, 'QUORUM_NOT_REACHED');
    await attend(committee, sessionId, committee.voting.slice(0, 4));
    const without = await claire.post(sessionUrl(sessionId, '/open'));
    expectRefusal(without, 409, 'QUORUM_NOT_REACHED');
    expect(without.body.params).toMatchObject({ present: 4, seats: 5, required: 3 });
    await attend(committee, sessionId, [committee.secretary]);
    await attend(committee, sessionId, [committee.voting[4]!], 'remote');
    expectRefusal(await driss.post(sessionUrl(sessionId, '/open')), 403, 'FORBIDDEN');
    expect(must(await claire.post(sessionUrl(sessionId, '/open')))).toEqual({ state: 'open' });
    expect((await readSession(fatima, sessionId)).me).toMatchObject({ declared: true, seated: true });
  });

  it('scores are checked, blind, sent once for each click, and changed only with a reason', async () => {
    const sheet = (user: User, body: object) => user.put(fileUrl(ids[0]!, '/sheet'), { revision: 0, comment: null, ...body });
    expectRefusal(await sheet(claire, { marks: marks(6, 3, 3) }), 422, 'SCORES_INVALID');
    expectRefusal(
      await sheet(claire, { marks: [{ criterion: 'luck', score: 1, notAssessable: false, justification: null }] }),
      422,
      'SCORES_INVALID',
    );
    expectRefusal(await sheet(secretary, { marks: marks(3, 3, 3) }), 403, 'FORBIDDEN');
    expectRefusal(await claire.post(fileUrl(ids[0]!, '/sheet/send'), {}), 404, 'NOT_FOUND');
    const unjustified = marks(5, 4, 4).map((mark) => ({ ...mark, justification: null }));
    expect(must(await sheet(claire, { marks: unjustified }))).toMatchObject({ version: 1, revision: 1, score: 88 });
    const conflict = await sheet(claire, { marks: marks(4, 4, 4) });
    expectRefusal(conflict, 409, 'VERSION_CONFLICT');
    expect(conflict.body.params).toMatchObject({
      current: 1,
      content: { marks: unjustified, comment: null },
      savedBy: { id: claire.id },
      savedAt: { wall: expect.any(String) },
    });
    const incomplete = await claire.post(fileUrl(ids[0]!, '/sheet/send'), {});
    expectRefusal(incomplete, 422, 'SCORES_INVALID');
    expect(incomplete.body.errors).toMatchObject([{ path: 'marks.0.justification', code: 'justification_required' }]);
    must(await sheet(claire, { revision: 1, marks: marks(5, 4, 4) }));

    const both = await Promise.all([1, 2].map(() => claire.post(fileUrl(ids[0]!, '/sheet/send'), {}, 'one and the same key')));
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
    expect(both[1]!.body).toEqual(both[0]!.body);
    // A window that was left open before: what was sent stands against it, and its next words begin a new draft.
    const late = await sheet(claire, { revision: 2, marks: marks(1, 1, 1) });
    expectRefusal(late, 409, 'VERSION_CONFLICT');
    expect(late.body.params).toMatchObject({ current: 0, content: { marks: marks(5, 4, 4) } });

    await score(committee.voting[1]!, ids[0]!, 4, 4, null);
    const blind = must(await driss.get<FileDetail>(fileUrl(ids[0]!)));
    expect(blind).toMatchObject({ sheets: null, aggregate: null, sheetsSent: 2, mySheet: null });
    expect(must(await claire.get<FileDetail>(fileUrl(ids[0]!))).sheets).toHaveLength(2);
    expectRefusal(await claire.get(sessionUrl(sessionId, '/ranking')), 409, 'WRONG_STATE');
    expectRefusal(await claire.get(sessionUrl(sessionId, '/minutes')), 409, 'WRONG_STATE');
    expect(must(await secretary.get<FileDetail>(fileUrl(ids[0]!)))).toMatchObject({ sheets: null, aggregate: null });

    const lahcen = committee.voting[1]!.user;
    must(await sheet(lahcen, { marks: marks(4, 4, 3) }));
    expectRefusal(await lahcen.post(fileUrl(ids[0]!, '/sheet/send'), {}), 422, 'VERSION_REASON_REQUIRED');
    expect(must(await lahcen.post(fileUrl(ids[0]!, '/sheet/send'), { reason: 'Impact relu.' }))).toMatchObject({ version: 2, score: 75 });
    await expect(world.sql(`UPDATE committee_session SET grid = '[]' WHERE id = $1`, [sessionId])).rejects.toThrow(/frozen/);
  });

  it('five members score; a stranger, an absent member and a member in conflict cannot', async () => {
    const scores: Record<number, number[]> = { 0: [4, 4, 4], 1: [4, 4, 3], 2: [4, 3, 3], 3: [3, 3, 3], 4: [1, 2, 1] };
    for (const [index, member] of committee.voting.entries()) {
      for (const file of [0, 1, 2, 3, 4]) {
        if ((file === 0 && index < 2) || (file === 2 && index === 4)) continue;
        await score(member, ids[file]!, ...scores[file]!);
      }
    }
    expectRefusal(await fatima.put(fileUrl(ids[2]!, '/sheet'), { revision: 0, marks: marks(5, 5, 5), comment: null }), 404, 'NOT_FOUND');
    expectRefusal(await fatima.post(fileUrl(ids[2]!, '/sheet/send'), {}), 404, 'NOT_FOUND');
    const other = await aCommittee(world, { regionCode: 'MA-02' });
    expectRefusal(await other.chair.user.get(sessionUrl(sessionId)), 404, 'NOT_FOUND');
    expectRefusal(await other.chair.user.get(fileUrl(ids[0]!)), 404, 'NOT_FOUND');
    expectRefusal(await files[0]!.association.president.get(fileUrl(ids[0]!)), 403, 'FORBIDDEN');
    await attend(committee, sessionId, [committee.voting[1]!], 'left');
    const absent = committee.voting[1]!.user;
    expectRefusal(await absent.put(fileUrl(ids[1]!, '/sheet'), { revision: 0, marks: marks(1, 1, 1), comment: null }), 409, 'NOT_SEATED');
    await attend(committee, sessionId, [committee.voting[1]!]);
  });

  it('a conflict declared after scoring puts the scores aside and closes every door to the file', async () => {
    const before = must(await claire.get<FileDetail>(fileUrl(ids[3]!)));
    must(await driss.post(fileUrl(ids[3]!, '/withdrawals'), { kind: 'family', text: 'Mon frère dirige le projet.' }));
    const after = must(await claire.get<FileDetail>(fileUrl(ids[3]!)));
    expect([before.aggregate!.reviewers, after.aggregate!.reviewers]).toEqual([5, 4]);
    expect(after.quorum).toMatchObject({ seats: 4, present: 4 });
    expect(
      await world.sql(`SELECT state FROM score_sheet WHERE file_id = $1 AND member_id = $2`, [ids[3], committee.voting[3]!.id]),
    ).toEqual([{ state: 'excluded' }]);
    expectRefusal(await driss.post(fileUrl(ids[3]!, '/withdrawals'), { kind: 'family' }), 404, 'NOT_FOUND');
    expectRefusal(
      await driss.post(fileUrl(ids[1]!, '/conflicts'), { memberId: committee.voting[0]!.id, kind: 'other', text: 'x' }),
      403,
      'FORBIDDEN',
    );
    await expect(world.sql(`DELETE FROM session_conflict WHERE file_id = $1`, [ids[3]])).rejects.toThrow(/append-only/);
  });

  it('the chair may pin a conflict and lift a namesake’s, never their own; the history only grows', async () => {
    const samira = committee.voting[2]!;
    const pin = { memberId: samira.id, kind: 'financial', text: 'Contrat en cours.' };
    must(await claire.post(fileUrl(ids[4]!, '/conflicts'), pin));
    expectRefusal(await claire.post(fileUrl(ids[4]!, '/conflicts'), pin), 409, 'CONFLICT_STANDS');
    expectRefusal(await samira.user.get(fileUrl(ids[4]!)), 404, 'NOT_FOUND');
    must(await claire.post(fileUrl(ids[4]!, '/conflicts/lift'), { memberId: samira.id, text: 'Contrat échu.' }));
    expectRefusal(await claire.post(fileUrl(ids[4]!, '/conflicts/lift'), { memberId: committee.chair.id, text: 'x' }), 403, 'FORBIDDEN');
    must(await samira.user.put(fileUrl(ids[4]!, '/sheet'), { revision: 0, marks: marks(1, 2, 1), comment: null }));
    expectRefusal(await samira.user.post(fileUrl(ids[4]!, '/sheet/send'), {}), 422, 'VERSION_REASON_REQUIRED');
    must(await samira.user.post(fileUrl(ids[4]!, '/sheet/send'), { reason: 'Conflit levé.' }));
    expect(
      await world.sql(`SELECT count(*)::int AS n FROM session_conflict WHERE file_id = $1 AND member_id = $2`, [ids[4], samira.id]),
    ).toEqual([{ n: 3 }]);
  });

  it('deliberating, the ranking is shared, but never the hidden file: not in ranks, counts, sums, exports or minutes', async () => {
    const { scoring } = must(await claire.get<SessionDetail>(sessionUrl(sessionId)));
    expect(scoring).toEqual({ received: 23, expected: 23, missing: [] });
    expect(must<SessionDetail>(await driss.get(sessionUrl(sessionId))).scoring).toBeNull();
    must(await claire.post(sessionUrl(sessionId, '/deliberate')));
    const ranking = must(await claire.get<RankingView>(sessionUrl(sessionId, '/ranking')));
    expect(ranking.rows.map((row) => [ids.indexOf(row.fileId), row.rank])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ]);
    expect(ranking.money).toEqual({ availableCentimes: 250_000_00, proposedCentimes: 0, remainingCentimes: 250_000_00 });
    for (const [user, hidden] of [
      [fatima, 2],
      [driss, 3],
    ] as const) {
      const number = files[hidden]!.number;
      const own = must(await user.get<RankingView>(sessionUrl(sessionId, '/ranking')));
      expect(own.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4]);
      expect(own.money).toBeNull();
      expect((await readSession(user, sessionId)).files).toBe(4);
      for (const path of ['/files', '/ranking', '/ranking.csv', '/minutes']) {
        const answer = await user.get(sessionUrl(sessionId, path));
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.raw.toString()).not.toContain(number);
        expect(answer.raw.toString()).not.toContain(ids[hidden]);
      }
      expectRefusal(await user.get(sessionUrl(sessionId, '/scenarios')), 404, 'NOT_FOUND');
      expectRefusal(await user.get(fileUrl(ids[hidden]!)), 404, 'NOT_FOUND');
      const attachment = must(await claire.get<FileDetail>(fileUrl(ids[hidden]!))).dossier.attachments[0]!;
      expect((await claire.get(fileUrl(ids[hidden]!, `/attachments/${attachment.id}`))).status).toBe(200);
      expectRefusal(await user.get(fileUrl(ids[hidden]!, `/attachments/${attachment.id}`)), 404, 'NOT_FOUND');
    }
    expect(must(await secretary.get<string>(sessionUrl(sessionId, '/ranking.csv')))).toContain(files[2]!.number);
  });

  it('what-ifs say who enters and who leaves, and decide nothing', async () => {
    const what = (body: object) =>
      secretary.post<ScenarioView>(sessionUrl(sessionId, '/scenarios'), { name: 'Et si', rule: 'skip', ...body });
    const more = must(await what({ extraCentimes: 60_000_00 }));
    expect(more.changes.map((change) => [ids.indexOf(change.fileId), change.change])).toEqual([[2, 'enters']]);
    const byHand = must(await what({ amounts: [{ fileId: ids[0], amountCentimes: 60_000_00 }] }));
    expect(byHand.changes.map((change) => [ids.indexOf(change.fileId), change.change])).toEqual([
      [0, 'amount'],
      [2, 'enters'],
    ]);
    expectRefusal(await what({ amounts: [{ fileId: ids[0], amountCentimes: 999_999_99 }] }), 422, 'INVALID_REQUEST');
    expectRefusal(await driss.post(sessionUrl(sessionId, '/scenarios'), { name: 'x', rule: 'skip' }), 403, 'FORBIDDEN');
    expect(must(await claire.get<ScenarioView[]>(sessionUrl(sessionId, '/scenarios')))).toHaveLength(2);
  });

  it('decisions hold to the amount asked, the envelope, the reasons and the ranking', async () => {
    expectRefusal(await decide(driss, 0, { outcome: 'selected', amountCentimes: 120_000_00 }), 403, 'FORBIDDEN');
    expectRefusal(await decide(secretary, 0, { outcome: 'selected', amountCentimes: 120_000_01 }), 422, 'AMOUNT_EXCEEDS_ASKED');
    expectRefusal(await decide(secretary, 0, { outcome: 'selected', amountCentimes: 110_000_00 }), 422, 'AMOUNT_CONTRADICTS_OUTCOME');
    expectRefusal(await decide(secretary, 0, { outcome: 'rejected', amountCentimes: 0 }), 422, 'REASONS_REQUIRED');
    expectRefusal(await decide(secretary, 0, { outcome: 'rejected', amountCentimes: 0, reasons: reason }), 422, 'RANKING_TEXT_REQUIRED');
    must(await decide(secretary, 0, { outcome: 'selected', amountCentimes: 120_000_00 }));
    // Two decisions at once that the envelope cannot both bear: one of them is refused.
    const race = await Promise.all([
      decide(secretary, 1, { outcome: 'selected', amountCentimes: 100_000_00 }),
      decide(claire, 2, { outcome: 'selected', amountCentimes: 90_000_00 }),
    ]);
    expect(race.map((answer) => answer.status).sort()).toEqual([200, 409]);
    must(await decide(secretary, 2, { outcome: 'partially_selected', amountCentimes: 30_000_00, reasons: [{ code: 'budget.envelope' }] }));
    must(await decide(secretary, 1, { outcome: 'selected', amountCentimes: 100_000_00 }));
    const tooMuch = await decide(secretary, 2, { outcome: 'selected', amountCentimes: 90_000_00 });
    expectRefusal(tooMuch, 409, 'AMOUNT_EXCEEDS_REMAINING');
    expect(tooMuch.body.title).toContain('30\u202f000');
    must(await decide(secretary, 3, { outcome: 'reserve', amountCentimes: 0, reasons: [{ code: 'ranking.reserve' }] }));
    expectRefusal(await claire.post(sessionUrl(sessionId, '/close')), 409, 'FILES_UNDECIDED');
    const rejected = [{ code: 'criterion.insufficient', criterion: 'relevance' }];
    expectRefusal(
      await decide(secretary, 4, { outcome: 'rejected', amountCentimes: 0, reasons: [{ ...rejected[0], criterion: 'luck' }] }),
      422,
      'REASONS_REQUIRED',
    );
    must(await decide(secretary, 4, { outcome: 'rejected', amountCentimes: 0, reasons: rejected }));
    expect(await world.tx.run((em) => world.api.get(Committees).finalDecision(em, files[0]!.applicationId))).toBeNull();
  });

  it('a vote counts each member who sits for the file; equal votes are decided by the chair', async () => {
    const choices = (members: number[], ...choices: string[]) => ({
      votes: members.map((index, position) => ({ memberId: committee.voting[index]!.id, choice: choices[position] })),
    });
    const vote = async (index: number, body: object) =>
      secretary.post(fileUrl(ids[index]!, '/votes'), { revision: await revisionOf(index), ...body });
    expectRefusal(await vote(2, choices([0, 1, 2, 3, 4], 'for', 'for', 'for', 'for', 'for')), 422, 'VOTE_INCOMPLETE');
    expectRefusal(await vote(2, choices([0, 1, 2], 'for', 'for', 'for')), 422, 'VOTE_INCOMPLETE');
    expect(must(await vote(2, choices([0, 1, 2, 3], 'against', 'for', 'for', 'against')))).toMatchObject({
      carried: false,
      castingVote: true,
    });
    expectRefusal(await claire.post(sessionUrl(sessionId, '/close')), 409, 'FILES_UNDECIDED');
    const again = choices([0, 1, 2, 3], 'for', 'for', 'against', 'against');
    expectRefusal(await vote(2, again), 422, 'VOTE_REASON_REQUIRED');
    expect(must(await vote(2, { ...again, reason: 'La présidence a entendu l’instructeur.' }))).toMatchObject({
      carried: true,
      castingVote: true,
    });
    await attend(committee, sessionId, [committee.voting[4]!], 'left');
    expectRefusal(await vote(0, choices([0, 1, 2, 3], 'for', 'for', 'for', 'for')), 409, 'QUORUM_NOT_REACHED');
    await attend(committee, sessionId, [committee.voting[4]!]);
  });

  it('closed once, its awards are taken out of the envelope and nothing changes any more', async () => {
    const closings = await Promise.all([1, 2, 3].map(() => claire.post(sessionUrl(sessionId, '/close'))));
    expect(closings.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const share = await world.sql(`SELECT awarded_centimes::int AS awarded FROM sub_envelope WHERE id = $1`, [call.subEnvelopes['MA-09']]);
    expect(share).toEqual([{ awarded: 250_000_00 }]);
    expectRefusal(await decide(secretary, 0, { outcome: 'reserve', amountCentimes: 0, reasons: reason }), 409, 'WRONG_STATE');
    expectRefusal(await claire.put(fileUrl(ids[0]!, '/sheet'), { revision: 0, marks: marks(1, 1, 1), comment: null }), 409, 'WRONG_STATE');
    for (const statement of [
      `UPDATE score_sheet SET comment = 'x' WHERE session_id = $1`,
      `UPDATE committee_decision SET amount_centimes = 0, outcome = 'rejected' WHERE session_id = $1`,
      `DELETE FROM committee_vote WHERE session_id = $1`,
      `UPDATE committee_session SET closed_at = clock_timestamp() WHERE id = $1`,
    ]) {
      await expect(world.sql(statement, [sessionId])).rejects.toThrow(/closed session/);
    }
  });

  it('each member present signs the minutes with the second factor; the last signature makes the decisions final', async () => {
    const sign = (user: User) => user.post(sessionUrl(sessionId, '/minutes/signatures'));
    await world.mailbox.newestTo(claire.email, /Procès-verbal à signer/);
    expectRefusal(await sign(claire), 403, 'STEP_UP_REQUIRED');
    expectRefusal(await sign(secretary), 403, 'STEP_UP_REQUIRED');
    expectRefusal(await sign(await programmeOfficer(world)), 403, 'FORBIDDEN');
    const extract = await fatima.get(sessionUrl(sessionId, '/minutes.pdf'));
    expect(extract.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(String(extract.headers['content-disposition'])).toContain('extrait');
    expect(must(await fatima.get(sessionUrl(sessionId, '/minutes')))).toMatchObject({ extract: true, envelopeCentimes: null });
    const signatories = [...committee.voting, committee.secretary];
    for (const [index, { user }] of signatories.entries()) {
      await user.stepUp();
      expect(must(await sign(user))).toEqual({ signed: index + 1, of: 6, complete: index === 5 });
      if (index === 0) expectRefusal(await sign(user), 409, 'ALREADY_SIGNED');
    }
    const [file] = await world.sql<{ sha256: string }>(
      `SELECT f.sha256 FROM committee_session s JOIN stored_file f ON f.id = s.minutes_file_id WHERE s.id = $1`,
      [sessionId],
    );
    const reports = await world.api.get(Signing).verify(await world.api.get(FileStore).get(file!.sha256));
    expect(reports.map((report) => report.signerName)).toEqual(signatories.map((member) => member.user.name));
    expect(reports.every((report) => report.integrity && report.trusted && report.timeStamped)).toBe(true);

    const states = await world.tx.run(async (em) => {
      const facts = await world.api.get(Applications).factsOf(
        em,
        files.map((entry) => entry.applicationId),
      );
      return files.map((entry) => facts.get(entry.applicationId)!.state);
    });
    expect(states).toEqual(['selected', 'selected', 'partially_selected', 'reserve', 'rejected']);
    const decision = await world.tx.run((em) => world.api.get(Committees).finalDecision(em, files[2]!.applicationId));
    expect(decision).toMatchObject({ outcome: 'partially_selected', amountCentimes: 30_000_00, subEnvelopeId: call.subEnvelopes['MA-09'] });
    const summary = await world.tx.run(async (em) => (await world.api.get(Calls).summaries(em, [call.id])).get(call.id));
    // The results are fixed for all when the last of them is told.
    expect(summary!.state).toBe('selecting');
  });

  it('letters are rendered, approved by an officer, sent in the association’s language and kept', async () => {
    const officer = await programmeOfficer(world);
    const letters = await eventually(async () => {
      const { items } = must(await officer.get<{ items: LetterRow[] }>('/api/committees/letters'));
      return items.length === 5 && items.every((letter) => letter.ready) && items;
    }, 'five letters to be rendered');
    const { president } = files[1]!.association;
    const own = letters.find((letter) => letter.applicationId === files[1]!.applicationId)!;
    expect(must(await president.get<{ total: number }>('/api/committees/letters')).total).toBe(0);
    expectRefusal(await president.get(`/api/committees/letters/${own.id}/pdf`), 404, 'NOT_FOUND');
    const all = { ids: letters.map(({ id }) => id) };
    expectRefusal(await (await nationalInstructor(world)).post('/api/committees/letters/approvals', all), 403, 'FORBIDDEN');
    const elsewhere = await User.with(world, 'Omar Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
    expectRefusal(await elsewhere.post('/api/committees/letters/approvals', all), 404, 'NOT_FOUND');
    const notified = () =>
      world.tx.run(async (em) => {
        const committees = world.api.get(Committees);
        const decision = await committees.finalDecision(em, own.applicationId);
        return (await committees.notified(em, [decision!.id])).size;
      });
    expect(await notified()).toBe(0);
    // The officer is late: the association's days to appeal are not spent meanwhile.
    expect(own.appeal).toEqual({ days: 30 });
    await world.sql(`UPDATE decision_letter SET issued_on = issued_on - 20, appeal_until = appeal_until - 20 WHERE id = $1`, [own.id]);
    const approve = async () => must<BulkAnswer>(await officer.post('/api/committees/letters/approvals', all));
    expect((await approve()).accepted.count).toBe(5);
    expect((await approve()).rows.map(({ refusal }) => refusal?.code)).toEqual(Array(5).fill('WRONG_STATE'));

    const mail = await world.mailbox.newestTo(president.email, /قرار اللجنة/);
    expect(mail.text).toContain('منتقى');
    expect(await notified()).toBe(1);
    const { items: sent } = must(await president.get<{ items: LetterRow[] }>('/api/committees/letters'));
    const [{ institution_id: institution }] = (await world.sql(`SELECT institution_id FROM committee LIMIT 1`)) as [
      { institution_id: string },
    ];
    const until = await world.tx.run((em) => world.api.get(Delays).lastDay(em, institution, dayOfInstant(new Date()), 30));
    expect(sent.map(({ appeal }) => appeal)).toEqual([{ until }]);
    await eventually(async () => {
      const summaries = await world.tx.run((em) => world.api.get(Calls).summaries(em, [call.id]));
      return summaries.get(call.id)!.state === 'decided';
    }, 'the call to be decided');
    const letter = await president.get(`/api/committees/letters/${own.id}/pdf`);
    expect(letter.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expectRefusal(await files[0]!.association.president.get(`/api/committees/letters/${own.id}/pdf`), 404, 'NOT_FOUND');
  });

  it('every invariant holds', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
  });
});
