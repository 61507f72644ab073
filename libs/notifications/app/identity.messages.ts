import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Accounts } from '#identity';
import { defineJob, Tx, type JobHandler } from '#platform';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';
import { Messages } from './messages.js';

const confirm = defineMessage({
  name: 'identity.confirm-address',
  subject: { fr: 'Confirmez votre adresse', ar: 'أكدوا عنوانكم الإلكتروني', en: 'Confirm your address' },
  body: {
    fr: 'Bonjour {{name}},\n\nconfirmez votre adresse pour ouvrir votre compte. Le lien est valable sept jours.',
    ar: 'تحية طيبة {{name}}،\n\nأكدوا عنوانكم لفتح حسابكم. الرابط صالح لمدة سبعة أيام.',
    en: 'Hello {{name}},\n\nconfirm your address to open your account. The link is valid for seven days.',
  },
  action: { fr: 'Confirmer mon adresse', ar: 'تأكيد عنواني', en: 'Confirm my address' },
});
const password = defineMessage({
  name: 'identity.choose-password',
  subject: { fr: 'Choisissez un nouveau mot de passe', ar: 'اختاروا كلمة سر جديدة', en: 'Choose a new password' },
  body: {
    fr: 'Bonjour {{name}},\n\nun nouveau mot de passe a été demandé pour votre compte. Le lien est valable trente minutes. Si vous n’avez rien demandé, ignorez ce message : rien ne change.',
    ar: 'تحية طيبة {{name}}،\n\nطُلبت كلمة سر جديدة لحسابكم. الرابط صالح لمدة ثلاثين دقيقة. إذا لم تطلبوا شيئا فتجاهلوا هذه الرسالة: لن يتغير شيء.',
    en: 'Hello {{name}},\n\na new password was asked for your account. The link is valid for thirty minutes. If you asked for nothing, ignore this message: nothing changes.',
  },
  action: { fr: 'Choisir un mot de passe', ar: 'اختيار كلمة السر', en: 'Choose a password' },
});
const welcome = defineMessage({
  name: 'identity.welcome',
  subject: { fr: 'Un compte vous attend sur Jisr', ar: 'حساب في انتظاركم على جسر', en: 'An account awaits you on Jisr' },
  body: {
    fr: 'Bonjour {{name}},\n\nun compte a été ouvert à votre nom. Choisissez votre mot de passe pour commencer. Le lien est valable sept jours.',
    ar: 'تحية طيبة {{name}}،\n\nفُتح حساب باسمكم. اختاروا كلمة السر للبدء. الرابط صالح لمدة سبعة أيام.',
    en: 'Hello {{name}},\n\nan account was opened in your name. Choose your password to begin. The link is valid for seven days.',
  },
  action: { fr: 'Choisir mon mot de passe', ar: 'اختيار كلمة السر', en: 'Choose my password' },
});

type Purpose = 'confirm' | 'password' | 'welcome';
const BY_PURPOSE: Record<Purpose, { message: MessageDefinition; page: string }> = {
  confirm: { message: confirm, page: '/app/confirm' },
  password: { message: password, page: '/app/password' },
  welcome: { message: welcome, page: '/app/password' },
};

export const sendLink = defineJob({
  name: 'identity.send-link',
  queue: 'events',
  payload: z.object({ personId: z.uuid(), purpose: z.enum(['confirm', 'password', 'welcome']) }),
});

/** Writes the message that carries a personal link; the link itself is made here, so it never lies in a queue. */
@Injectable()
export class SendLink implements JobHandler<{ personId: string; purpose: Purpose }> {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly messages: Messages,
  ) {}

  handle({ personId, purpose }: { personId: string; purpose: Purpose }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const token = await this.accounts.linkFor(em, personId, purpose);
      if (!token) return 'skipped';
      const { message, page } = BY_PURPOSE[purpose];
      await this.messages.send(em, { to: [personId], message, path: `${page}?token=${token}` });
      return 'done';
    });
  }
}
