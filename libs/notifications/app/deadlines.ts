import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { withClock, zonedInstant } from '#kernel';
import { behind, defineJob, newId, noPayload, Outbox, Tx, type Em, type JobHandler } from '#platform';
import { alarmedFor, cancelAlarm, dueAlarms, setAlarm, setFirstAlarm, takeDueAlarm } from '../data/deadlines.queries.js';
import { WANTED_AT_MOST } from '../data/wanted.js';
import { days, nextRing, stepSince, type Step } from '../domain/ladder.js';
import { Audiences } from './audiences.js';
import { dueMessage, missedMessage } from './deadline.messages.js';
import { DeadlineKinds, type DeadlineDefinition, type DueDate, type DueDates } from './deadline-kinds.js';
import { Messages } from './messages.js';

const SWEPT_AT_MOST = 500;
/** An alarm is set this long before its first step at the latest, whatever set the date. */
const MARGIN_MS = days(2);
const HOUR_MS = 3_600_000;

export const fireDeadline = defineJob({ name: 'deadlines.fire', queue: 'deadlines', payload: z.object({ deadlineId: z.uuid() }) });
export const sweepDeadlines = defineJob({ name: 'deadlines.sweep', queue: 'deadlines', payload: noPayload, attempts: 1 });
export const resumeDeadlines = defineJob({ name: 'deadlines.resume', queue: 'deadlines', payload: noPayload, attempts: 1 });

/**
 * The alarms of due dates: one for each, standing at its next step. It rings once there, by the queue at its instant or by the sweep when
 * the queue lost it; it reads the state again, tells whom the step concerns, and moves to the next step, in one transaction.
 */
@Injectable()
export class Deadlines {
  constructor(
    private readonly outbox: Outbox,
    private readonly tx: Tx,
    private readonly kinds: DeadlineKinds,
    private readonly audiences: Audiences,
    private readonly messages: Messages,
  ) {}

  /** `at` is the clock of this transaction, where it was read. The due date is set, or moved: its steps that are past are not caught up with, what follows from it is. */
  async set(em: Em, { kind }: Pick<DeadlineDefinition, 'kind'>, subjectId: string, dueAt: Date, at?: Date): Promise<void> {
    const now = at ?? (await this.tx.now(em));
    const ring = this.ringOf(kind, dueAt, now);
    if (ring) await this.stand(em, kind, subjectId, ring, dueAt);
    else await cancelAlarm(em, kind, subjectId);
  }

  /** The same of a subject that was made in this transaction: nothing is waited for. `at` is the clock of this transaction. */
  async setFirst(em: Em, { kind }: Pick<DeadlineDefinition, 'kind'>, subjectId: string, dueAt: Date, at: Date): Promise<void> {
    const ring = this.ringOf(kind, dueAt, at);
    if (!ring) return;
    const deadlineId = newId();
    await behind(em, () => setFirstAlarm(em, deadlineId, kind, subjectId, ring, dueAt));
    await this.outbox.enqueue(em, fireDeadline, { deadlineId }, ring);
  }

  /** When it rings next, seen from an instant; what follows of its own is due at once when its date is past. */
  private ringOf(kind: string, dueAt: Date, now: Date): Date | null {
    const { definition } = this.kinds.binding(kind);
    return definition.follows && dueAt <= now ? now : nextRing(definition, dueAt, now, Boolean(definition.follows));
  }

  cancel(em: Em, { kind }: Pick<DeadlineDefinition, 'kind'>, subjectId: string): Promise<void> {
    return cancelAlarm(em, kind, subjectId);
  }

  /** Rings one alarm if its instant has come and it has not rung. */
  async fire(deadlineId: string): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const alarm = await takeDueAlarm(em, deadlineId);
      if (!alarm) return 'skipped';
      const binding = this.kinds.binding(alarm.kind);
      const { definition } = binding;
      const now = await this.tx.now(em);
      const due = await this.kinds.due(em, binding, alarm.subjectId);
      const dueAt = due?.dueAt ?? (binding.reader && alarm.fallsAt) ?? alarm.rangAt;
      if (definition.follows && dueAt <= now) await this.outbox.enqueue(em, definition.follows, { subjectId: alarm.subjectId });
      const step = due && stepSince(definition, dueAt, alarm.rangAt, now);
      if (step) await this.tell(em, definition, due, step, now);
      // What is done now may be to be done again before its date: the alarm goes on, and tells nobody of what is not open.
      const next = nextRing(definition, dueAt, now, Boolean(definition.follows));
      if (next) await this.stand(em, definition.kind, alarm.subjectId, next, dueAt);
      return 'done';
    });
  }

  /** Rings what has come and did not ring: the queue's alarm was lost, or came before its time. One that fails keeps no other waiting. */
  async sweep(): Promise<number> {
    const due = await this.tx.run((em) => dueAlarms(em, SWEPT_AT_MOST));
    const failures: unknown[] = [];
    for (const id of due) await this.fire(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} alarms failed`);
    return due.length;
  }

  /**
   * Gives an alarm to every open due date that comes near and has none, or one for another instant: those of a database from before
   * its kind existed, and whatever changed without telling. Returns how many.
   */
  async resume(): Promise<number> {
    let resumed = 0;
    const now = await this.tx.run((em) => this.tx.now(em));
    for (const { definition, reader } of this.kinds.withReader()) {
      const from = new Date(now.getTime() - Math.max(0, ...definition.after) - MARGIN_MS);
      const until = new Date(now.getTime() + Math.max(0, ...definition.before) + MARGIN_MS);
      resumed += await this.resumeWithin(definition, reader, from, until);
    }
    return resumed;
  }

  private async resumeWithin(definition: DeadlineDefinition, reader: DueDates, from: Date, until: Date): Promise<number> {
    const open = await this.tx.run((em) => reader.open(em, { from, until }));
    if (open.length >= WANTED_AT_MOST && until.getTime() - from.getTime() > HOUR_MS) {
      const middle = new Date((from.getTime() + until.getTime()) / 2);
      return (await this.resumeWithin(definition, reader, from, middle)) + (await this.resumeWithin(definition, reader, middle, until));
    }
    const subjects = open.map(({ subjectId }) => subjectId);
    const known = await this.tx.run((em) => alarmedFor(em, definition.kind, subjects));
    const forgotten = open.filter(({ subjectId, dueAt }) => known.get(subjectId)?.getTime() !== dueAt.getTime());
    for (const { subjectId, dueAt } of forgotten) await this.tx.run((em) => this.set(em, definition, subjectId, dueAt));
    return forgotten.length;
  }

  private async stand(em: Em, kind: string, subjectId: string, ring: Date, dueAt: Date): Promise<void> {
    const deadlineId = await setAlarm(em, kind, subjectId, ring, dueAt);
    await this.outbox.enqueue(em, fireDeadline, { deadlineId }, ring);
  }

  private async tell(em: Em, definition: DeadlineDefinition, due: DueDate, step: Step, now: Date): Promise<void> {
    const params = { title: definition.title, about: due.about, due: withClock(zonedInstant(due.dueAt)), ...due.params };
    const { names } = due;
    if (step.tells === 'reminder') {
      if (due.dueAt <= now) return;
      const to = await this.audiences.people(em, due.acts, due.scope);
      await this.messages.send(em, { to, message: definition.reminder ?? dueMessage, names, params, path: due.path });
      return;
    }
    if (!due.answers) return;
    const to = await this.audiences.people(em, due.answers, due.scope);
    if (to.length > 0) await this.messages.send(em, { to, message: missedMessage, names, params, path: due.answeredAt ?? due.path });
    // Nobody holds the role that answers for it: whoever gives roles is told, without a way into what is not theirs to read.
    else await this.messages.send(em, { to: await this.audiences.administrators(em, due.scope), message: missedMessage, names, params });
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

@Injectable()
export class ResumeDeadlines implements JobHandler<Record<string, never>> {
  constructor(private readonly deadlines: Deadlines) {}
  async handle(): Promise<'done' | 'skipped'> {
    return (await this.deadlines.resume()) > 0 ? 'done' : 'skipped';
  }
}
