import { Injectable } from '@nestjs/common';
import { zonedInstant, type Localized } from '#kernel';
import { newId, Outbox, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { CallQuestion } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { callErrors } from '../domain/errors.js';
import { requireMayRead } from './call-access.js';
import { QuestionAnswered } from './call.events.js';

/** Questions of the associations, answered once and for all. */
@Injectable()
export class Questions {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** From publication until the end of questions, by the database's clock. @throws NOT_FOUND · QUESTIONS_CLOSED {until} */
  ask(actor: Actor, callId: string, text: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const call = await rowBy(em, Call, { id: callId });
      if (!call || call.state === 'draft') throw platformErrors.NOT_FOUND();
      requireAccess(actor, 'call.ask');
      requireQuestionsOpen(call, await this.tx.now(em));
      const id = newId();
      await em.insert(CallQuestion, {
        id,
        callId,
        askedBy: actor.personId!,
        associationId: actor.scope.associationId!,
        language: actor.language,
        text,
      });
      await this.trail.record(em, actor, { subject: 'call', subjectId: callId, event: 'ask', detail: { questionId: id } });
      return { id };
    });
  }

  /** Publishes the question, in the words of the administration, with its answer. @throws NOT_FOUND · OWN_ASSOCIATION · QUESTION_ALREADY_ANSWERED */
  answer(actor: Actor, questionId: string, words: { question: Localized; answer: Localized }): Promise<void> {
    return this.tx.run(async (em) => {
      const { question, call } = await this.locked(em, questionId);
      requireMayRead(actor, 'call.answer', call);
      requireAccess(actor, 'call.answer', { associationId: question.associationId });
      if (question.answer) throw callErrors.QUESTION_ALREADY_ANSWERED();
      await em.update(
        CallQuestion,
        { id: questionId },
        { publishedQuestion: words.question, answer: words.answer, answeredBy: actor.personId, answeredAt: await this.tx.now(em) },
      );
      await this.trail.record(em, actor, { subject: 'call', subjectId: call.id, event: 'answer', detail: { questionId, ...words } });
      await this.outbox.publish(em, QuestionAnswered, { callId: call.id, questionId });
    });
  }

  private async locked(em: Em, id: string): Promise<{ question: CallQuestion; call: Call }> {
    const question = await rowBy(em, CallQuestion, { id }, 'FOR UPDATE');
    if (!question) throw platformErrors.NOT_FOUND();
    return { question, call: await em.findOneByOrFail(Call, { id: question.callId }) };
  }
}

function requireQuestionsOpen(call: Call, now: Date): void {
  const stillAsked = call.state === 'published' || call.state === 'open';
  if (stillAsked && call.questionsUntil && now < call.questionsUntil) return;
  const until = zonedInstant(call.questionsUntil ?? call.closesAt!, call.calendar?.zone);
  throw callErrors.QUESTIONS_CLOSED({ until: until.instant, untilFr: until.text.fr, untilAr: until.text.ar, untilEn: until.text.en });
}
