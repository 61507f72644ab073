import type { Type } from '@nestjs/common';
import { z } from 'zod';
import type { Label } from '#kernel';

/** The queues: one for each kind of work, so that a slow kind never delays another. */
export const QUEUES = ['notifications', 'deadlines', 'documents', 'events'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Name, payload, options: what a job is, in one place; its handler is bound in the context's definition. */
export interface JobDefinition<P = unknown> {
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: z.ZodType<P>;
  /** Attempts before the job is parked as failed, with exponential back-off. */
  readonly attempts: number;
  /** Who is told when it has failed for good: those who read this subject, and its words for the administrator. */
  readonly keepsWaiting?: KeepsWaiting<P>;
}

/** What somebody waits for: a subject of the trail, its id in the payload, and what is being prepared. */
export interface KeepsWaiting<P = unknown> {
  readonly subject: string;
  id(payload: P): string;
  readonly what: Label;
}

/** Does the work. Must be idempotent: reads the state again and says `skipped` when there is nothing left to do. */
export interface JobHandler<P = unknown> {
  handle(payload: P): Promise<'done' | 'skipped'>;
}

export interface JobBinding<P = unknown> {
  job: JobDefinition<P>;
  handler: Type<JobHandler<P>>;
}

/** An event told to whoever subscribed; the payload holds identifiers, the subscriber reads the rest. */
export interface EventDefinition<P> {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** What follows from it may wait, for a minute at most, while many of its kind come. */
  readonly patient?: true;
}

export interface Subscription<P = unknown> {
  event: EventDefinition<P>;
  job: JobDefinition<P>;
}

/** Work that comes back by the clock. */
export interface Schedule {
  job: JobDefinition<Record<string, never>>;
  everyMs: number;
}

export function defineJob<S extends z.ZodType>(definition: {
  name: string;
  queue: QueueName;
  payload: S;
  attempts?: number;
  keepsWaiting?: KeepsWaiting<z.infer<S>>;
}): JobDefinition<z.infer<S>> {
  return { attempts: 8, ...definition } as JobDefinition<z.infer<S>>;
}

export function defineEvent<S extends z.ZodType>(
  name: string,
  payload: S,
  options: Pick<EventDefinition<z.infer<S>>, 'patient'> = {},
): EventDefinition<z.infer<S>> {
  return { name, payload, ...options } as EventDefinition<z.infer<S>>;
}

export const noPayload = z.object({}).strict() as z.ZodType<Record<string, never>>;
