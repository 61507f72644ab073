import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, noPayload, Outbox, Tx, type Em, type JobDefinition, type JobHandler } from '#platform';
import { cancelAlarm, dueAlarms, setAlarm, takeDueAlarm } from '../data/deadlines.queries.js';

const SWEPT_AT_MOST = 500;

export type DeadlineJob = JobDefinition<{ subjectId: string }>;
export const deadlinePayload = z.object({ subjectId: z.uuid() });

const kinds = new Map<string, DeadlineJob>();

/** Every kind of deadline and the job that follows, for the contract tests. */
export const deadlineRegistry: ReadonlyMap<string, DeadlineJob> = kinds;

/** Declares what follows when a deadline of this kind falls due. The job reads the state again: it may find nothing to do. */
export function defineDeadline(kind: string, job: DeadlineJob): string {
  if (kinds.has(kind)) throw new Error(`deadline ${kind} is defined twice`);
  kinds.set(kind, job);
  return kind;
}

export const fireDeadline = defineJob({ name: 'deadlines.fire', queue: 'deadlines', payload: z.object({ deadlineId: z.uuid() }) });
export const sweepDeadlines = defineJob({ name: 'deadlines.sweep', queue: 'deadlines', payload: noPayload, attempts: 1 });

/** Sets and fires alarms: each fires once, by the queue at its instant or by the sweep when the queue lost it. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly outbox: Outbox,
    private readonly tx: Tx,
  ) {}

  /** Sets the alarm, or moves it; a moved alarm rings at its new instant only. */
  async set(em: Em, kind: string, subjectId: string, dueAt: Date): Promise<void> {
    if (!kinds.has(kind)) throw new Error(`no deadline of kind ${kind}`);
    const deadlineId = await setAlarm(em, kind, subjectId, dueAt);
    await this.outbox.enqueue(em, fireDeadline, { deadlineId }, dueAt);
  }

  cancel(em: Em, kind: string, subjectId: string): Promise<void> {
    return cancelAlarm(em, kind, subjectId);
  }

  /** Fires one alarm if it is due and has not rung. */
  async fire(deadlineId: string): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const row = await takeDueAlarm(em, deadlineId);
      if (!row) return 'skipped';
      const job = kinds.get(row.kind);
      if (!job) throw new Error(`no deadline of kind ${row.kind}`);
      await this.outbox.enqueue(em, job, { subjectId: row.subjectId });
      return 'done';
    });
  }

  /** Fires what is due and was not fired: the queue's alarm was lost, or came before its time. */
  async sweep(): Promise<number> {
    const due = await this.tx.run((em) => dueAlarms(em, SWEPT_AT_MOST));
    for (const id of due) await this.fire(id);
    return due.length;
  }
}

@Injectable()
export class FireDeadline implements JobHandler<{ deadlineId: string }> {
  constructor(private readonly deadlines: Deadlines) {}
  handle({ deadlineId }: { deadlineId: string }): Promise<'done' | 'skipped'> {
    return this.deadlines.fire(deadlineId);
  }
}

@Injectable()
export class SweepDeadlines implements JobHandler<Record<string, never>> {
  constructor(private readonly deadlines: Deadlines) {}
  async handle(): Promise<'done' | 'skipped'> {
    return (await this.deadlines.sweep()) > 0 ? 'done' : 'skipped';
  }
}
