import type { StateMachine } from '#kernel/public';
import { useLocal } from './text.js';

/** The states of a thing's life with their names, for a filter to choose among. */
export function useStatesOf<S extends string, E extends string>(machine: StateMachine<S, E>): { value: S; label: string }[] {
  const local = useLocal();
  return machine.states.map((value) => ({ value, label: local(machine.label(value)) }));
}
