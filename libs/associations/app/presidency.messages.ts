import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '#identity';
import { dayInWords, withClock, zonedInstant } from '#kernel';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { ABROAD } from '../domain/seat.js';
import { findAssociation } from '../data/associations.store.js';
import { PresidencyClaim, SigningDelegation } from '../data/presidency.entity.js';
import { Associations } from './associations.js';
import { DelegationMoved, PresidencyClaimMoved, PresidencyTaken } from './association.events.js';

const SEE = { fr: 'Voir l’association', ar: 'عرض الجمعية', en: 'See the association' };
const deposited = defineMessage({
  name: 'associations.presidency-claimed',
  subject: {
    fr: 'Changement de présidence demandé : {{association}}',
    ar: 'طلب تغيير الرئاسة: {{association}}',
    en: 'Change of presidency asked for: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nun procès-verbal qui désigne {{candidate}} à la présidence de « {{association}} » a été déposé par {{depositor}}. La présidence en place peut s’opposer jusqu’au {{until}} ; l’administration décide ensuite. Rien n’est changé d’ici là.',
    ar: 'تحية طيبة {{name}}،\n\nأودع {{depositor}} محضرا يعين {{candidate}} في رئاسة «{{association}}». يمكن للرئاسة الحالية التعرض إلى غاية {{until}}؛ ثم تقرر الإدارة. لا يتغير شيء قبل ذلك.',
    en: 'Hello {{name}},\n\nminutes that name {{candidate}} president of “{{association}}” were deposited by {{depositor}}. The president of today may object until {{until}}; the administration decides then. Nothing changes before.',
  },
  action: SEE,
});
const contested = defineMessage({
  name: 'associations.presidency-contested',
  subject: {
    fr: 'Changement de présidence contesté : {{association}}',
    ar: 'تعرض على تغيير الرئاسة: {{association}}',
    en: 'Change of presidency contested: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nla présidence en place de « {{association}} » s’oppose au changement demandé : {{reason}}\n\nL’administration décide.',
    ar: 'تحية طيبة {{name}}،\n\nتعترض الرئاسة الحالية لـ«{{association}}» على التغيير المطلوب: {{reason}}\n\nالقرار للإدارة.',
    en: 'Hello {{name}},\n\nthe president of today of “{{association}}” objects to the change asked for: {{reason}}\n\nThe administration decides.',
  },
  action: SEE,
});
const confirmed = defineMessage({
  name: 'associations.presidency-confirmed',
  subject: {
    fr: 'Changement de présidence confirmé : {{association}}',
    ar: 'تأكيد تغيير الرئاسة: {{association}}',
    en: 'Change of presidency confirmed: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration confirme, au vu du procès-verbal, que {{candidate}} préside « {{association}} ». La présidence change quand cette personne l’accepte.\n\nMotif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nتؤكد الإدارة، بناء على المحضر، أن {{candidate}} يرأس «{{association}}». تتغير الرئاسة عندما يقبلها هذا الشخص.\n\nالسبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe administration confirms, from the minutes, that {{candidate}} presides over “{{association}}”. The presidency changes when this person accepts it.\n\nReason: {{reason}}',
  },
  action: SEE,
});
const refused = defineMessage({
  name: 'associations.presidency-refused',
  subject: {
    fr: 'Changement de présidence refusé : {{association}}',
    ar: 'رفض تغيير الرئاسة: {{association}}',
    en: 'Change of presidency refused: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration refuse le changement de présidence demandé pour « {{association}} ».\n\nMotif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nرفضت الإدارة تغيير الرئاسة المطلوب لـ«{{association}}».\n\nالسبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe administration refuses the change of presidency asked for “{{association}}”.\n\nReason: {{reason}}',
  },
  action: SEE,
});
const taken = defineMessage({
  name: 'associations.presidency-taken',
  subject: {
    fr: 'Nouvelle présidence : {{association}}',
    ar: 'رئاسة جديدة: {{association}}',
    en: 'New president: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\n{{president}} préside « {{association}} » depuis le {{at}}. Le bureau et le récépissé sont à vérifier à nouveau par l’administration.',
    ar: 'تحية طيبة {{name}}،\n\nيرأس {{president}} «{{association}}» منذ {{at}}. على الإدارة التحقق من جديد من المكتب والوصل.',
    en: 'Hello {{name}},\n\n{{president}} presides over “{{association}}” since {{at}}. The board and the receipt are to be verified again by the administration.',
  },
  action: SEE,
});
const delegated: Record<'give' | 'revoke', MessageDefinition> = {
  give: defineMessage({
    name: 'associations.signature-delegated',
    subject: {
      fr: 'Délégation de signature : {{association}}',
      ar: 'تفويض بالتوقيع: {{association}}',
      en: 'Delegation of signature: {{association}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\n{{giver}} délègue sa signature à {{delegate}} pour « {{association}} », du {{from}} au {{until}} : {{statement}}',
      ar: 'تحية طيبة {{name}}،\n\nيفوض {{giver}} توقيعه إلى {{delegate}} باسم «{{association}}»، من {{from}} إلى {{until}}: {{statement}}',
      en: 'Hello {{name}},\n\n{{giver}} delegates the signature to {{delegate}} for “{{association}}”, from {{from}} to {{until}}: {{statement}}',
    },
    action: SEE,
  }),
  revoke: defineMessage({
    name: 'associations.delegation-ended',
    subject: {
      fr: 'Fin d’une délégation de signature : {{association}}',
      ar: 'انتهاء تفويض بالتوقيع: {{association}}',
      en: 'End of a delegation of signature: {{association}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\n{{delegate}} ne signe plus par délégation pour « {{association}} ».',
      ar: 'تحية طيبة {{name}}،\n\nلم يعد {{delegate}} يوقع بالتفويض باسم «{{association}}».',
      en: 'Hello {{name}},\n\n{{delegate}} no longer signs by delegation for “{{association}}”.',
    },
    action: SEE,
  }),
};
const CLAIM_MESSAGES = { claim: deposited, object: contested, confirm: confirmed, refuse: refused } as const;

export const tellPresidencyClaim = defineJob({
  name: 'associations.tell-presidency-claim',
  queue: 'events',
  payload: PresidencyClaimMoved.payload,
});
export const tellPresidencyTaken = defineJob({
  name: 'associations.tell-presidency-taken',
  queue: 'events',
  payload: PresidencyTaken.payload,
});
export const tellDelegation = defineJob({ name: 'associations.tell-delegation', queue: 'events', payload: DelegationMoved.payload });

const pathOf = (associationId: string) => `/app/associations/${associationId}`;

/** Every member and the president of today, before and after; the officers of the region when there is something to decide. */
@Injectable()
export class TellPresidencyClaim implements JobHandler<z.infer<typeof PresidencyClaimMoved.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ claimId, event }: z.infer<typeof PresidencyClaimMoved.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const claim = await rowBy(em, PresidencyClaim, { id: claimId });
      if (!claim || event === 'withdraw' || event === 'overtake') return 'skipped';
      const { name: association } = await findAssociation(em, claim.associationId);
      const people = await this.directory.people(em, [claim.depositedBy]);
      const candidate = await this.directory.withAddress(em, claim.candidateEmail);
      await this.messages.send(em, {
        to: await this.readers(em, claim, event),
        message: CLAIM_MESSAGES[event],
        names: [claim.depositedBy, ...(candidate ? [candidate] : [])],
        params: {
          association,
          candidate: claim.candidateName,
          depositor: people.get(claim.depositedBy)?.name ?? '',
          until: withClock(zonedInstant(claim.objectionUntil)),
          reason: (event === 'object' ? claim.objection : claim.decisionReason) ?? '',
        },
        path: pathOf(claim.associationId),
      });
      return 'done';
    });
  }

  private async readers(em: Em, claim: PresidencyClaim, event: keyof typeof CLAIM_MESSAGES): Promise<string[]> {
    const { associationId, formerId } = claim;
    const { regionCode } = await findAssociation(em, associationId);
    const members = (await this.associations.members(em, associationId)).map(({ id }) => id);
    const decides = event === 'claim' || event === 'object';
    const officers = decides
      ? await this.directory.holders(em, ['instructor', 'programme.officer'], { regionCode: regionCode ?? ABROAD })
      : [];
    const belonging = await this.directory.associationsOf(
      em,
      officers.map(({ id }) => id),
    );
    const strangers = officers.filter(({ id }) => !belonging.get(id)?.includes(associationId)).map(({ id }) => id);
    return [...new Set([...members, ...(formerId ? [formerId] : []), ...strangers])];
  }
}

/** Everybody who acts for the association, and whoever presided before. */
@Injectable()
export class TellPresidencyTaken implements JobHandler<z.infer<typeof PresidencyTaken.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  async handle({ associationId, personId, formerIds }: z.infer<typeof PresidencyTaken.payload>): Promise<'done'> {
    await this.tx.run(async (em) => {
      const { name: association, presidencyMovedAt } = await findAssociation(em, associationId);
      const members = (await this.associations.members(em, associationId)).map(({ id }) => id);
      const president = (await this.directory.people(em, [personId])).get(personId)?.name ?? '';
      await this.messages.send(em, {
        to: [...new Set([...members, ...formerIds])].filter((id) => id !== personId),
        message: taken,
        names: [personId],
        params: { association, president, at: withClock(zonedInstant(presidencyMovedAt ?? (await this.tx.now(em)))) },
        path: pathOf(associationId),
      });
    });
    return 'done';
  }
}

/** Everybody who acts for the association but whoever gave it. */
@Injectable()
export class TellDelegation implements JobHandler<z.infer<typeof DelegationMoved.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ delegationId, event }: z.infer<typeof DelegationMoved.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const delegation = await rowBy(em, SigningDelegation, { id: delegationId });
      if (!delegation) return 'skipped';
      const { associationId, personId, givenBy, statement, startsOn, endsOn } = delegation;
      const { name: association } = await findAssociation(em, associationId);
      const people = await this.directory.people(em, [personId, givenBy]);
      const members = (await this.associations.members(em, associationId)).map(({ id }) => id);
      await this.messages.send(em, {
        to: [...new Set([...members, personId])].filter((id) => id !== givenBy),
        message: delegated[event],
        names: [personId, givenBy],
        params: {
          association,
          delegate: people.get(personId)?.name ?? '',
          giver: people.get(givenBy)?.name ?? '',
          from: dayInWords(startsOn),
          until: dayInWords(endsOn),
          statement,
        },
        path: pathOf(associationId),
      });
      return 'done';
    });
  }
}
