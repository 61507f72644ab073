import { Injectable } from '@nestjs/common';
import { instantOfWall, zonedInstant } from '#kernel';
import { deadlinePayload, Deadlines, defineDeadline } from '#notifications';
import { defineJob, newId, Outbox, platformErrors, SYSTEM, Trail, Tx, type Actor, type JobHandler } from '#platform';
import { TechnicalOpinion, type OpinionSense } from '../data/requests.entity.js';
import { instructionErrors } from '../domain/errors.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { InstructionFiles } from './files.js';
import { mailService } from './mail-service.job.js';

export const lapseOpinion = defineJob({ name: 'instruction.opinion-lapse', queue: 'deadlines', payload: deadlinePayload });
export const remindService = defineJob({ name: 'instruction.opinion-reminder', queue: 'deadlines', payload: deadlinePayload });
const OPINION_LAPSE = defineDeadline('instruction.opinion-lapse', lapseOpinion);
const OPINION_REMINDER = defineDeadline('instruction.opinion-reminder', remindService);

/** The service is reminded when two thirds of its time are over. */
const REMINDER_SHARE = 2 / 3;

export interface AskOpinionCommand {
  fileId: string;
  serviceName: string;
  serviceEmail: string;
  language: 'fr' | 'ar';
  question: string;
  /** Wall time in Morocco. */
  due: string;
}

/** Asks a named service for its technical opinion, by e-mail, until a date. */
@Injectable()
export class AskOpinion {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: InstructionFiles,
    private readonly deadlines: Deadlines,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · COMPLETION_TOO_SOON */
  execute(actor: Actor, command: AskOpinionCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const file = await this.files.lockOwn(em, actor, 'opinion.ask', command.fileId);
      const dueAt = instantOfWall(command.due);
      const now = await this.tx.now(em);
      if (dueAt <= now) throw instructionErrors.COMPLETION_TOO_SOON({ now: zonedInstant(now).wall });
      const { serviceName, serviceEmail, language, question } = command;
      const id = newId();
      await em.insert(TechnicalOpinion, {
        ...{ id, fileId: file.id, serviceName, serviceEmail, language, question, dueAt },
        state: opinionMachine.initial,
        askedBy: actor.personId!,
        askedAt: now,
      });
      await this.trail.record(em, actor, {
        subject: 'opinion',
        subjectId: id,
        event: 'ask',
        to: opinionMachine.initial,
        detail: { fileId: file.id },
      });
      const reminderAt = new Date(now.getTime() + (dueAt.getTime() - now.getTime()) * REMINDER_SHARE);
      await this.deadlines.set(em, OPINION_REMINDER, id, reminderAt);
      await this.deadlines.set(em, OPINION_LAPSE, id, dueAt);
      await this.outbox.enqueue(em, mailService, { opinionId: id, reminder: false });
      return { id };
    });
  }
}

/** The instructor records what the service answered; late is better than never. */
@Injectable()
export class AnswerOpinion {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: InstructionFiles,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE */
  execute(actor: Actor, command: { opinionId: string; sense: OpinionSense; answer: string }): Promise<void> {
    return this.tx.run(async (em) => {
      const opinion = await em.findOne(TechnicalOpinion, { where: { id: command.opinionId }, lock: { mode: 'pessimistic_write' } });
      if (!opinion) throw platformErrors.NOT_FOUND();
      await this.files.lockOwn(em, actor, 'opinion.answer', opinion.fileId);
      const state = opinionMachine.next(opinion.state, 'answer');
      const { sense, answer } = command;
      await em.update(TechnicalOpinion, { id: opinion.id }, { state, sense, answer, answeredAt: await this.tx.now(em) });
      await this.trail.record(em, actor, {
        subject: 'opinion',
        subjectId: opinion.id,
        event: 'answer',
        from: opinion.state,
        to: state,
        detail: { sense },
      });
      await this.deadlines.cancel(em, OPINION_REMINDER, opinion.id);
      await this.deadlines.cancel(em, OPINION_LAPSE, opinion.id);
    });
  }
}

@Injectable()
export class LapseOpinion implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const opinion = await em.findOne(TechnicalOpinion, { where: { id: subjectId }, lock: { mode: 'pessimistic_write' } });
      if (!opinion || !opinionMachine.can(opinion.state, 'lapse') || (await this.tx.now(em)) < opinion.dueAt) return 'skipped';
      const state = opinionMachine.next(opinion.state, 'lapse');
      await em.update(TechnicalOpinion, { id: opinion.id }, { state });
      await this.trail.record(em, SYSTEM, { subject: 'opinion', subjectId: opinion.id, event: 'lapse', from: opinion.state, to: state });
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
