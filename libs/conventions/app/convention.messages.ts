import { Injectable } from '@nestjs/common';
import { Directory, type DirectoryEntry } from '#identity';
import { reasonWords } from '#institution';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, found, Tx, type Em, type JobHandler } from '#platform';
import { Associations } from '#associations';
import { Convention } from '../data/convention.entity.js';
import type { ConventionState } from '../domain/convention.machine.js';
import { actName } from '../domain/terms.js';
import { ConventionSent } from './convention.events.js';
import { Conventions } from './conventions.js';
import { EndingReasons } from './ending-reasons.js';

const toSign = defineMessage({
  name: 'conventions.to-sign',
  subject: {
    fr: '{{act}} attend votre signature : « {{title}} »',
    ar: '{{act}} في انتظار توقيعكم: «{{title}}»',
    en: '{{act}} awaits your signature: "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’acte {{number}} (« {{title}} ») est prêt. Relisez-le, confirmez le budget, puis signez-le avec votre code.',
    ar: 'تحية طيبة {{name}}،\n\nالوثيقة {{number}} («{{title}}») جاهزة. راجعوها وأكدوا الميزانية ثم وقعوها باستعمال رمزكم.',
    en: 'Hello {{name}},\n\nthe act {{number}} ("{{title}}") is ready. Read it, confirm the budget, then sign it with your code.',
  },
  action: { fr: 'Lire et signer', ar: 'القراءة والتوقيع', en: 'Read and sign' },
});
const toCountersign = defineMessage({
  name: 'conventions.to-countersign',
  subject: {
    fr: '{{act}} : à votre tour de signer — « {{title}} »',
    ar: '{{act}}: حان دوركم للتوقيع — «{{title}}»',
    en: '{{act}}: your turn to sign — "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’acte {{number}} (« {{title}} ») attend la signature de l’administration.',
    ar: 'تحية طيبة {{name}}،\n\nالوثيقة {{number}} («{{title}}») في انتظار توقيع الإدارة.',
    en: 'Hello {{name}},\n\nthe act {{number}} ("{{title}}") awaits the signature of the administration.',
  },
  action: { fr: 'Lire et signer', ar: 'القراءة والتوقيع', en: 'Read and sign' },
});
const signed = defineMessage({
  name: 'conventions.countersigned',
  subject: {
    fr: '{{act}} est signée : « {{title}} »',
    ar: 'تم توقيع {{act}}: «{{title}}»',
    en: '{{act}} is signed: "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’acte {{number}} (« {{title}} ») porte toutes ses signatures. Vous pouvez télécharger le document signé.',
    ar: 'تحية طيبة {{name}}،\n\nتتضمن الوثيقة {{number}} («{{title}}») جميع التوقيعات. يمكنكم تحميل الوثيقة الموقعة.',
    en: 'Hello {{name}},\n\nthe act {{number}} ("{{title}}") carries all its signatures. You can download the signed document.',
  },
  action: { fr: 'Télécharger', ar: 'تحميل', en: 'Download' },
});
const terminated = defineMessage({
  name: 'conventions.terminated',
  subject: {
    fr: '{{act}} est résiliée : « {{title}} »',
    ar: 'تم فسخ {{act}}: «{{title}}»',
    en: '{{act}} is terminated: "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration a résilié l’acte {{number}} (« {{title}} »). Motif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nفسخت الإدارة الوثيقة {{number}} («{{title}}»). السبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe administration has terminated the act {{number}} ("{{title}}"). Reason: {{reason}}',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});

/** Whom a state concerns, and what they are told. */
type Notice = { message: MessageDefinition; to: 'association' | 'presidents' | 'signatories' };

function noticesOf(state: ConventionState, isDecision: boolean): Notice[] {
  switch (state) {
    case 'sent':
      return [isDecision ? { message: toCountersign, to: 'signatories' } : { message: toSign, to: 'presidents' }];
    case 'signed_by_association':
      return [{ message: toCountersign, to: 'signatories' }];
    case 'countersigned':
    case 'in_force':
      return [{ message: signed, to: 'association' }];
    case 'terminated':
      return [{ message: terminated, to: 'association' }];
    default:
      return [];
  }
}

export const tellConvention = defineJob({
  name: 'conventions.tell',
  queue: 'events',
  payload: ConventionSent.payload,
});

/** Tells whoever must act next on the state that was reached, or should know of it. */
@Injectable()
export class TellConvention implements JobHandler<{ conventionId: string; state: ConventionState }> {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
    private readonly reasons: EndingReasons,
  ) {}

  handle({ conventionId, state }: { conventionId: string; state: ConventionState }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const convention = await found(em, Convention, conventionId);
      const notices = noticesOf(state, convention.instrument === 'award_decision');
      for (const { message, to } of notices) {
        const people = await this.people(em, convention, to);
        await this.messages.send(em, {
          to: people.map((person) => person.id),
          message,
          params: {
            number: convention.number,
            act: actName(convention),
            title: convention.title,
            reason: reasonWords(await this.reasons.views(em, convention), convention.endReason),
          },
          path: `/app/conventions/${convention.id}`,
        });
      }
      return notices.length > 0 ? 'done' : 'skipped';
    });
  }

  private people(em: Em, convention: Convention, to: Notice['to']): Promise<DirectoryEntry[]> {
    if (to === 'presidents') return this.associations.binders(em, convention.associationId);
    if (to === 'association') return this.associations.members(em, convention.associationId);
    return this.directory.holders(em, ['signatory'], { programmeId: convention.programmeId, regionCode: convention.regionCode });
  }
}
