import type { DecisionView, FileRow } from '#committees';
import { minutesReady, readSession } from '#seeds';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  attend,
  declare,
  fileUrl,
  score,
  sessionUrl,
  type CommitteeInWorld,
  type FileInWorld,
  type MemberInWorld,
  type MemberOptions,
} from './committees.js';
import type { CallInWorld } from './calls.js';
import type { Answer, User } from './people.js';
import { aProgramme, must } from './programmes.js';
import type { World } from './world.js';

/** A session at its deliberation, every file scored alike by whoever declared. */
export interface Deliberation {
  call: CallInWorld;
  committee: CommitteeInWorld;
  sessionId: string;
  files: FileInWorld[];
  /** Ids in the session, by the file's place in the list. */
  ids: string[];
}

export interface DeliberationOptions {
  asked?: number[];
  titles?: string[];
  members?: MemberOptions[];
  /** By their place among the voting members: these come, but have not declared. */
  undeclared?: number[];
  /** By their place among the voting members (the secretary is -1): the files, by their place, that they declare a tie with. */
  conflicts?: Record<number, number[]>;
}

let named = 0;

export async function aDeliberation(world: World, options: DeliberationOptions = {}): Promise<Deliberation> {
  const asked = options.asked ?? [100_000_00];
  const programme = await aProgramme(world, { amountCentimes: 1_000_000_00, shares: [{ regionCode: 'MA-09' }] });
  const { call, files } = await aCallWithEligibleFiles(
    world,
    asked.map((askedCentimes, index) => ({
      askedCentimes,
      name: `Délibéré ${(named += 1)}`,
      ...(options.titles ? { title: options.titles[index] } : {}),
    })),
    { programme },
  );
  const committee = await aCommittee(world, { members: options.members });
  const sessionId = await aConvenedSession(committee, call.id);
  const people = [...committee.voting.map((member, index) => ({ member, index })), { member: committee.secretary, index: -1 }];
  const declared = people.filter(({ index }) => !options.undeclared?.includes(index));
  for (const { member, index } of declared) {
    const ties = (options.conflicts?.[index] ?? []).map((file) => [files[file]!.number, 'family'] as const);
    await declare(member, sessionId, Object.fromEntries(ties));
  }
  await attend(committee, sessionId, [...committee.voting, committee.secretary]);
  must(await committee.secretary.user.post(sessionUrl(sessionId, '/open')));
  const ids = await idsIn(world, sessionId, files);
  for (const { member, index } of declared) {
    if (index < 0) continue;
    for (const [place, id] of ids.entries()) if (!options.conflicts?.[index]?.includes(place)) await score(member, id, 4, 4, 3);
  }
  must(await committee.secretary.user.post(sessionUrl(sessionId, '/deliberate')));
  return { call, committee, sessionId, files, ids };
}

async function idsIn(world: World, sessionId: string, files: readonly FileInWorld[]): Promise<string[]> {
  const rows = await world.sql<{ id: string; number: string }>(`SELECT id, number FROM session_file WHERE session_id = $1`, [sessionId]);
  return files.map(({ number }) => rows.find((row) => row.number === number)!.id);
}

export const SELECTED = (centimes: number) => ({ outcome: 'selected', amountCentimes: centimes, reasons: [] });
export const REJECTED = {
  outcome: 'rejected',
  amountCentimes: 0,
  reasons: [{ code: 'ranking.outside_envelope' }],
  awayText: { fr: 'Hors de l’objet.', ar: 'خارج الموضوع.' },
};

/** The decision on a file as the reader sees it. */
export async function decisionOn(user: User, sessionId: string, fileId: string): Promise<DecisionView> {
  const rows = must(await user.get<FileRow[]>(sessionUrl(sessionId, '/files')));
  return rows.find((row) => row.fileId === fileId)!.decision!;
}

export const decide = (user: User, fileId: string, revision: number, decision: object): Promise<Answer> =>
  user.put(fileUrl(fileId, '/decision'), { revision, ...decision });

/** Each of the members given votes as the letter of the same place says: `f`or, `a`gainst, `x` abstains. */
export function vote(
  user: User,
  fileId: string,
  revision: number,
  members: readonly MemberInWorld[],
  choices: string,
  more: { reason?: string } = {},
): Promise<Answer> {
  const words: Record<string, string> = { f: 'for', a: 'against', x: 'abstain' };
  const votes = members.map(({ id }, index) => ({ memberId: id, choice: words[choices[index] ?? 'f'] }));
  return user.post(fileUrl(fileId, '/votes'), { revision, votes, ...more });
}

/** Everything selected without a vote, closed, the minutes there. */
export async function closed({ committee, sessionId, files, ids }: Deliberation): Promise<void> {
  const { user } = committee.secretary;
  for (const [index, id] of ids.entries()) {
    const known = await decisionOn(user, sessionId, id);
    if (!known) must(await decide(user, id, 0, SELECTED(files[index]!.askedCentimes)));
  }
  must(await user.post(sessionUrl(sessionId, '/close')));
  await minutesReady(user, sessionId);
}

export async function sign(member: MemberInWorld, sessionId: string): Promise<Answer> {
  await member.user.stepUp();
  return member.user.post(sessionUrl(sessionId, '/minutes/signatures'));
}

export const stateOf = async (user: User, sessionId: string) => (await readSession(user, sessionId)).state;
