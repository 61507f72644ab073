import type { Type } from '@nestjs/common';
import type { Label, StateMachine } from '#kernel';
import { registerPolicies, type Policy } from './access/access.js';
import type { ProposalBinding } from './dual-control/proposal.js';
import type { Brought } from './extension-point.js';
import { registerFieldMessages } from './http/validation.js';
import type { JobBinding, Schedule, Subscription } from './jobs/job.js';
import type { Life } from './lifecycle/life.js';

/** A truth about the stored data that must hold at every instant: the query returns the rows that break it. */
export interface Invariant {
  name: string;
  sql: string;
}

/** How the audit trail names things: subjects by their name in the trail, acts that no machine knows by `subject.event`. */
export interface TrailWords {
  subjects: Record<string, Label>;
  acts: Record<string, Label>;
  /** By subject, a statement of `id` and `reference`: the number or name by which people know one. */
  references?: Record<string, string>;
  /** By subject, a statement of `id` and `application_id`: what is hidden with a file is hidden in the trail as well. */
  applications?: Record<string, string>;
}

/** What a context brings to the program; every process and every contract test is composed from these. */
export interface ContextDefinition {
  name: string;
  /** Providers, in every process. */
  module: Type;
  /** Routes, in the API only. */
  controllers: Type[];
  entities: Type[];
  migrations: Type[];
  /** Its kinds of rows that have a state. */
  lives: Life[];
  /** Who may do what. */
  policies: Record<string, Policy>;
  /** What its own codes of refused fields say. */
  fieldMessages: Record<string, Label>;
  trail: TrailWords;
  jobs: JobBinding<never>[];
  subscriptions: Subscription<never>[];
  schedules: Schedule[];
  /** Acts that need two persons. */
  proposals: ProposalBinding<never>[];
  invariants: Invariant[];
  /** What it tells rooms below it: its to-dos, its documents, its history, its names … */
  brings: Brought[];
}

/** Injects every context of the program. */
export const CONTEXTS = Symbol('CONTEXTS');

/** Declares a context, whole, in one place; what it does not bring is left out. */
export function defineContext(definition: Pick<ContextDefinition, 'name' | 'module'> & Partial<ContextDefinition>): ContextDefinition {
  registerPolicies(definition.policies ?? {});
  registerFieldMessages(definition.fieldMessages ?? {});
  return {
    controllers: [],
    entities: [],
    migrations: [],
    lives: [],
    policies: {},
    fieldMessages: {},
    trail: { subjects: {}, acts: {} },
    jobs: [],
    subscriptions: [],
    schedules: [],
    proposals: [],
    invariants: [],
    brings: [],
    ...definition,
  };
}

/** Keeps the payload types of a context's own bindings while the program's list forgets them. */
export const bind = <P>(job: JobBinding<P>['job'], handler: JobBinding<P>['handler']) => ({ job, handler }) as unknown as JobBinding<never>;
export const subscribe = <P>(event: Subscription<P>['event'], job: Subscription<P>['job']) =>
  ({ event, job }) as unknown as Subscription<never>;

export const machinesOf = (contexts: readonly ContextDefinition[]): StateMachine[] =>
  contexts.flatMap((context) => context.lives.map((life) => life.machine));
