import { Injectable } from '@nestjs/common';
import { deadlinePayload, defineDeadline } from '#notifications';
import { defineJob, Lifecycle, Outbox, SYSTEM, Tx, type JobHandler } from '#platform';
import { TechnicalOpinion } from '../data/requests.entity.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { opinionLife } from './instruction.lives.js';
import { mailService } from './mail-service.job.js';

export const lapseOpinion = defineJob({ name: 'instruction.opinion-lapse', queue: 'deadlines', payload: deadlinePayload });
export const remindService = defineJob({ name: 'instruction.opinion-reminder', queue: 'deadlines', payload: deadlinePayload });
export const OPINION_LAPSE = defineDeadline('instruction.opinion-lapse', lapseOpinion);
export const OPINION_REMINDER = defineDeadline('instruction.opinion-reminder', remindService);

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
      const opinion = await em.findOneBy(TechnicalOpinion, { id: subjectId });
      if (opinion?.state !== 'asked') return 'skipped';
      await this.outbox.enqueue(em, mailService, { opinionId: subjectId, reminder: true });
      return 'done';
    });
  }
}
