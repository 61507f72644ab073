import { instantOfWall, wallOfInstant } from '#kernel';
import {
  conveneSession,
  decideAndVote,
  declare,
  minutesReady,
  readRanking,
  readSession,
  score,
  takeAttendance,
} from '../acts/committee.js';
import { declareEligible, studyOf } from '../acts/instruction.js';
import { done, type Member } from '../acts/act.js';
import { closedCall, type Applicant, type Stage } from './stage.js';

/** Everything up to an open session with its quorum: declared, present, opened. */
export async function openSession(
  stage: Stage,
  title: { fr: string; ar: string },
  projects: { applicant: Applicant; title: string; dirhams: number }[],
  undeclared: readonly Member[] = [],
): Promise<{ sessionId: string; applications: string[] }> {
  const { cast, committeeId } = stage;
  const { call, applications } = await closedCall(stage, title, 'educative', projects);
  for (const application of applications) await declareEligible(cast.instructor, (await studyOf(cast.instructor, application, call.id)).id);
  const sessionId = await conveneSession(cast.secretary, committeeId, call.id);
  for (const member of signatories(stage)) if (!undeclared.includes(member)) await declare(member, sessionId);
  await takeAttendance(cast.secretary, sessionId);
  done(await cast.chair.post(`/api/committees/sessions/${sessionId}/open`), 'open the session');
  await heldNow(stage, sessionId);
  return { sessionId, applications };
}

/** A convocation names an hour to come; the story sits down at once, and the hour of its session is moved to when it did. */
async function heldNow({ program }: Stage, sessionId: string): Promise<void> {
  const wall = wallOfInstant(new Date());
  await program.tx((em) =>
    em.query(`UPDATE committee_session SET held_at = $2, held_wall = $3 WHERE id = $1`, [sessionId, instantOfWall(wall), wall]),
  );
}

/** Those who hold a seat: they score. */
const seats = ({ cast }: Stage): Member[] => [cast.chair, cast.memberLocal, cast.memberState, cast.memberCivil];

/** Those who declare, and sign the minutes. */
export const signatories = (stage: Stage): Member[] => [...seats(stage), stage.cast.secretary];

/** Scores every file in the order given: the first best. */
async function scoreAll(stage: Stage, sessionId: string, levels: readonly number[]): Promise<void> {
  const { grid } = await readSession(stage.cast.chair, sessionId);
  const files = done<{ items: { fileId: string; applicationId: string }[] } | { fileId: string }[]>(
    await stage.cast.chair.get(`/api/committees/sessions/${sessionId}/files?pageSize=100`),
    'list the files',
  );
  const items = Array.isArray(files) ? files : files.items;
  for (const member of seats(stage)) {
    for (const [index, { fileId }] of items.entries()) await score(member, fileId, grid, levels[index] ?? 3);
  }
}

/** A session at work: its members have files to score, one still has to declare. */
export async function committeeAtWork(stage: Stage): Promise<void> {
  const [first, second, third] = stage.applicants as [Applicant, Applicant, Applicant];
  const { sessionId } = await openSession(
    stage,
    { fr: 'Soutien scolaire 2026', ar: 'الدعم المدرسي 2026' },
    [
      { applicant: first, title: 'Bibliothèque de quartier', dirhams: 150_000 },
      { applicant: second, title: 'Classes passerelles', dirhams: 210_000 },
      { applicant: third, title: 'Aide aux devoirs', dirhams: 80_000 },
    ],
    [stage.cast.memberState],
  );
  const { grid } = await readSession(stage.cast.chair, sessionId);
  const files = done(await stage.cast.memberLocal.get(`/api/committees/sessions/${sessionId}/files`), 'list the files');
  const [file] = (Array.isArray(files) ? files : files.items) as { fileId: string }[];
  await score(stage.cast.memberLocal, file!.fileId, grid, 4);
}

/** A session that is closed: its minutes wait for the chair's signature. */
export async function decisionsMade(stage: Stage): Promise<void> {
  const [first, second] = stage.applicants as [Applicant, Applicant, Applicant];
  const { sessionId } = await openSession(stage, { fr: 'Accès à l’école 2026', ar: 'ولوج المدرسة 2026' }, [
    { applicant: first, title: 'École ouverte l’été', dirhams: 130_000 },
    { applicant: second, title: 'Ateliers de conversation', dirhams: 70_000 },
  ]);
  await closeSession(stage, sessionId, [4, 3]);
}

/** Scores, decides by the ranking (everything within the envelope is selected) and closes. */
export async function closeSession(stage: Stage, sessionId: string, levels: readonly number[]): Promise<void> {
  const { chair } = stage.cast;
  await scoreAll(stage, sessionId, levels);
  done(await chair.post(`/api/committees/sessions/${sessionId}/deliberate`), 'deliberate');
  const { panel } = await readSession(chair, sessionId);
  const voters = panel.filter((seat) => seat.seated).map((seat) => seat.memberId);
  for (const row of (await readRanking(chair, sessionId)).rows) {
    await decideAndVote(chair, sessionId, { fileId: row.fileId, outcome: 'selected', amountCentimes: row.askedCentimes }, voters);
  }
  done(await chair.post(`/api/committees/sessions/${sessionId}/close`), 'close the session');
  await minutesReady(chair, sessionId);
}
