import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { In } from 'typeorm';
import { daysInWords, Directory, Person, RoleGrant, roleLabel, ScopeNames } from '#identity';
import { dayOfInstant, type Label } from '#kernel';
import { defineJob, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';
import { Deadlines } from './deadlines.js';
import { GRANT_ENDS, GRANT_TO_RENEW } from './grant.deadlines.js';
import { Messages } from './messages.js';

const rights = z.object({ personId: z.uuid(), grantId: z.uuid(), change: z.enum(['given', 'taken']) });
const named = z.object({ personIds: z.array(z.uuid()), reason: z.string() });
export const tellAdministratorsNamed = defineJob({ name: 'identity.tell-administrators-named', queue: 'events', payload: named });
export const tellRightsChanged = defineJob({ name: 'identity.tell-rights-changed', queue: 'events', payload: rights });

const open = { fr: 'Ouvrir mon espace', ar: 'فتح فضائي', en: 'Open my space' };
const RIGHTS: Record<'given' | 'taken', MessageDefinition> = {
  given: defineMessage({
    name: 'identity.role-given',
    subject: { fr: 'Un rôle vous est donné : {{role}}', ar: 'أسندت إليكم صفة: {{role}}', en: 'A role is given to you: {{role}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous êtes désormais : {{role}} ({{scope}}). Si vous n’attendiez pas ce rôle, dites-le à l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nأصبحت لكم الصفة التالية: {{role}} ({{scope}}). إذا لم تكونوا تنتظرونها فأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\nyou are from now on: {{role}} ({{scope}}). If you did not expect this role, tell the administration of the site.',
    },
    action: open,
  }),
  taken: defineMessage({
    name: 'identity.role-taken',
    subject: { fr: 'Un rôle vous est retiré : {{role}}', ar: 'سحبت منكم صفة: {{role}}', en: 'A role is taken back: {{role}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nvous n’êtes plus : {{role}} ({{scope}}).',
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
    fr: 'Bonjour {{name}},\n\nl’exploitant du site a fait nommer administrateurs : {{who}}. Son motif : {{reason}}. Si cela vous surprend, appelez-le.',
    ar: 'تحية طيبة {{name}}،\n\nعين مشغل الموقع مديرين للنظام: {{who}}. السبب الذي ذكره: {{reason}}. إذا فاجأكم هذا فاتصلوا به.',
    en: 'Hello {{name}},\n\nthe operator of the site had administrators named: {{who}}. The reason given: {{reason}}. If this surprises you, call them.',
  },
  action: { fr: 'Voir les personnes', ar: 'عرض الأشخاص', en: 'See the people' },
});

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
      await this.messages.send(em, { to, message: administratorsNamed, names: personIds, params: { who, reason }, path: '/app/people' });
      return 'done';
    });
  }
}
