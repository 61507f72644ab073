import { decide, type Actor, type PolicyName } from '#platform';
import type { CommitteeSession } from '../../data/session.entity.js';
import { sessionMachine, type SessionState } from '../../domain/session.machine.js';
import { CONDUCT } from './session-access.js';

/** What a reader may do in a session now. */
export type SessionAct =
  | 'declare'
  | 'attendance'
  | 'open'
  | 'deliberate'
  | 'close'
  | 'cancel'
  | 'annul'
  | 'designate'
  | 'score'
  | 'pin_conflict'
  | 'decide'
  | 'postpone'
  | 'simulate'
  | 'sign'
  | 'refuse'
  | 'record_absence';

/** Where the reader stands in the session. */
export interface Standing {
  memberId: string | null;
  declared: boolean;
  seated: boolean;
  /** The minutes wait for their signature, and they have not refused it. */
  awaited: boolean;
  /** Their signature is asked and not given, whatever they said before. */
  maySign: boolean;
  /** Was designated to act for the presiding person or the secretary. */
  conducts: boolean;
}

const MOVES = ['open', 'deliberate', 'close', 'cancel', 'annul'] as const;
const WITHOUT_DECLARATION: readonly string[] = ['cancel', 'annul'];

const DESIGNATING: readonly SessionState[] = ['open', 'deliberating', 'closed'];

/** The acts open to the reader, by role, seat, declaration and state; each use case decides again when it is asked. */
export function actsIn(actor: Actor, session: CommitteeSession, me: Standing): SessionAct[] {
  const { state, programmeId, regionCode, committeeId } = session;
  const may = (policy: PolicyName) =>
    decide(actor, policy, { programmeId, regionCode, committeeId }).allowed &&
    (actor.role !== 'committee.member' || !CONDUCT.has(policy) || me.conducts);
  const running = state === 'convened' || state === 'open' || state === 'deliberating';
  const opened = me.declared || !actor.role.startsWith('committee.');
  const acts: SessionAct[] = [];
  if (me.memberId && !me.declared && running && may('session.declare')) acts.push('declare');
  if (running && may('session.attendance')) acts.push('attendance');
  for (const move of MOVES) {
    const ready = WITHOUT_DECLARATION.includes(move) || opened;
    if (ready && sessionMachine.can(state, move) && may(`session.${move}`)) acts.push(move);
  }
  if (me.seated && opened && (state === 'open' || state === 'deliberating') && may('score_sheet.save')) acts.push('score');
  if (DESIGNATING.includes(state) && may('session.designate')) acts.push('designate');
  if (opened && running && may('session.pin_conflict')) acts.push('pin_conflict');
  if (opened && state === 'deliberating' && may('decision.propose')) acts.push('decide');
  if (opened && state === 'deliberating' && may('session.simulate')) acts.push('simulate');
  if (opened && state === 'deliberating' && may('decision.postpone')) acts.push('postpone');
  if (state !== 'closed' || !opened) return acts;
  const ready = session.minutesFileId !== null;
  if (me.maySign && ready && may('minutes.sign')) acts.push('sign');
  if (me.awaited && may('minutes.refuse')) acts.push('refuse');
  if (ready && may('minutes.record_absence')) acts.push('record_absence');
  return acts;
}
