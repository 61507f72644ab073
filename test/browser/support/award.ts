import type { FileRow } from '#committees';
import { decideAndVote, minutesReady, sendLetters, signMinutes } from '#seeds';
import { anOpenSession, score, sessionUrl, type CommitteeInWorld } from '../../support/committees.js';
import { User } from '../../support/people.js';
import { must } from '../../support/programmes.js';
import type { World } from '../../support/world.js';

/** The committee meets on a closed call and selects its one eligible file in full; the minutes are signed by all, and the association is told. */
export async function selectTheFile(world: World, committee: CommitteeInWorld, callId: string): Promise<void> {
  const session = await anOpenSession(committee, callId);
  const chair = committee.chair.user;
  const [file] = must<FileRow[]>(await chair.get(sessionUrl(session, '/files')));
  await Promise.all(committee.voting.map((member) => score(member, file!.fileId, 4, 4, 3)));
  must(await chair.post(sessionUrl(session, '/deliberate')));
  const decision = { fileId: file!.fileId, outcome: 'selected' as const, amountCentimes: file!.askedCentimes };
  await decideAndVote(
    chair,
    session,
    decision,
    committee.voting.map(({ id }) => id),
  );
  must(await chair.post(sessionUrl(session, '/close')));
  await minutesReady(chair, session);
  await signMinutes(
    [...committee.voting, committee.secretary].map(({ user }) => user),
    session,
  );
  const officer = await User.with(world, `Chargée des lettres ${callId}`, [{ role: 'programme.officer' }]);
  await sendLetters(officer, [file!.applicationId]);
}
