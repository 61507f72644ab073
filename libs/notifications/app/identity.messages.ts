import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Accounts, LINK_PURPOSES, type LinkPurpose } from '#identity';
import { interpolate } from '#kernel';
import { CONFIG, defineJob, Mailer, newId, Tx, type Config, type JobHandler } from '#platform';
import { mailHtml, mailText } from '../domain/html.js';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';

/** Nobody has proved this address yet: the mail says nothing that a stranger typed. */
const confirm = defineMessage({
  name: 'identity.confirm-address',
  subject: { fr: 'Confirmez votre adresse', ar: 'أكدوا عنوانكم الإلكتروني', en: 'Confirm your address' },
  body: {
    fr: 'Bonjour,\n\nun compte a été demandé avec cette adresse. Ouvrez le lien pour confirmer votre adresse et choisir votre mot de passe. Il est valable sept jours ; s’il vous en arrive un plus récent, seul le dernier compte. Si vous n’avez rien demandé, ignorez ce message : aucun compte n’est ouvert sans vous.',
    ar: 'تحية طيبة،\n\nطُلب فتح حساب بهذا العنوان. افتحوا الرابط لتأكيد عنوانكم واختيار كلمة السر. الرابط صالح لمدة سبعة أيام؛ وإذا وصلكم رابط أحدث فالأخير وحده صالح. إذا لم تطلبوا شيئا فتجاهلوا هذه الرسالة: لا يفتح أي حساب بدونكم.',
    en: 'Hello,\n\nan account was asked for with this address. Open the link to confirm your address and choose your password. It is valid for seven days; if a newer one reaches you, only the last one counts. If you asked for nothing, ignore this message: no account is opened without you.',
  },
  action: { fr: 'Confirmer mon adresse', ar: 'تأكيد عنواني', en: 'Confirm my address' },
});
const password = defineMessage({
  name: 'identity.choose-password',
  subject: { fr: 'Choisissez un nouveau mot de passe', ar: 'اختاروا كلمة سر جديدة', en: 'Choose a new password' },
  body: {
    fr: 'Bonjour {{name}},\n\nvous avez un compte, et un lien pour choisir un nouveau mot de passe a été demandé avec votre adresse. Il est valable trente minutes. Si vous n’avez rien demandé, ignorez ce message : rien ne change.',
    ar: 'تحية طيبة {{name}}،\n\nلديكم حساب، وقد طُلب بعنوانكم رابط لاختيار كلمة سر جديدة. الرابط صالح لمدة ثلاثين دقيقة. إذا لم تطلبوا شيئا فتجاهلوا هذه الرسالة: لن يتغير شيء.',
    en: 'Hello {{name}},\n\nyou have an account, and a link to choose a new password was asked for with your address. It is valid for thirty minutes. If you asked for nothing, ignore this message: nothing changes.',
  },
  action: { fr: 'Choisir un mot de passe', ar: 'اختيار كلمة السر', en: 'Choose a password' },
});
const welcome = defineMessage({
  name: 'identity.welcome',
  subject: { fr: 'Un compte vous attend sur Jisr', ar: 'حساب في انتظاركم على جسر', en: 'An account awaits you on Jisr' },
  body: {
    fr: 'Bonjour {{name}},\n\nun compte a été ouvert à votre nom. Choisissez votre mot de passe pour commencer. Le lien est valable sept jours ; s’il vous en arrive un plus récent, seul le dernier compte.',
    ar: 'تحية طيبة {{name}}،\n\nفُتح حساب باسمكم. اختاروا كلمة السر للبدء. الرابط صالح لمدة سبعة أيام؛ وإذا وصلكم رابط أحدث فالأخير وحده صالح.',
    en: 'Hello {{name}},\n\nan account was opened in your name. Choose your password to begin. The link is valid for seven days; if a newer one reaches you, only the last one counts.',
  },
  action: { fr: 'Choisir mon mot de passe', ar: 'اختيار كلمة السر', en: 'Choose my password' },
});

const BY_PURPOSE: Record<LinkPurpose, MessageDefinition> = { confirm, password, welcome };

export const sendLink = defineJob({
  name: 'identity.send-link',
  queue: 'notifications',
  payload: z.object({ personId: z.uuid(), purpose: z.enum(LINK_PURPOSES) }),
  attempts: 12,
});

/**
 * Mails a personal link. The link is made here and goes to the mail server only: it lies in no queue, in no inbox and in no
 * table but as a hash. A try that failed is followed by one with a fresh link; the newest mail is the one that counts.
 */
@Injectable()
export class SendLink implements JobHandler<{ personId: string; purpose: LinkPurpose }> {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ personId, purpose }: { personId: string; purpose: LinkPurpose }): Promise<'done' | 'skipped'> {
    const issued = await this.tx.run((em) => this.accounts.issueLink(em, personId, purpose));
    if (!issued) return 'skipped';
    const { token, person } = issued;
    const { subject, body, action } = BY_PURPOSE[purpose];
    const language = person.language;
    const mail = {
      language,
      subject: subject[language],
      body: interpolate(body[language], { name: person.name }),
      action: { label: action![language], url: new URL(`/app/password?token=${token}`, this.config.PUBLIC_URL).href },
    };
    await this.mailer.send({
      to: person.email,
      subject: mail.subject,
      text: mailText(mail),
      html: mailHtml(mail),
      language,
      messageId: `<${newId()}@${new URL(this.config.PUBLIC_URL).hostname}>`,
    });
    return 'done';
  }
}
