import type { AgendaItem } from '#committees';
import type { Language } from '#kernel';
import { declareTies, giveSeat, readSession } from '#seeds';
import { nationalInstructor, aVerifiedAssociation, type AssociationInWorld } from './associations.js';
import { aSubmittedApplication, type FileOptions } from './applications.js';
import { aPublishedCall, closeNow, wallIn, type CallInWorld, type CallOptions } from './calls.js';
import { declareEligible } from './instruction.js';
import { User } from './people.js';
import { must, programmeOfficer } from './programmes.js';
import type { World } from './world.js';

export interface MemberInWorld {
  user: User;
  /** The seat. */
  id: string;
}

export interface CommitteeInWorld {
  id: string;
  regionCode: string;
  secretary: MemberInWorld;
  chair: MemberInWorld;
  /** The chair first, then the members in the order given. */
  voting: MemberInWorld[];
}

export interface MemberOptions {
  name: string;
  college: string;
  language?: Language;
  substituteOf?: number;
  employer?: string;
  /** An account that exists already. */
  user?: User;
}

const FIVE: MemberOptions[] = [
  { name: 'Claire Présidente', college: 'local_authorities' },
  { name: 'Lahcen Commune', college: 'local_authorities' },
  { name: 'Samira Délégation', college: 'state_services', language: 'ar' },
  { name: 'Driss Académie', college: 'state_services' },
  { name: 'Fatima Tissu', college: 'civil_society' },
];

/** A committee with a secretary and (by default five) voting members of three colleges, the first of whom presides. */
export async function aCommittee(
  world: World,
  options: { regionCode?: string; members?: MemberOptions[]; settings?: Record<string, unknown> } = {},
): Promise<CommitteeInWorld> {
  const officer = await programmeOfficer(world);
  const regionCode = options.regionCode ?? 'MA-09';
  const { id } = must(
    await officer.post<{ id: string }>('/api/committees', {
      regionCode,
      name: { fr: 'Espace régional de concertation', ar: 'الفضاء الجهوي للتشاور' },
      quorumBasisPoints: 5_000,
      quorumPerCollege: 1,
      convocationDays: 0,
      appealDays: 30,
      ...options.settings,
    }),
  );
  const voting: MemberInWorld[] = [];
  for (const [index, member] of (options.members ?? FIVE).entries()) {
    const substituteOfId = member.substituteOf === undefined ? undefined : voting[member.substituteOf]!.id;
    voting.push(await aSeat(world, id, member, index === 0 ? 'chair' : 'member', { collegeCode: member.college, substituteOfId }));
  }
  const secretary = await aSeat(world, id, { name: `Sami Secrétaire ${id.slice(-4)}` }, 'secretary', {});
  return { id, regionCode, secretary, chair: voting[0]!, voting };
}

async function aSeat(
  world: World,
  committeeId: string,
  member: Pick<MemberOptions, 'name' | 'language' | 'employer' | 'user'>,
  kind: 'chair' | 'member' | 'secretary',
  seat: { collegeCode?: string; substituteOfId?: string },
): Promise<MemberInWorld> {
  const email = `${member.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${committeeId.slice(-6)}@jisr.example`;
  const user = member.user ?? (await User.with(world, member.name, [], { email, language: member.language }));
  const terms = { function: kind, mandateFrom: '2020-01-01', employer: member.employer, ...seat };
  const officer = await programmeOfficer(world);
  await officer.stepUp();
  const id = await giveSeat(officer, committeeId, user, terms);
  await user.switchTo(`committee.${kind}`);
  return { user, id };
}

export interface FileInWorld {
  applicationId: string;
  number: string;
  association: AssociationInWorld;
  askedCentimes: number;
}

/** A closed call of one region with eligible files, one for each amount asked. */
export async function aCallWithEligibleFiles(
  world: World,
  files: (FileOptions & { askedCentimes: number; name: string; language?: 'fr' | 'ar' | 'en' })[],
  options: CallOptions & { regionCode?: string } = {},
): Promise<{ call: CallInWorld; files: FileInWorld[] }> {
  const regionCode = options.regionCode ?? 'MA-09';
  const call = await aPublishedCall(world, { ...options, content: { regionCodes: [regionCode], ...options.content } });
  const instructor = await nationalInstructor(world);
  const result: FileInWorld[] = [];
  for (const file of files) {
    const association = await aVerifiedAssociation(world, file.name, { language: file.language, overrides: { regionCode } });
    const application = await aSubmittedApplication(association, call.id, { ...file, regionCode });
    await declareEligible(world, instructor, application.id);
    result.push({ applicationId: application.id, number: application.number, association, askedCentimes: file.askedCentimes });
  }
  await closeNow(world, call.id);
  return { call, files: result };
}

export const sessionUrl = (id: string, rest = '') => `/api/committees/sessions/${id}${rest}`;
export const fileUrl = (id: string, rest = '') => `/api/committees/files/${id}${rest}`;

/** A session convened for tomorrow morning by its secretary. */
export async function aConvenedSession(committee: CommitteeInWorld, callId: string, terms: Record<string, unknown> = {}): Promise<string> {
  const place = { fr: 'Agadir', ar: 'أكادير' };
  const body = { callId, heldAt: wallIn(1, '10:00'), place, ...terms };
  return must(await committee.secretary.user.post<{ id: string }>(`/api/committees/${committee.id}/sessions`, body)).id;
}

/** A member declares confidentiality, and conflicts on the files numbered. */
export const declare = (member: MemberInWorld, sessionId: string, conflicts: Record<string, string> = {}): Promise<AgendaItem[]> =>
  declareTies(member.user, sessionId, ({ number }) => ({ kind: conflicts[number] ?? null }));

export async function attend(
  committee: CommitteeInWorld,
  sessionId: string,
  members: readonly MemberInWorld[],
  presence = 'present',
): Promise<void> {
  for (const { id } of members) must(await committee.secretary.user.post(sessionUrl(sessionId, '/attendance'), { memberId: id, presence }));
}

/** Everybody has declared and come, and the session is open. */
export async function anOpenSession(committee: CommitteeInWorld, callId: string, terms: Record<string, unknown> = {}): Promise<string> {
  const sessionId = await aConvenedSession(committee, callId, terms);
  for (const member of [...committee.voting, committee.secretary]) await declare(member, sessionId);
  await attend(committee, sessionId, [...committee.voting, committee.secretary]);
  must(await committee.chair.user.post(sessionUrl(sessionId, '/open')));
  return sessionId;
}

/** Marks for the usual grid (relevance, feasibility, impact); null cannot be assessed. */
export const marks = (...scores: (number | null)[]) =>
  ['relevance', 'feasibility', 'impact'].map((criterion, index) => ({
    criterion,
    score: scores[index] ?? null,
    notAssessable: scores[index] === null,
    justification: scores[index] === null || scores[index] === 0 || scores[index] === 5 ? 'Voir le dossier.' : null,
  }));

/** A member scores a file and sends the sheet. */
export async function score(member: MemberInWorld, fileId: string, ...scores: (number | null)[]): Promise<void> {
  must(await member.user.put(fileUrl(fileId, '/sheet'), { revision: 0, marks: marks(...scores), comment: null }));
  must(await member.user.post(fileUrl(fileId, '/sheet/send'), {}));
}

export { readSession };
