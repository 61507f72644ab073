import {
  aCallWithEligibleFiles,
  aCommittee,
  anOpenSession,
  fileUrl,
  marks,
  sessionUrl,
  type CommitteeInWorld,
} from '../support/committees.js';
import { sheetsVersion } from '../../libs/committees/data/decisions.queries.js';
import { expectRefusal, type Answer } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const COLLEGES = ['local_authorities', 'state_services', 'civil_society'] as const;

/** Fourteen members type their scores in the same minutes. */
describe('members who score at once', () => {
  let world: OwnWorld;
  let committee: CommitteeInWorld;
  let sessionId: string;
  let fileIds: string[];
  beforeAll(async () => {
    world = await createWorld();
    const members = Array.from({ length: 14 }, (_, index) => ({ name: `Membre ${index + 1}`, college: COLLEGES[index % 3]! }));
    committee = await aCommittee(world, { members });
    const { call } = await aCallWithEligibleFiles(world, [
      { name: 'Première', askedCentimes: 80_000_00 },
      { name: 'Deuxième', askedCentimes: 90_000_00 },
    ]);
    sessionId = await anOpenSession(committee, call.id);
    fileIds = must(await committee.chair.user.get<{ fileId: string }[]>(sessionUrl(sessionId, '/files'))).map(({ fileId }) => fileId);
  }, 120_000);
  afterAll(() => world?.close());

  const save = (member: CommitteeInWorld['chair'], fileId: string, revision: number, ...scores: (number | null)[]): Promise<Answer> =>
    member.user.put(fileUrl(fileId, '/sheet'), { revision, marks: marks(...scores), comment: null });
  const sheets = () =>
    world.sql<{ member_id: string; file_id: string; version: number; state: string; revision: number }>(
      `SELECT member_id, file_id, version, state, revision FROM score_sheet WHERE session_id = $1 ORDER BY file_id, member_id, version`,
      [sessionId],
    );

  it('the first of all freezes the grid, once, and nobody’s score is lost', async () => {
    const answers = await Promise.all(committee.voting.map((member) => save(member, fileIds[0]!, 0, 3, 4, 2)));
    expect(answers.map(({ status }) => status)).toEqual(committee.voting.map(() => 200));
    expect(await sheets()).toHaveLength(14);
    const frozen = await world.sql(`SELECT FROM audit_entry WHERE subject_id = $1 AND event = 'freeze_grid'`, [sessionId]);
    expect(frozen).toHaveLength(1);
  });

  it('nobody waits for another: a colleague’s open transaction on the session keeps only who conducts it', async () => {
    await world.tx.run(async (em) => {
      await em.query(`SELECT FROM committee_session WHERE id = $1 FOR SHARE`, [sessionId]);
      expect((await save(committee.voting[3]!, fileIds[0]!, 1, 2, 2, 2)).status).toBe(200);
    });
  });

  it('two windows of one member: one is saved, the other is told what', async () => {
    const member = committee.voting[5]!;
    const both = await Promise.all([save(member, fileIds[1]!, 0, 1, 1, 1), save(member, fileIds[1]!, 0, 2, 2, 2)]);
    const [refused] = both.filter(({ status }) => status !== 200);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expectRefusal(refused!, 409, 'VERSION_CONFLICT');
    expect((refused!.body as { params: { current: number } }).params.current).toBe(1);
    expectRefusal(await save(member, fileIds[1]!, 7, 3, 3, 3), 409, 'VERSION_CONFLICT');
    must(await save(member, fileIds[1]!, 1, 4, 4, 4));
    const own = (await sheets()).filter((sheet) => sheet.member_id === member.id && sheet.file_id === fileIds[1]);
    expect(own).toMatchObject([{ version: 1, state: 'draft', revision: 2 }]);
  });

  it('a sheet sent twice at once is sent once; what is typed at that moment begins no second draft', async () => {
    const member = committee.voting[6]!;
    must(await save(member, fileIds[1]!, 0, 3, 3, 3));
    const send = () => member.user.post(fileUrl(fileIds[1]!, '/sheet/send'), {});
    const [first, second, typed] = await Promise.all([send(), send(), save(member, fileIds[1]!, 1, 4, 4, 4)]);
    expect([first.status, second.status].sort()).toEqual([200, 404]);
    expect([200, 409]).toContain(typed.status);
    const own = (await sheets()).filter((sheet) => sheet.member_id === member.id && sheet.file_id === fileIds[1]);
    expect(own).toMatchObject([{ version: 1, state: 'sent' }]);
  });

  it('who is put aside by a conflict meanwhile is saved before it or refused after it, never in between', async () => {
    const member = committee.voting[8]!;
    must(await save(member, fileIds[1]!, 0, 3, 3, 3));
    const pin = committee.chair.user.post(fileUrl(fileIds[1]!, '/conflicts'), {
      memberId: member.id,
      kind: 'family',
      text: 'Lien de parenté.',
    });
    const saved = await Promise.all([1, 2, 3].map((revision) => save(member, fileIds[1]!, revision, 1, 1, revision)));
    const pinned = await pin;
    expect(pinned.status).toBeLessThan(300);
    for (const { status } of saved) expect([200, 404, 409]).toContain(status);
    expect((await save(member, fileIds[1]!, 1, 5, 5, 5)).status).toBe(404);
    const counting = (await sheets()).filter(
      (sheet) => sheet.member_id === member.id && sheet.file_id === fileIds[1] && sheet.state !== 'excluded',
    );
    expect(counting).toEqual([]);
  });

  it('whoever opens the deliberation waits for those who are saving', async () => {
    let isOpen = false;
    const opened = { by: Promise.resolve<Answer | undefined>(undefined) };
    await world.tx.run(async (em) => {
      await em.query(`SELECT FROM committee_session WHERE id = $1 FOR SHARE`, [sessionId]);
      opened.by = committee.chair.user.post(sessionUrl(sessionId, '/deliberate'), {}).then((answer) => {
        isOpen = true;
        return answer;
      });
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(isOpen).toBe(false);
    });
    expect((await opened.by)!.status).toBeLessThan(300);
  });

  it('the sheets that count are of another version after each change of one, however often one transaction changes it', async () => {
    const changing = world.tx.run(async (em) => {
      const version = () => sheetsVersion(em, [fileIds[0]!]);
      const versions = [await version()];
      await em.query(`UPDATE score_sheet SET state = 'sent', sent_at = clock_timestamp() WHERE file_id = $1 AND state = 'draft'`, [
        fileIds[0],
      ]);
      versions.push(await version());
      const one = `id = (SELECT min(id::text)::uuid FROM score_sheet WHERE file_id = $1 AND state = 'sent')`;
      for (const comment of ['une', 'autre', 'une']) {
        await em.query(`UPDATE score_sheet SET comment = $2 WHERE ${one}`, [fileIds[0], comment]);
        versions.push(await version());
      }
      expect(new Set(versions).size).toBe(versions.length);
      throw new Error('undone');
    });
    await expect(changing).rejects.toThrow('undone');
  });
});
