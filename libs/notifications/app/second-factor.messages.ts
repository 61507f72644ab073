import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FACTOR_CHANGES, Person } from '#identity';
import { withClock, zonedInstant } from '#kernel';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';
import { Messages } from './messages.js';

const identity = z.object({
  personId: z.uuid(),
  change: z.enum(['linked', 'unlinked']),
  label: z.object({ fr: z.string(), ar: z.string(), en: z.string() }),
});
export const tellProviderIdentityChanged = defineJob({
  name: 'identity.tell-provider-identity-changed',
  queue: 'events',
  payload: identity,
});
const factor = z.object({ personId: z.uuid(), change: z.enum(FACTOR_CHANGES), named: z.string().optional() });
export const tellSecondFactorChanged = defineJob({ name: 'identity.tell-second-factor-changed', queue: 'events', payload: factor });

const FACTOR: Record<z.infer<typeof factor>['change'], MessageDefinition> = {
  'recovery-code-used': defineMessage({
    name: 'identity.recovery-code-used',
    subject: { fr: 'Un code de secours a servi', ar: 'تم استعمال رمز استرجاع', en: 'A recovery code was used' },
    body: {
      fr: 'Bonjour {{name}},\n\nun code de secours vient d’ouvrir votre compte à la place de votre téléphone ; celui-ci ne compte plus. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nفُتح حسابكم للتو برمز استرجاع بدل هاتفكم، ولم يعد هذا الأخير صالحا. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\na recovery code has just opened your account in place of your telephone, which counts no more. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  ending: defineMessage({
    name: 'identity.second-factor-ending',
    subject: {
      fr: 'Votre second facteur prendra fin le {{when}}',
      ar: 'سينتهي عامل التحقق الثاني الخاص بكم يوم {{when}}',
      en: 'Your second factor ends on {{when}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\nl’administration du site a décidé à deux que vous pourrez enregistrer un nouveau téléphone à partir du {{when}}. Si vous n’avez rien perdu, connectez-vous avant avec votre code habituel : cela suffit à tout garder comme avant. Prévenez alors l’administration.',
      ar: 'تحية طيبة {{name}}،\n\nقررت إدارة الموقع بشخصين أن بإمكانكم تسجيل هاتف جديد ابتداء من {{when}}. إذا لم تفقدوا شيئا فسجلوا الدخول قبل ذلك برمزكم المعتاد: يكفي ذلك لبقاء كل شيء كما كان. ثم أخبروا الإدارة.',
      en: 'Hello {{name}},\n\ntwo administrators of the site decided that you may enrol a new telephone from {{when}} on. If you have lost nothing, sign in before then with your usual code: that keeps everything as it was. Then tell the administration.',
    },
  }),
  kept: defineMessage({
    name: 'identity.second-factor-kept',
    subject: { fr: 'Votre second facteur est gardé', ar: 'تم الإبقاء على عامل التحقق الثاني', en: 'Your second factor is kept' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous avez donné votre code : votre second facteur reste le même, et la décision d’y mettre fin est sans effet.',
      ar: 'تحية طيبة {{name}}،\n\nأدخلتم رمزكم: يبقى عامل التحقق الثاني كما هو، ولا أثر لقرار إنهائه.',
      en: 'Hello {{name}},\n\nyou gave your code: your second factor stays the same, and the decision to end it has no effect.',
    },
  }),
  enrolled: defineMessage({
    name: 'identity.second-factor-enrolled',
    subject: { fr: 'Un téléphone est enregistré', ar: 'تم تسجيل هاتف', en: 'A telephone is enrolled' },
    body: {
      fr: 'Bonjour {{name}},\n\nun nouveau second facteur protège votre compte. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nيحمي حسابكم عامل تحقق ثان جديد. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\na new second factor protects your account. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  'code-removed': defineMessage({
    name: 'identity.code-removed',
    subject: { fr: 'Votre application de codes est retirée', ar: 'تم حذف تطبيق الرموز', en: 'Your application of codes is removed' },
    body: {
      fr: 'Bonjour {{name}},\n\nl’application qui donnait vos codes ne protège plus votre compte. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nلم يعد التطبيق الذي يعطي رموزكم يحمي حسابكم. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nthe application that gave your codes protects your account no more. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  'passkey-added': defineMessage({
    name: 'identity.passkey-added',
    subject: { fr: 'Une clé d’accès est ajoutée : {{key}}', ar: 'أضيف مفتاح مرور: {{key}}', en: 'A passkey is added: {{key}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nla clé d’accès « {{key}} » ouvre désormais votre compte après le mot de passe. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nأصبح مفتاح المرور «{{key}}» يفتح حسابكم بعد كلمة السر. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nthe passkey “{{key}}” opens your account from now on, after the password. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  'passkey-removed': defineMessage({
    name: 'identity.passkey-removed',
    subject: { fr: 'Une clé d’accès est retirée : {{key}}', ar: 'حذف مفتاح مرور: {{key}}', en: 'A passkey is removed: {{key}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nla clé d’accès « {{key}} » n’ouvre plus votre compte. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nلم يعد مفتاح المرور «{{key}}» يفتح حسابكم. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nthe passkey “{{key}}” opens your account no more. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  'passkey-blocked': defineMessage({
    name: 'identity.passkey-blocked',
    subject: {
      fr: 'Une copie de votre clé d’accès a été refusée : {{key}}',
      ar: 'رُفضت نسخة من مفتاح مروركم: {{key}}',
      en: 'A copy of your passkey was refused: {{key}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\nquelqu’un a présenté la clé d’accès « {{key}} » après avoir donné votre mot de passe, et son compteur montre qu’elle a été copiée : elle ne compte plus. Choisissez aussitôt un nouveau mot de passe, retirez cette clé, et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nقدم أحدهم مفتاح المرور «{{key}}» بعد إدخال كلمة السر الخاصة بكم، ويدل عداده على أنه نُسخ: لم يعد صالحا. اختاروا فورا كلمة سر جديدة، واحذفوا هذا المفتاح، وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nsomebody presented the passkey “{{key}}” after giving your password, and its counter shows that it was copied: it counts no more. Choose a new password at once, remove that passkey, and tell the administration of the site.',
    },
  }),
};

/** Whatever happens to a second factor, its owner hears of it at once, wherever it was done. */
@Injectable()
export class TellSecondFactorChanged implements JobHandler<z.infer<typeof factor>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId, change, named = '' }: z.infer<typeof factor>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const person = await rowBy(em, Person, { id: personId });
      if (!person || (change === 'ending' && !person.secondFactorEndsAt)) return 'skipped';
      const when = person.secondFactorEndsAt ? withClock(zonedInstant(person.secondFactorEndsAt)) : '';
      await this.messages.send(em, { to: [personId], message: FACTOR[change], params: { when, key: named } });
      return 'done';
    });
  }
}

const IDENTITY: Record<z.infer<typeof identity>['change'], MessageDefinition> = {
  linked: defineMessage({
    name: 'identity.provider-linked',
    subject: { fr: 'Votre compte est lié : {{provider}}', ar: 'تم ربط حسابكم: {{provider}}', en: 'Your account is linked: {{provider}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous vous êtes connecté pour la première fois avec : {{provider}}. Votre compte s’ouvre désormais aussi de cette façon. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nدخلتم لأول مرة بواسطة: {{provider}}. أصبح حسابكم يُفتح بهذه الطريقة أيضا. إذا لم تكونوا أنتم فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nyou signed in for the first time with: {{provider}}. Your account opens in this way too from now on. If it was not you, choose a new password at once and tell the administration of the site.',
    },
  }),
  unlinked: defineMessage({
    name: 'identity.provider-unlinked',
    subject: {
      fr: 'Votre compte n’est plus lié : {{provider}}',
      ar: 'فُك ربط حسابكم: {{provider}}',
      en: 'Your account is linked no more: {{provider}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\nvotre compte ne s’ouvre plus avec : {{provider}}. Votre mot de passe reste valable.',
      ar: 'تحية طيبة {{name}}،\n\nلم يعد حسابكم يُفتح بواسطة: {{provider}}. تبقى كلمة السر صالحة.',
      en: 'Hello {{name}},\n\nyour account opens no more with: {{provider}}. Your password still counts.',
    },
  }),
};

/** A new way into an account, or one less: its owner is told. */
@Injectable()
export class TellProviderIdentityChanged implements JobHandler<z.infer<typeof identity>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId, change, label }: z.infer<typeof identity>): Promise<'done'> {
    return this.tx.run<'done'>(async (em) => {
      await this.messages.send(em, { to: [personId], message: IDENTITY[change], params: { provider: label } });
      return 'done';
    });
  }
}
