import { decide, hasPart, platformErrors, requireAccess, type Actor, type PolicyName } from '#platform';
import { callMachine, type CallState } from '../domain/call.machine.js';
import { phaseAt } from '../domain/openness.js';
import type { CallAction } from './call.views.js';

/** What says whose a call is. */
interface Placed {
  programmeId: string;
  regionCodes: readonly string[];
}

/** A regional officer reads the calls that concern the region; an institution's those of its programmes. @throws NOT_FOUND */
export function requireMayRead(actor: Actor, policy: PolicyName, call: Placed): void {
  const region = actor.scope.regionCode;
  if (region && !call.regionCodes.includes(region)) throw platformErrors.NOT_FOUND();
  requireAccess(actor, policy, { programmeId: call.programmeId });
}

/** … and manages those that concern no other region, or no other institution's. @throws NOT_FOUND · FORBIDDEN */
export function requireMayManage(actor: Actor, policy: PolicyName, call: Placed): void {
  requireMayRead(actor, policy, call);
  if (!isWhollyTheirs(actor, call)) throw platformErrors.FORBIDDEN();
}

function isWhollyTheirs(actor: Actor, { programmeId, regionCodes }: Placed): boolean {
  const { regionCode: region, institutionId } = actor.scope;
  if (region && regionCodes.some((code) => code !== region)) return false;
  return !institutionId || regionCodes.every((code) => hasPart(actor, programmeId, code));
}

interface Acted extends Placed {
  state: CallState;
  opensAt: Date | null;
  closesAt: Date | null;
  imported: boolean;
}

/** What the policies, the machine and the clock leave to this reader; each act decides again when it is done. */
export function actionsOn(actor: Actor, call: Acted, now: Date): CallAction[] {
  const manages = isWhollyTheirs(actor, call);
  const { state, opensAt, closesAt } = call;
  const phase = opensAt && closesAt ? phaseAt({ state, opensAt, closesAt }, now) : null;
  const possible: Record<CallAction, boolean> = {
    edit: manages && (state === 'draft' || phase === 'upcoming'),
    publish: manages && callMachine.can(state, 'publish'),
    move_deadline: manages && phase === 'open',
    cancel: manages && callMachine.can(state, 'cancel'),
    archive: manages && callMachine.can(state, 'archive'),
    answer: state !== 'draft' && state !== 'cancelled',
    duplicate: manages && !call.imported,
  };
  const actions = Object.keys(possible) as CallAction[];
  return actions.filter((action) => possible[action] && decide(actor, `call.${action === 'duplicate' ? 'edit' : action}`).allowed);
}
