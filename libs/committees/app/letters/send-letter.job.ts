import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Delays } from '#institution';
import { dayInWords, dayOfInstant } from '#kernel';
import { defineMessage, Messages } from '#notifications';
import { defineJob, Lifecycle, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { lockTelling, outcomeOf } from '../../data/letters.queries.js';
import { letterMachine } from '../../domain/letter.machine.js';
import { OUTCOMES } from '../../domain/outcomes.js';
import { letterLife } from '../committee.lives.js';

const letterSent = defineMessage({
  name: 'committees.decision',
  subject: {
    fr: 'Dossier {{number}} « {{title}} » : décision du comité',
    ar: 'الملف {{number}} «{{title}}»: قرار اللجنة',
    en: 'File {{number}} “{{title}}”: decision of the committee',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle comité a décidé de votre dossier {{number}} : {{outcome}}.\n\nLa lettre {{letter}} donne les motifs et le délai de recours, jusqu’au {{until}}.',
    ar: 'تحية طيبة {{name}}،\n\nاتخذت اللجنة قرارها بشأن ملفكم {{number}}: {{outcome}}.\n\nتتضمن الرسالة {{letter}} التعليل وأجل الطعن إلى غاية {{until}}.',
    en: 'Hello {{name}},\n\nthe committee has decided on your file {{number}}: {{outcome}}.\n\nLetter {{letter}} gives the reasons and the time for appeal, until {{until}}.',
  },
  action: { fr: 'Lire la lettre', ar: 'قراءة الرسالة', en: 'Read the letter' },
});

export const sendLetter = defineJob({ name: 'committees.send-letter', queue: 'notifications', payload: z.object({ letterId: z.uuid() }) });

/** Tells every account holder of the association, in their language: the letter, the state of the file and the message at the same instant. */
@Injectable()
export class SendLetter implements JobHandler<{ letterId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly messages: Messages,
    private readonly calls: Calls,
    private readonly delays: Delays,
  ) {}

  handle({ letterId }: { letterId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const letter = await this.lifecycle.lockIfAny(em, letterLife, letterId);
      if (!letter || !letterMachine.can(letter.state, 'send')) return 'skipped';
      const { number, outcome, institutionId } = await outcomeOf(em, letter.decisionId);
      const { title, callId } = await this.applications.facts(em, letter.applicationId);
      const now = await this.tx.now(em);
      const appealUntil = await this.delays.lastDay(em, institutionId, dayOfInstant(now), letter.appealDays);
      const members = await this.associations.members(em, letter.associationId);
      await this.messages.send(em, {
        to: members.map((member) => member.id),
        message: letterSent,
        params: { number, title, outcome: OUTCOMES[outcome], letter: letter.number, until: dayInWords(appealUntil) },
        path: `/app/applications/${letter.applicationId}`,
      });
      await this.lifecycle.move(em, SYSTEM, letterLife, letter, 'send', { sentAt: now, appealUntil });
      await this.applications.tellOutcome(em, letter.applicationId, now);
      await this.decideCall(em, callId);
      return 'done';
    });
  }

  /** The results of a call are fixed when its last letter leaves: before, its state would tell who is still to be decided on. */
  private async decideCall(em: Em, callId: string): Promise<void> {
    await lockTelling(em, callId);
    if (await this.applications.isSettled(em, callId)) await this.calls.markDecided(em, SYSTEM, callId);
  }
}
