import { Injectable } from '@nestjs/common';
import { instantOfWall, zonedInstant } from '#kernel';
import { Deadlines } from '#notifications';
import { Lifecycle, newId, Outbox, Trail, Tx, type Actor } from '#platform';
import { TechnicalOpinion } from '../data/requests.entity.js';
import type { OpinionSense } from '../domain/opinion-senses.js';
import { instructionErrors } from '../domain/errors.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { opinionLife } from './instruction.lives.js';
import { mailService } from './mail-service.job.js';
import { OPINION_LAPSE, OPINION_REMINDER } from './opinion.job.js';
import { Studies } from './studies.js';

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
    private readonly studies: Studies,
    private readonly deadlines: Deadlines,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · COMPLETION_TOO_SOON */
  execute(actor: Actor, command: AskOpinionCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const study = await this.studies.lockOwn(em, actor, 'opinion.ask', command.fileId);
      const dueAt = instantOfWall(command.due);
      const now = await this.tx.now(em);
      if (dueAt <= now) throw instructionErrors.COMPLETION_TOO_SOON({ now: zonedInstant(now).wall });
      const { serviceName, serviceEmail, language, question } = command;
      const id = newId();
      await em.insert(TechnicalOpinion, {
        ...{ id, fileId: study.id, serviceName, serviceEmail, language, question, dueAt },
        state: opinionMachine.initial,
        askedBy: actor.personId!,
        askedAt: now,
      });
      await this.trail.record(em, actor, {
        subject: 'opinion',
        subjectId: id,
        event: 'ask',
        to: opinionMachine.initial,
        detail: { fileId: study.id },
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
    private readonly lifecycle: Lifecycle,
    private readonly studies: Studies,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE */
  execute(actor: Actor, command: { opinionId: string; sense: OpinionSense; answer: string }): Promise<void> {
    return this.tx.run(async (em) => {
      const opinion = await this.lifecycle.lock(em, opinionLife, command.opinionId);
      await this.studies.lockOwn(em, actor, 'opinion.answer', opinion.fileId);
      const { sense, answer } = command;
      const change = { sense, answer, answeredAt: await this.tx.now(em) };
      await this.lifecycle.move(em, actor, opinionLife, opinion, 'answer', change, { detail: { sense } });
      await this.deadlines.cancel(em, OPINION_REMINDER, opinion.id);
      await this.deadlines.cancel(em, OPINION_LAPSE, opinion.id);
    });
  }
}
