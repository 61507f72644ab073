import { kernelErrors } from './errors.js';
import type { Label } from './languages.js';

export interface StateDefinition extends Label {
  /** Nothing leaves a final state. */
  readonly final?: true;
}

export interface EventDefinition<S extends string> extends Label {
  readonly from: readonly S[];
  readonly to: S;
  /** Roles that may cause it; `system` for the automatic twin of a human event. */
  readonly by: readonly string[];
}

export interface MachineDefinition<S extends string, E extends string> {
  readonly name: string;
  readonly initial: NoInfer<S>;
  readonly states: Readonly<Record<S, StateDefinition>>;
  readonly events: Readonly<Record<E, EventDefinition<NoInfer<S>>>>;
}

/** The life of one kind of thing, as a table: which event leads from which states to which, who may cause it, and how it is called. */
export class StateMachine<S extends string = string, E extends string = string> {
  constructor(readonly definition: MachineDefinition<S, E>) {}

  get name(): string {
    return this.definition.name;
  }

  get initial(): S {
    return this.definition.initial;
  }

  get states(): S[] {
    return Object.keys(this.definition.states) as S[];
  }

  get events(): E[] {
    return Object.keys(this.definition.events) as E[];
  }

  can(state: S, event: E): boolean {
    return this.definition.events[event].from.includes(state);
  }

  /** The state after the event: for whoever moves the row. @throws WRONG_STATE {machine, state, event} */
  next(state: S, event: E): S {
    this.require(state, event);
    return this.definition.events[event].to;
  }

  /** That the event could happen, without it happening. @throws WRONG_STATE {machine, state, event} */
  require(state: S, event: E): void {
    if (!this.can(state, event)) throw this.refusal(state, event);
  }

  /** That an act which moves nothing is for now. @throws WRONG_STATE {machine, state, event: act} */
  requireIn(state: S, states: readonly S[], act: string): void {
    if (!states.includes(state)) throw this.refusal(state, act);
  }

  private refusal(state: S, act: string) {
    const { fr, ar, en } = this.label(state);
    return kernelErrors.WRONG_STATE({ machine: this.name, state, event: act, stateLabelFr: fr, stateLabelAr: ar, stateLabelEn: en });
  }

  label(state: S): Label {
    const { fr, ar, en } = this.definition.states[state];
    return { fr, ar, en };
  }

  rolesFor(event: E): readonly string[] {
    return this.definition.events[event].by.filter((role) => role !== 'system');
  }

  isFinal(state: S): boolean {
    return this.definition.states[state].final === true;
  }

  /** The table as a Mermaid diagram, for the README of the context. */
  toMermaid(): string {
    const lines = [`stateDiagram-v2`, `  [*] --> ${this.initial}`];
    for (const event of this.events) {
      const { from, to } = this.definition.events[event];
      for (const state of from) lines.push(`  ${state} --> ${to}: ${event}`);
    }
    for (const state of this.states) if (this.isFinal(state)) lines.push(`  ${state} --> [*]`);
    return lines.join('\n');
  }

  /** Everything wrong with the table: unreachable states, dead ends, moves out of a final state, missing labels. */
  defects(): string[] {
    const defects: string[] = [];
    const reached = new Set<S>([this.initial]);
    for (let grew = true; grew;) {
      grew = false;
      for (const event of this.events) {
        const { from, to } = this.definition.events[event];
        if (!reached.has(to) && from.some((state) => reached.has(state))) {
          reached.add(to);
          grew = true;
        }
      }
    }
    for (const state of this.states) {
      const leaves = this.events.some((event) => this.definition.events[event].from.includes(state));
      if (!reached.has(state)) defects.push(`${this.name}: ${state} cannot be reached`);
      if (!leaves && !this.isFinal(state)) defects.push(`${this.name}: ${state} is a dead end but not final`);
      if (leaves && this.isFinal(state)) defects.push(`${this.name}: ${state} is final but has an exit`);
    }
    const labelled = [...Object.entries<Label>(this.definition.states), ...Object.entries<Label>(this.definition.events)];
    for (const [key, label] of labelled) {
      if (!label.fr.trim() || !label.ar.trim() || !label.en.trim()) defects.push(`${this.name}: ${key} has no complete label`);
    }
    for (const event of this.events) {
      if (this.definition.events[event].by.length === 0) defects.push(`${this.name}: nobody may cause ${event}`);
    }
    return defects;
  }
}

/** Declares a machine; states and events are inferred from the table. A screen that asks no machine does not load its table. */
/* #__NO_SIDE_EFFECTS__ */
export function defineMachine<const S extends string, const E extends string>(definition: MachineDefinition<S, E>): StateMachine<S, E> {
  return new StateMachine(definition);
}

export type StateOf<M> = M extends StateMachine<infer S, string> ? S : never;
export type EventOf<M> = M extends StateMachine<string, infer E> ? E : never;
