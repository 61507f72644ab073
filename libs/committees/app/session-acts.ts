import { decide, type Actor } from '#platform';
import type { CommitteeSession } from '../data/session.entity.js';
import { sessionMachine } from '../domain/session.machine.js';

/** What a reader may do in a session now. */
export type SessionAct =
  'declare' | 'attendance' | 'open' | 'deliberate' | 'close' | 'cancel' | 'score' | 'pin_conflict' | 'decide' | 'simulate' | 'sign';

/** Where the reader stands in the session. */
export interface Standing {
  memberId: string | null;
  declared: boolean;
  seated: boolean;
  signed: boolean;
}

const MOVES = ['open', 'deliberate', 'close', 'cancel'] as const;

/** The acts open to the reader, by role, seat, declaration and state; each use case decides again when it is asked. */
export function actsIn(actor: Actor, session: CommitteeSession, me: Standing): SessionAct[] {
  const { state, regionCode, committeeId } = session;
  const may = (policy: string) => decide(actor, policy, { regionCode, committeeId }).allowed;
  const running = state === 'convened' || state === 'open' || state === 'deliberating';
  const opened = me.declared || !actor.role.startsWith('committee.');
  const acts: SessionAct[] = [];
  if (me.memberId && !me.declared && running && may('session.declare')) acts.push('declare');
  if (running && may('session.attendance')) acts.push('attendance');
  for (const move of MOVES) {
    const ready = move === 'cancel' || opened;
    if (ready && sessionMachine.can(state, move) && may(`session.${move}`)) acts.push(move);
  }
  if (me.seated && opened && (state === 'open' || state === 'deliberating') && may('score_sheet.save')) acts.push('score');
  if (opened && running && may('session.pin_conflict')) acts.push('pin_conflict');
  if (opened && state === 'deliberating' && may('decision.propose')) acts.push('decide');
  if (opened && state === 'deliberating' && may('session.simulate')) acts.push('simulate');
  if (me.seated && !me.signed && state === 'closed' && session.minutesFileId !== null && may('minutes.sign')) acts.push('sign');
  return acts;
}
