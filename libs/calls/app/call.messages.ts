import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { withClock, zonedInstant } from '#kernel';
import { Directory } from '#identity';
import { defineMessage, Messages } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { CallQuestion } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';

const questionAnswered = defineMessage({
  name: 'calls.question-answered',
  subject: {
    fr: 'Réponse à votre question sur l’appel {{number}} « {{title}} »',
    ar: 'جواب عن سؤالكم حول طلب المشاريع {{number}} «{{title}}»',
    en: 'An answer to your question on call {{number}} “{{title}}”',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre question sur l’appel « {{title}} » a reçu une réponse, publiée pour tous sans votre nom :\n\n{{answer}}',
    ar: 'تحية طيبة {{name}}،\n\nتم الجواب عن سؤالكم حول طلب المشاريع «{{title}}»، ونُشر الجواب للجميع دون ذكر اسمكم:\n\n{{answer}}',
    en: 'Hello {{name}},\n\nyour question on the call “{{title}}” has an answer, published to all without your name:\n\n{{answer}}',
  },
  action: { fr: 'Voir l’appel', ar: 'الاطلاع على طلب المشاريع', en: 'See the call' },
});

const callClosed = defineMessage({
  name: 'calls.closed',
  subject: {
    fr: 'L’appel {{number}} « {{title}} » est clos',
    ar: 'أُغلق طلب المشاريع {{number}} «{{title}}»',
    en: 'Call {{number}} “{{title}}” has closed',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’appel « {{title}} » est clos depuis le {{closed}}. Les dossiers déposés peuvent être instruits.',
    ar: 'تحية طيبة {{name}}،\n\nأُغلق طلب المشاريع «{{title}}» يوم {{closed}}. يمكن الشروع في دراسة الملفات المودعة.',
    en: 'Hello {{name}},\n\nthe call “{{title}}” closed on {{closed}}. The files submitted can be examined.',
  },
  action: { fr: 'Voir l’appel', ar: 'الاطلاع على طلب المشاريع', en: 'See the call' },
});

export const tellAsker = defineJob({
  name: 'calls.tell-asker',
  queue: 'events',
  payload: z.object({ callId: z.uuid(), questionId: z.uuid() }),
});
export const tellOfficersClosed = defineJob({
  name: 'calls.tell-officers-closed',
  queue: 'events',
  payload: z.object({ callId: z.uuid() }),
});

/** Tells whoever asked that the answer is published. */
@Injectable()
export class TellAsker implements JobHandler<{ callId: string; questionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ callId, questionId }: { callId: string; questionId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const question = await rowBy(em, CallQuestion, { id: questionId });
      const call = await rowBy(em, Call, { id: callId });
      if (!question?.answer || !call) return 'skipped';
      await this.messages.send(em, {
        to: [question.askedBy],
        message: questionAnswered,
        params: { number: call.number, title: call.title, answer: question.answer },
        path: `/calls/${call.number}`,
      });
      return 'done';
    });
  }
}

/** Tells the programme officers of the call's regions, and the national ones, that no more files come. */
@Injectable()
export class TellOfficersClosed implements JobHandler<{ callId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ callId }: { callId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const call = await rowBy(em, Call, { id: callId });
      if (!call) return 'skipped';
      const officers = new Set<string>();
      const { programmeId } = call;
      for (const regionCode of call.regionCodes) {
        for (const { id } of await this.directory.holders(em, ['programme.officer'], { programmeId, regionCode })) officers.add(id);
      }
      await this.messages.send(em, {
        to: [...officers],
        message: callClosed,
        params: { number: call.number, title: call.title, closed: withClock(zonedInstant(call.closesAt!, call.calendar?.zone)) },
        path: `/app/calls/${call.id}`,
      });
      return 'done';
    });
  }
}
