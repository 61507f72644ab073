import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { interpolate, withClock, zonedInstant, type Label } from '#kernel';
import { mailHtml, mailText } from '#notifications';
import { CONFIG, defineJob, Mailer, rowBy, Tx, type Config, type JobHandler } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { TechnicalOpinion } from '../data/requests.entity.js';

const SUBJECT: Record<'first' | 'reminder', Label> = {
  first: { fr: 'Demande d’avis sur le dossier {{number}}', ar: 'طلب رأي حول الملف {{number}}', en: 'Opinion asked on file {{number}}' },
  reminder: {
    fr: 'Rappel : avis attendu sur le dossier {{number}}',
    ar: 'تذكير: رأي منتظر حول الملف {{number}}',
    en: 'Reminder: opinion awaited on file {{number}}',
  },
};
const BODY: Label = {
  fr: '{{service}},\n\nvotre avis technique est demandé sur le dossier {{number}} avant le {{due}} :\n\n{{question}}\n\nRépondez à la personne chargée de l’instruction, qui consignera votre avis.',
  ar: '{{service}}،\n\nيُطلب رأيكم التقني حول الملف {{number}} قبل {{due}}:\n\n{{question}}\n\nالمرجو إرسال جوابكم إلى المكلف بدراسة الملف الذي سيدونه.',
  en: '{{service}},\n\nyour technical opinion is asked on file {{number}} before {{due}}:\n\n{{question}}\n\nAnswer the person who studies the file, who will record your opinion.',
};

export const mailService = defineJob({
  name: 'instruction.mail-service',
  queue: 'notifications',
  payload: z.object({ opinionId: z.uuid(), reminder: z.boolean() }),
  attempts: 12,
});

/** Writes to a service without account; the same Message-ID at every try, so that a second copy is recognised. */
@Injectable()
export class MailService implements JobHandler<{ opinionId: string; reminder: boolean }> {
  constructor(
    private readonly tx: Tx,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ opinionId, reminder }: { opinionId: string; reminder: boolean }): Promise<'done' | 'skipped'> {
    const found = await this.tx.run(async (em) => {
      const opinion = await rowBy(em, TechnicalOpinion, { id: opinionId });
      const study = opinion && (await rowBy(em, InstructionFile, { id: opinion.fileId }));
      return opinion && study && opinion.state !== 'answered' ? { opinion, number: study.number } : null;
    });
    if (!found) return 'skipped';
    const { opinion, number } = found;
    const language = opinion.language;
    const due = withClock(zonedInstant(opinion.dueAt))[language];
    const params = { service: opinion.serviceName, number, due, question: opinion.question };
    const subject = interpolate(SUBJECT[reminder ? 'reminder' : 'first'][language], params);
    const body = interpolate(BODY[language], params);
    await this.mailer.send({
      to: opinion.serviceEmail,
      subject,
      text: mailText({ language, body }),
      html: mailHtml({ language, subject, body }),
      language,
      messageId: `<${opinion.id}.${reminder ? 'reminder' : 'first'}@${new URL(this.config.PUBLIC_URL).hostname}>`,
    });
    return 'done';
  }
}
