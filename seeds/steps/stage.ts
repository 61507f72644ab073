import type { RegionCode } from '#kernel';
import { fillApplication, submitApplication, type FilePlan } from '../acts/application.js';
import { movedCalendar, publishCall, type CallPlan, type PublishedCall } from '../acts/call.js';
import type { Member } from '../acts/act.js';
import type { Cast } from '../demonstration-person.js';
import type { Program } from '../program.js';
import { TEXTS } from './texts.js';

export const DH = 100;
export const SOUSS_MASSA: RegionCode = 'MA-09';
export const ORIENTAL: RegionCode = 'MA-02';

/** An association of the demonstration and who acts for it. */
export interface Applicant {
  id: string;
  president: Member;
  name: string;
}

/** What the steps of the demonstration share. */
export interface Stage {
  program: Program;
  cast: Cast;
  programmeId: string;
  funding: Record<string, string>;
  applicants: Applicant[];
  committeeId: string;
}

export function callPlan(stage: Stage, title: { fr: string; ar: string }, domainCode: string, closesInDays: number): CallPlan {
  return {
    programmeId: stage.programmeId,
    title,
    summary: TEXTS[domainCode]!.call,
    domainCodes: [domainCode],
    funding: stage.funding,
    floorCentimes: 20_000 * DH,
    ceilingCentimes: 300_000 * DH,
    closesInDays,
  };
}

export function filePlan(callId: string, title: string, domainCode: string, askedDirhams: number): FilePlan {
  return {
    callId,
    title,
    domainCode,
    regionCode: SOUSS_MASSA,
    province: 'MA-AGD',
    askedCentimes: askedDirhams * DH,
    beneficiaries: 60,
    summary: TEXTS[domainCode]!.summary,
    objectives: TEXTS[domainCode]!.objectives,
  };
}

/** The calendar of a call is moved where the story needs it: only the seeds may, nobody through the product. */
export async function moveCall(stage: Stage, call: PublishedCall, phase: 'open' | 'closed'): Promise<void> {
  const { opensAt, closesAt } = movedCalendar(phase);
  await stage.program.tx((em) =>
    em.query(
      `UPDATE call SET opens_at = $2, questions_until = CASE WHEN $3::timestamptz IS NULL THEN questions_until ELSE $2::timestamptz + interval '1 hour' END,
         closes_at = coalesce($3, closes_at) WHERE id = $1`,
      [call.id, opensAt, closesAt ?? null],
    ),
  );
}

/** A call with submitted files of the given associations, closed. */
export async function closedCall(
  stage: Stage,
  title: { fr: string; ar: string },
  domainCode: string,
  projects: { applicant: Applicant; title: string; dirhams: number }[],
): Promise<{ call: PublishedCall; applications: string[] }> {
  const call = await publishCall(stage.cast.officer, callPlan(stage, title, domainCode, 20));
  await moveCall(stage, call, 'open');
  const applications: string[] = [];
  for (const { applicant, title: project, dirhams } of projects) {
    const id = await fillApplication(applicant.president, filePlan(call.id, project, domainCode, dirhams));
    await submitApplication(applicant.president, id);
    applications.push(id);
  }
  await moveCall(stage, call, 'closed');
  return { call, applications };
}
