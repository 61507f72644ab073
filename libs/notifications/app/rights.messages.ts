import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { In } from 'typeorm';
import { daysInWords, Directory, Person, RoleGrant, roleLabel, ScopeNames } from '#identity';
import { dayOfInstant, withClock, zonedInstant, type Label } from '#kernel';
import { defineJob, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';
import { Deadlines } from './deadlines.js';
import { GRANT_ENDS, GRANT_TO_RENEW } from './grant.deadlines.js';
import { Messages } from './messages.js';

const rights = z.object({ personId: z.uuid(), grantId: z.uuid(), change: z.enum(['given', 'taken']) });
const factor = z.object({ personId: z.uuid(), change: z.enum(['recovery-code-used', 'ending', 'kept', 'enrolled']) });
const named = z.object({ personIds: z.array(z.uuid()), reason: z.string() });
export const tellAdministratorsNamed = defineJob({ name: 'identity.tell-administrators-named', queue: 'events', payload: named });
export const tellRightsChanged = defineJob({ name: 'identity.tell-rights-changed', queue: 'events', payload: rights });
export const tellSecondFactorChanged = defineJob({ name: 'identity.tell-second-factor-changed', queue: 'events', payload: factor });

const open = { fr: 'Ouvrir mon espace', ar: 'فتح فضائي', en: 'Open my space' };
const RIGHTS: Record<'given' | 'taken', MessageDefinition> = {
  given: defineMessage({
    name: 'identity.role-given',
    subject: { fr: 'Un rôle vous est donné : {{role}}', ar: 'أسندت إليكم صفة: {{role}}', en: 'A role is given to you: {{role}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous êtes désormais : {{role}} ({{scope}}). Si vous n’attendiez pas ce rôle, dites-le à l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nأصبحت لكم الصفة التالية: {{role}} ({{scope}}). إذا لم تكونوا تنتظرونها فأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nyou are from now on: {{role}} ({{scope}}). If you did not expect this role, tell the administration of the site.',
    },
    action: open,
  }),
  taken: defineMessage({
    name: 'identity.role-taken',
    subject: { fr: 'Un rôle vous est retiré : {{role}}', ar: 'سحبت منكم صفة: {{role}}', en: 'A role is taken back: {{role}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous n’êtes plus : {{role}} ({{scope}}).',
      ar: 'تحية طيبة {{name}}،\n\nلم تعد لكم الصفة التالية: {{role}} ({{scope}}).',
      en: 'Hello {{name}},\n\nyou are no longer: {{role}} ({{scope}}).',
    },
  }),
};

const administratorsNamed = defineMessage({
  name: 'identity.administrators-named',
  subject: {
    fr: 'L’exploitant a fait nommer des administrateurs',
    ar: 'عين مشغل الموقع مديرين للنظام',
    en: 'The operator had administrators named',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’exploitant du site a fait nommer administrateurs : {{who}}. Son motif : {{reason}}. Si cela vous surprend, appelez-le.',
    ar: 'تحية طيبة {{name}}،\n\nعين مشغل الموقع مديرين للنظام: {{who}}. السبب الذي ذكره: {{reason}}. إذا فاجأكم هذا فاتصلوا به.',
    en: 'Hello {{name}},\n\nthe operator of the site had administrators named: {{who}}. The reason given: {{reason}}. If this surprises you, call them.',
  },
  action: { fr: 'Voir les personnes', ar: 'عرض الأشخاص', en: 'See the people' },
});

const FACTOR: Record<z.infer<typeof factor>['change'], MessageDefinition> = {
  'recovery-code-used': defineMessage({
    name: 'identity.recovery-code-used',
    subject: { fr: 'Un code de secours a servi', ar: 'تم استعمال رمز استرجاع', en: 'A recovery code was used' },
    body: {
      fr: 'Bonjour {{name}},\n\nun code de secours vient d’ouvrir votre compte à la place de votre téléphone ; celui-ci ne compte plus. Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
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
      fr: 'Bonjour {{name}},\n\nl’administration du site a décidé à deux que vous pourrez enregistrer un nouveau téléphone à partir du {{when}}. Si vous n’avez rien perdu, connectez-vous avant avec votre code habituel : cela suffit à tout garder comme avant. Prévenez alors l’administration.',
      ar: 'تحية طيبة {{name}}،\n\nقررت إدارة الموقع بشخصين أن بإمكانكم تسجيل هاتف جديد ابتداء من {{when}}. إذا لم تفقدوا شيئا فسجلوا الدخول قبل ذلك برمزكم المعتاد: يكفي ذلك لبقاء كل شيء كما كان. ثم أخبروا الإدارة.',
      en: 'Hello {{name}},\n\ntwo administrators of the site decided that you may enrol a new telephone from {{when}} on. If you have lost nothing, sign in before then with your usual code: that keeps everything as it was. Then tell the administration.',
    },
  }),
  kept: defineMessage({
    name: 'identity.second-factor-kept',
    subject: { fr: 'Votre second facteur est gardé', ar: 'تم الإبقاء على عامل التحقق الثاني', en: 'Your second factor is kept' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous avez donné votre code : votre second facteur reste le même, et la décision d’y mettre fin est sans effet.',
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
};

/** Whoever gets or loses a role by somebody else's hand is told. */
@Injectable()
export class TellRightsChanged implements JobHandler<z.infer<typeof rights>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
    private readonly scopeNames: ScopeNames,
    private readonly deadlines: Deadlines,
  ) {}

  handle({ personId, grantId, change }: z.infer<typeof rights>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const grant = await rowBy(em, RoleGrant, { id: grantId });
      if (!grant) return 'skipped';
      const scope = await this.scopeNames.ofGrant(em, grant);
      await this.keepDates(em, grant, change);
      await this.messages.send(em, {
        to: [personId],
        message: RIGHTS[change],
        params: { role: roleLabel(grant.role), scope: change === 'given' ? withDays(scope, grant, await this.tx.now(em)) : scope },
        path: change === 'given' ? '/app' : undefined,
      });
      return 'done';
    });
  }

  /** A role of a committee ends with the mandate, which has its own date. */
  private async keepDates(em: Em, { id, validUntil, committeeId }: RoleGrant, change: 'given' | 'taken'): Promise<void> {
    if (!validUntil || committeeId) return;
    for (const kind of [GRANT_ENDS, GRANT_TO_RENEW]) {
      if (change === 'given') await this.deadlines.set(em, kind, id, validUntil);
      else await this.deadlines.cancel(em, kind, id);
    }
  }
}

/** Behind the scope, the days of a role that is given for a time or for later. */
function withDays(scope: Label, { validFrom, validUntil }: RoleGrant, now: Date): Label {
  const from = validFrom > now ? dayOfInstant(validFrom) : null;
  // It ends with the last instant of its last day.
  const days = daysInWords({ from, until: validUntil && dayOfInstant(new Date(validUntil.getTime() - 1)) });
  return { fr: scope.fr + days.fr, ar: scope.ar + days.ar, en: scope.en + days.en };
}

/** No administrator comes in unseen: not even by the hand of the operator. */
@Injectable()
export class TellAdministratorsNamed implements JobHandler<z.infer<typeof named>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ personIds, reason }: z.infer<typeof named>): Promise<'done'> {
    return this.tx.run<'done'>(async (em) => {
      const to = (await this.directory.holders(em, ['administrator'])).map(({ id }) => id);
      const people = await em.findBy(Person, { id: In(personIds) });
      const who = people.map(({ name, email }) => `${name} (${email})`).join(' · ');
      await this.messages.send(em, { to, message: administratorsNamed, params: { who, reason }, path: '/app/people' });
      return 'done';
    });
  }
}

/** Whatever happens to a second factor, its owner hears of it at once, wherever it was done. */
@Injectable()
export class TellSecondFactorChanged implements JobHandler<z.infer<typeof factor>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId, change }: z.infer<typeof factor>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const person = await rowBy(em, Person, { id: personId });
      if (!person || (change === 'ending' && !person.secondFactorEndsAt)) return 'skipped';
      const when = person.secondFactorEndsAt ? withClock(zonedInstant(person.secondFactorEndsAt)) : '';
      await this.messages.send(em, { to: [personId], message: FACTOR[change], params: { when } });
      return 'done';
    });
  }
}
