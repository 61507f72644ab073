import { Injectable } from '@nestjs/common';
import { days, deadlinePayload, defineAlarm, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, Lifecycle, Outbox, rowBy, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { opinionsDue } from '../data/requests-due.queries.js';
import { TechnicalOpinion } from '../data/requests.entity.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { opinionLife } from './instruction.lives.js';
import { mailService } from './mail-service.job.js';

export const lapseOpinion = defineJob({ name: 'instruction.opinion-lapse', queue: 'deadlines', payload: deadlinePayload });
export const remindService = defineJob({ name: 'instruction.opinion-reminder', queue: 'deadlines', payload: deadlinePayload });
/** The service has no account: it is written to at two thirds of its time, and its instructor shortly before the end. */
export const OPINION_REMINDER = defineAlarm({
  kind: 'instruction.opinion-reminder',
  title: { fr: 'Rappel au service consulté', ar: 'تذكير المصلحة المستشارة', en: 'Reminder to the service' },
  sets: ['technical_opinion.due_at'],
  follows: remindService,
});
export const OPINION_LAPSE = defineDeadline({
  kind: 'instruction.opinion-lapse',
  title: { fr: 'Avis technique attendu', ar: 'رأي تقني منتظر', en: 'Technical opinion awaited' },
  sets: ['technical_opinion.due_at'],
  before: [days(2)],
  after: [days(3)],
  follows: lapseOpinion,
  concerns: ['opinion.answer'],
});

@Injectable()
export class OpinionsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await opinionsDue(em, wanted);
    return rows.map(({ id, dueAt, fileId, number, service, instructorId, ...scope }) => ({
      subjectId: id,
      dueAt,
      about: { fr: `${number} · ${service}`, ar: `\u2066${number}\u2069 · \u2068${service}\u2069`, en: `${number} · ${service}` },
      path: `/app/instruction/${fileId}`,
      scope,
      acts: { policy: 'opinion.answer', personIds: instructorId ? [instructorId] : [] },
      answers: { policy: 'instruction.assign' },
    }));
  }
}

@Injectable()
export class LapseOpinion implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const opinion = await this.lifecycle.lockIfAny(em, opinionLife, subjectId);
      if (!opinion || !opinionMachine.can(opinion.state, 'lapse') || (await this.tx.now(em)) < opinion.dueAt) return 'skipped';
      await this.lifecycle.move(em, SYSTEM, opinionLife, opinion, 'lapse');
      return 'done';
    });
  }
}

@Injectable()
export class RemindService implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const opinion = await rowBy(em, TechnicalOpinion, { id: subjectId });
      if (opinion?.state !== 'asked') return 'skipped';
      await this.outbox.enqueue(em, mailService, { opinionId: subjectId, reminder: true });
      return 'done';
    });
  }
}
