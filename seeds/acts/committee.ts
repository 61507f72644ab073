import type { AgendaItem, LetterRow, RankingView, SessionDetail } from '#committees';
import type { HttpPerson } from '../http-person.js';
import { done, until, type Member } from './act.js';
import { wallInMinutes } from './call.js';

export interface Seat {
  person: Member;
  function: 'chair' | 'secretary' | 'member';
  collegeCode?: 'local_authorities' | 'state_services' | 'civil_society';
}

/** An officer sets up a regional committee and gives its seats; a seat counts from the member's next sign-in. */
export async function createCommittee(
  officer: Member,
  plan: { regionCode: string; name: { fr: string; ar: string }; seats: Seat[] },
): Promise<string> {
  const { id } = done<{ id: string }>(
    await officer.post('/api/committees', {
      regionCode: plan.regionCode,
      name: plan.name,
      quorumBasisPoints: 5_000,
      quorumPerCollege: 1,
      convocationDays: 0,
      appealDays: 15,
    }),
    'create a committee',
  );
  await officer.stepUp();
  for (const { person, ...seat } of plan.seats) await giveSeat(officer, id, person, { ...seat, mandateFrom: '2025-01-01' });
  return id;
}

/** Somebody takes a seat, given by an officer who has just stepped up, and signs in again to sit. Returns the seat. */
export async function giveSeat(officer: HttpPerson, committeeId: string, person: Member, seat: object): Promise<string> {
  const { email, name, language } = person;
  const given = await officer.post<{ id: string }>(`/api/committees/${committeeId}/members`, { email, name, language, ...seat });
  const { id } = done(given, `give a seat to ${name}`);
  await person.signIn();
  return id;
}

/** Convenes a session on a call: every eligible file of the region is on the agenda. */
export async function conveneSession(secretary: HttpPerson, committeeId: string, callId: string): Promise<string> {
  return done<{ id: string }>(
    await secretary.post(`/api/committees/${committeeId}/sessions`, {
      callId,
      heldAt: wallInMinutes(30),
      place: { fr: 'Siège de la région', ar: 'مقر الجهة' },
    }),
    'convene a session',
  ).id;
}

export const readSession = async (reader: HttpPerson, sessionId: string) =>
  done<SessionDetail>(await reader.get(`/api/committees/sessions/${sessionId}`), 'read the session');

export const readRanking = async (reader: HttpPerson, sessionId: string) =>
  done<RankingView>(await reader.get(`/api/committees/sessions/${sessionId}/ranking`), 'read the ranking');

export const readAgenda = async (reader: HttpPerson, sessionId: string) =>
  done<AgendaItem[]>(await reader.get(`/api/committees/sessions/${sessionId}/agenda`), 'read the agenda');

/** A member keeps confidentiality and declares, file by file, the tie to it or none. Returns the agenda. */
export async function declareTies(
  member: HttpPerson,
  sessionId: string,
  tieTo: (item: AgendaItem) => { kind: string | null; text?: string },
): Promise<AgendaItem[]> {
  const agenda = await readAgenda(member, sessionId);
  const files = agenda.map((item) => ({ fileId: item.fileId, ...tieTo(item) }));
  done(await member.post(`/api/committees/sessions/${sessionId}/declaration`, { confidentiality: 'yes', files }), 'declare');
  return agenda;
}

/** The same; `conflicts` names the files with a conflict. */
export async function declare(member: HttpPerson, sessionId: string, conflicts: Record<string, string> = {}): Promise<void> {
  await declareTies(member, sessionId, ({ fileId }) => {
    const kind = conflicts[fileId];
    return kind ? { kind, text: 'Lien déclaré' } : { kind: null };
  });
}

/** The secretary notes who is there. */
export async function takeAttendance(secretary: HttpPerson, sessionId: string): Promise<void> {
  const { panel } = await readSession(secretary, sessionId);
  for (const { memberId } of panel) {
    done(await secretary.post(`/api/committees/sessions/${sessionId}/attendance`, { memberId, presence: 'present' }), 'note a presence');
  }
}

/** A member scores one file on every criterion and sends the sheet; `level` is the score given throughout. */
export async function score(
  member: HttpPerson,
  fileId: string,
  criteria: readonly { code: string; scaleMax: number }[],
  level: number,
): Promise<void> {
  const marks = criteria.map(({ code, scaleMax }, index) => {
    const value = Math.max(0, Math.min(scaleMax, level + (index === 1 ? -1 : 0)));
    const extreme = value === 0 || value === scaleMax;
    return {
      criterion: code,
      score: value,
      notAssessable: false,
      justification: extreme ? 'Le dossier le démontre point par point.' : null,
    };
  });
  done(await member.put(`/api/committees/files/${fileId}/sheet`, { revision: 0, marks, comment: null }), 'write a sheet');
  done(await member.post(`/api/committees/files/${fileId}/sheet/send`, {}), 'send a sheet');
}

export interface DecisionPlan {
  fileId: string;
  outcome: 'selected' | 'partially_selected' | 'reserve' | 'rejected' | 'deferred';
  amountCentimes: number;
  reasons?: { code: string; criterion?: string }[];
  awayText?: { fr: string; ar: string };
}

/** Records a first decision on a file and a vote of the members who sit for it, all in favour. */
export async function decideAndVote(chair: HttpPerson, sessionId: string, plan: DecisionPlan, voters: readonly string[]): Promise<void> {
  const { fileId, reasons, ...decision } = plan;
  const proposal = { ...decision, revision: 0, reasons: reasons ?? [] };
  const { revision } = done<{ revision: number }>(
    await chair.put(`/api/committees/files/${fileId}/decision`, proposal),
    'record a decision',
  );
  const votes = voters.map((memberId) => ({ memberId, choice: 'for' }));
  done(await chair.post(`/api/committees/files/${fileId}/votes`, { revision, votes }), 'hold a vote');
}

/** Waits for the minutes that the worker prints when a session is closed. */
export async function minutesReady(reader: HttpPerson, sessionId: string): Promise<void> {
  await until(async () => (await readSession(reader, sessionId)).minutesReady, 'the minutes');
}

/** Everybody who sat, and the secretary, sign the minutes. */
export async function signMinutes(members: readonly Member[], sessionId: string): Promise<void> {
  for (const member of members) {
    await member.stepUp();
    done(await member.post(`/api/committees/sessions/${sessionId}/minutes/signatures`), `${member.name} signs the minutes`);
  }
}

/** Approves the letters of files whose decisions are final, once they can be read, and waits until the program has sent them. */
export async function sendLetters(officer: HttpPerson, applicationIds: readonly string[]): Promise<void> {
  const lettersThat = async (are: (letter: LetterRow) => boolean) => {
    const { items } = done<{ items: LetterRow[] }>(await officer.get('/api/committees/letters?pageSize=100'), 'list the letters');
    const own = items.filter((letter) => are(letter) && applicationIds.includes(letter.applicationId));
    return own.length === applicationIds.length && own;
  };
  const letters = await until(() => lettersThat(({ ready }) => ready), 'the letters to be ready');
  done(await officer.post('/api/committees/letters/approvals', { ids: letters.map(({ id }) => id) }), 'approve the letters');
  await until(() => lettersThat(({ state }) => state === 'sent'), 'the letters to be sent');
}
