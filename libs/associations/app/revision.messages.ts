import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '#identity';
import type { Label } from '#kernel';
import { defineMessage, Messages } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { AssociationRevision } from '../data/association-revision.entity.js';
import { ABROAD } from '../domain/seat.js';
import { findAssociation } from '../data/associations.store.js';
import { fieldsOf, type Remarks, type VerifiedField } from '../domain/revision.js';
import { FIELD_LABELS } from '../domain/field-labels.js';
import { Associations } from './associations.js';
import { AssociationRevised } from './association.events.js';

const SEE = { fr: 'Voir les modifications', ar: 'عرض التعديلات', en: 'See the changes' };
const toVerify = defineMessage({
  name: 'associations.revision-to-verify',
  subject: {
    fr: 'Modifications à vérifier : {{association}}',
    ar: 'تعديلات للتحقق منها: {{association}}',
    en: 'Changes to verify: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\n{{association}} a modifié ce qui avait été vérifié : {{fields}}. Ce qui était vérifié vaut jusqu’à votre décision.',
    ar: 'تحية طيبة {{name}}،\n\nعدلت {{association}} ما سبق التحقق منه: {{fields}}. يبقى ما تم التحقق منه ساريا إلى حين قراركم.',
    en: 'Hello {{name}},\n\n{{association}} has changed what had been verified: {{fields}}. What was verified counts until you decide.',
  },
  action: SEE,
});
const accepted = defineMessage({
  name: 'associations.revision-accepted',
  subject: {
    fr: 'Modifications acceptées : {{association}}',
    ar: 'قبول التعديلات: {{association}}',
    en: 'Changes accepted: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration a accepté les modifications de « {{association}} » : {{fields}}.',
    ar: 'تحية طيبة {{name}}،\n\nقبلت الإدارة تعديلات «{{association}}»: {{fields}}.',
    en: 'Hello {{name}},\n\nthe administration has accepted the changes of “{{association}}”: {{fields}}.',
  },
  action: SEE,
});
const returned = defineMessage({
  name: 'associations.revision-returned',
  subject: {
    fr: 'Modifications à corriger : {{association}}',
    ar: 'تعديلات تتطلب التصحيح: {{association}}',
    en: 'Changes to correct: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration vous retourne des modifications de « {{association}} » :\n\n{{remarks}}',
    ar: 'تحية طيبة {{name}}،\n\nأرجعت إليكم الإدارة تعديلات «{{association}}»:\n\n{{remarks}}',
    en: 'Hello {{name}},\n\nthe administration returns changes of “{{association}}” to you:\n\n{{remarks}}',
  },
  action: SEE,
});

export const tellRevised = defineJob({ name: 'associations.tell-revised', queue: 'events', payload: AssociationRevised.payload });

/** The officers of the region when something waits, the members when it is decided. */
@Injectable()
export class TellRevised implements JobHandler<z.infer<typeof AssociationRevised.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ revisionId, event }: z.infer<typeof AssociationRevised.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const revision = await rowBy(em, AssociationRevision, { id: revisionId });
      if (!revision || (event === 'propose' && revision.state !== 'waiting')) return 'skipped';
      const { associationId } = revision;
      const { name: association, regionCode } = await findAssociation(em, associationId);
      const readers =
        event === 'propose'
          ? await this.directory.holders(em, ['instructor', 'programme.officer'], { regionCode: regionCode ?? ABROAD })
          : await this.associations.members(em, associationId);
      await this.messages.send(em, {
        to: [...new Set(readers.map(({ id }) => id))],
        message: event === 'propose' ? toVerify : event === 'accept' ? accepted : returned,
        params: { association, fields: namesOf(fieldsOf(revision.changes)), remarks: linesOf(revision.remarks) },
        path: `/app/associations/${associationId}`,
      });
      return 'done';
    });
  }
}

const inEach = (text: (language: 'fr' | 'ar' | 'en') => string): Label => ({ fr: text('fr'), ar: text('ar'), en: text('en') });
const namesOf = (fields: readonly VerifiedField[]): Label =>
  inEach((language) => fields.map((field) => FIELD_LABELS[field][language]).join(language === 'ar' ? '، ' : ', '));
const linesOf = (remarks: Remarks): Label =>
  inEach((language) =>
    Object.entries(remarks)
      .map(([field, remark]) => `${FIELD_LABELS[field as VerifiedField][language]}${language === 'fr' ? '\u00a0' : ''}: ${remark}`)
      .join('\n'),
  );
