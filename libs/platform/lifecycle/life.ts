import type { Type } from '@nestjs/common';
import type { StateMachine } from '#kernel';
import type { Em } from '../database/tx.js';
import type { EventDefinition, JobDefinition } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';

/** A row that lives: it is in one state of its machine. */
export interface Living<S extends string = string> {
  id: string;
  state: S;
}

/** What a move writes beside the state: values, or SQL where the database's clock decides. */
export type Change<T> = { [K in keyof Omit<T, 'id' | 'state'>]?: T[K] | (() => string) };

/** What a move tells the rest of the program: written to the outbox with it. */
export type Told = (outbox: Outbox, em: Em) => Promise<void>;

/** An event for whoever subscribed. */
export const tell =
  <P>(event: EventDefinition<P>, payload: P): Told =>
  (outbox, em) =>
    outbox.publish(em, event, payload);

/** A job that follows. */
export const ask =
  <P>(job: JobDefinition<P>, payload: P): Told =>
  (outbox, em) =>
    outbox.enqueue(em, job, payload);

export interface LifeDefinition<T extends Living<S>, S extends string, E extends string> {
  machine: StateMachine<S, E>;
  entity: Type<T>;
  /** What every move writes besides, whatever its event. */
  also?: (row: T, to: S, event: E) => Change<T>;
  /** What the audit row of every move says besides; must not hold personal data. Read after the move. */
  detail?: (row: T) => object;
  /** What a move tells, if anything. Read after the move. */
  tells?: (row: T, event: E) => Told | undefined;
  /** `false` only for what is itself a record of something audited (a message). */
  audited?: false;
}

/** The life of one kind of row: its machine, its table and what follows from every move. */
export type Life<T extends Living<S> = never, S extends string = string, E extends string = string> = Readonly<LifeDefinition<T, S, E>>;

export function defineLife<T extends Living<S>, S extends string, E extends string>(definition: LifeDefinition<T, S, E>): Life<T, S, E> {
  return definition;
}

/** Keeps the types of a context's own lives while the program's list forgets them. */
export const lives = (...all: { machine: unknown; entity: unknown }[]) => all as unknown as Life[];
