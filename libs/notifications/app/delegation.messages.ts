import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { daysInWords, Directory, RoleGrant, roleLabel, ScopeNames } from '#identity';
import { dayOfInstant, type Label } from '#kernel';
import { defineJob, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { defineMessage } from '../domain/message-definition.js';
import { Deadlines } from './deadlines.js';
import { GRANT_ENDS } from './grant.deadlines.js';
import { Messages } from './messages.js';

const delegation = z.object({ grantId: z.uuid(), change: z.enum(['given', 'ended']) });
export const tellDelegation = defineJob({ name: 'identity.tell-delegation', queue: 'events', payload: delegation });

const MESSAGES = {
  given: {
    delegate: defineMessage({
      name: 'identity.delegation-received',
      subject: {
        fr: 'Vous agissez pour {{lender}} : {{role}}',
        ar: 'تنوبون عن {{lender}}: {{role}}',
        en: 'You act for {{lender}}: {{role}}',
      },
      body: {
        fr: 'Bonjour {{name}},\n\n{{lender}} sera absent(e) et vous confie : {{role}} ({{scope}}). Choisissez ce rôle en haut de la page pour agir à sa place ; chaque acte le dira. Si vous ne pouvez pas, rendez-le dans « Mon compte ».',
        ar: 'تحية طيبة {{name}}،\n\nسيكون {{lender}} غائبا ويفوض إليكم: {{role}} ({{scope}}). اختاروا هذه الصفة في أعلى الصفحة للتصرف مكانه؛ وكل إجراء سيذكر ذلك. إذا تعذر عليكم الأمر فأعيدوها من «حسابي».',
        en: 'Hello {{name}},\n\n{{lender}} will be away and lends you: {{role}} ({{scope}}). Choose this role at the top of the page to act in their place; each act says so. If you cannot, lay it down in “My account”.',
      },
      action: { fr: 'Voir mes rôles', ar: 'عرض صفاتي', en: 'See my roles' },
    }),
    lender: defineMessage({
      name: 'identity.delegation-given',
      subject: {
        fr: '{{delegate}} agit pour vous : {{role}}',
        ar: 'ينوب عنكم {{delegate}}: {{role}}',
        en: '{{delegate}} acts for you: {{role}}',
      },
      body: {
        fr: 'Bonjour {{name}},\n\n{{delegate}} agira pour vous : {{role}} ({{scope}}). Cela prend fin de soi-même ; vous pouvez le reprendre à tout moment dans « Mon compte ». Si vous ne l’avez pas voulu, reprenez-le et prévenez l’administration du site.',
        ar: 'تحية طيبة {{name}}،\n\nسينوب عنكم {{delegate}}: {{role}} ({{scope}}). ينتهي ذلك تلقائيا؛ ويمكنكم استرجاعه في أي وقت من «حسابي». إذا لم تريدوا ذلك فاسترجعوه وأخبروا إدارة الموقع.',
        en: 'Hello {{name}},\n\n{{delegate}} will act for you: {{role}} ({{scope}}). It ends by itself; you may take it back at any time in “My account”. If you did not want it, take it back and tell the administration of the site.',
      },
      action: { fr: 'Voir mes absences', ar: 'عرض غياباتي', en: 'See my absences' },
    }),
  },
  ended: {
    delegate: defineMessage({
      name: 'identity.delegation-over',
      subject: {
        fr: 'Vous n’agissez plus pour {{lender}} : {{role}}',
        ar: 'لم تعودوا تنوبون عن {{lender}}: {{role}}',
        en: 'You act no more for {{lender}}: {{role}}',
      },
      body: {
        fr: 'Bonjour {{name}},\n\nvous n’agissez plus pour {{lender}} : {{role}} ({{scope}}).',
        ar: 'تحية طيبة {{name}}،\n\nلم تعودوا تنوبون عن {{lender}}: {{role}} ({{scope}}).',
        en: 'Hello {{name}},\n\nyou act no more for {{lender}}: {{role}} ({{scope}}).',
      },
    }),
    lender: defineMessage({
      name: 'identity.delegation-ended',
      subject: {
        fr: '{{delegate}} n’agit plus pour vous : {{role}}',
        ar: 'لم يعد {{delegate}} ينوب عنكم: {{role}}',
        en: '{{delegate}} acts no more for you: {{role}}',
      },
      body: {
        fr: 'Bonjour {{name}},\n\n{{delegate}} n’agit plus pour vous : {{role}} ({{scope}}).',
        ar: 'تحية طيبة {{name}}،\n\nلم يعد {{delegate}} ينوب عنكم: {{role}} ({{scope}}).',
        en: 'Hello {{name}},\n\n{{delegate}} acts no more for you: {{role}} ({{scope}}).',
      },
    }),
  },
} as const;

/** A role is lent for days of absence, or no more: both sides hear of it, whoever did it. */
@Injectable()
export class TellDelegation implements JobHandler<z.infer<typeof delegation>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
    private readonly scopeNames: ScopeNames,
    private readonly deadlines: Deadlines,
  ) {}

  handle({ grantId, change }: z.infer<typeof delegation>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const grant = await rowBy(em, RoleGrant, { id: grantId });
      const lent = grant?.delegatedFrom ? await rowBy(em, RoleGrant, { id: grant.delegatedFrom }) : null;
      if (!grant || !lent) return 'skipped';
      if (change === 'given') await this.deadlines.set(em, GRANT_ENDS, grantId, grant.validUntil!);
      else await this.deadlines.cancel(em, GRANT_ENDS, grantId);
      const people = await this.directory.people(em, [grant.personId, lent.personId]);
      const nameOf = (id: string) => people.get(id)?.name ?? '';
      const params = {
        ...{ lender: nameOf(lent.personId), delegate: nameOf(grant.personId), role: roleLabel(grant.role) },
        scope: await this.scopeOf(em, grant),
      };
      const path = change === 'given' ? '/app/account' : undefined;
      const names = [grant.personId, lent.personId];
      await this.messages.send(em, { to: [grant.personId], message: MESSAGES[change].delegate, names, params, path });
      await this.messages.send(em, { to: [lent.personId], message: MESSAGES[change].lender, names, params, path });
      return 'done';
    });
  }

  /** Where it counts, with its days. */
  private async scopeOf(em: Em, grant: RoleGrant): Promise<Label> {
    const scope = await this.scopeNames.ofGrant(em, grant);
    const days = daysInWords({ from: dayOfInstant(grant.validFrom), until: dayOfInstant(new Date(grant.validUntil!.getTime() - 1)) });
    return { fr: scope.fr + days.fr, ar: scope.ar + days.ar, en: scope.en + days.en };
  }
}
