import type { StateMachine } from '#kernel';
import { decide, type PolicyName, type Subject } from './access.js';
import type { Actor } from './actor.js';

/**
 * The events that the actor may cause now: what the machine allows from this state and the policy `<machine>.<event>` allows the
 * actor. Each use case decides again when it is asked.
 */
export function actsNow<S extends string, E extends string>(actor: Actor, machine: StateMachine<S, E>, state: S, subject: Subject): E[] {
  return machine.events.filter((event) => mayCause(actor, machine, state, event, subject));
}

export function mayCause<S extends string, E extends string>(
  actor: Actor,
  machine: StateMachine<S, E>,
  state: S,
  event: E,
  subject: Subject,
): boolean {
  // What only the program causes has no policy.
  if (!machine.can(state, event) || machine.rolesFor(event).length === 0) return false;
  return decide(actor, `${machine.name}.${event}` as PolicyName, subject).allowed;
}
