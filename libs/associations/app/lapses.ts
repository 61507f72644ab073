import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '#identity';
import { dayOfInstant, type Label } from '#kernel';
import { defineMessage, Messages } from '#notifications';
import { defineJob, noPayload, Outbox, SYSTEM, Trail, Tx, type Em, type JobHandler } from '#platform';
import { Association } from '../data/association.entity.js';
import { findAssociation, lockAssociation } from '../data/associations.store.js';
import { verifiedRow, verifiedWithEnds, type VerifiedRow } from '../data/lapses.queries.js';
import { BOARD_FUNCTIONS, type AssociationKind, proofLabel, type BoardFunction, type Proof } from '../domain/association-kinds.js';
import { ABROAD } from '../domain/seat.js';
import { ASKED, lapsesOn, newLapses, type Lapse } from '../domain/verification.js';
import { AssociationLapsed } from './association.events.js';
import { Associations } from './associations.js';

/** What has ended, in words: the document as its owner's kind calls it, or the mandate. */
export function lapseLabel({ what, of }: Lapse, kind: AssociationKind): Label {
  if (what === 'document') return proofLabel(of as Proof, kind);
  const { fr, ar, en } = BOARD_FUNCTIONS[of as BoardFunction];
  return { fr: `Mandat : ${fr}`, ar: `الانتداب: ${ar}`, en: `Mandate: ${en}` };
}

export const noteLapses = defineJob({ name: 'associations.note-lapses', queue: 'events', payload: noPayload, attempts: 1 });

/** Before every identifier. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const PORTION = 100;

/** Notes what has ended of what was verified: the association goes on as it may, an officer looks at it again. */
@Injectable()
export class NoteLapses implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    let noted = false;
    for (let portion = await this.portion(FIRST); portion.length > 0; portion = await this.portion(portion.at(-1)!.id)) {
      noted = true;
      for (const { id } of portion) await this.tx.run((em) => this.note(em, id));
    }
    return noted ? 'done' : 'skipped';
  }

  /** Those of which something ended that is not noted, after one of them: what was noted is not read again. */
  private portion(after: string): Promise<VerifiedRow[]> {
    return this.tx.run(async (em) => {
      const today = dayOfInstant(await this.tx.now(em));
      return verifiedWithEnds(em, { today, asked: ASKED, after, most: PORTION });
    });
  }

  private async note(em: Em, id: string): Promise<void> {
    const { state } = await lockAssociation(em, id);
    const row = await verifiedRow(em, id);
    const found = newLapses(row.lapses, lapsesOn(row, dayOfInstant(await this.tx.now(em))));
    if (state !== 'verified' || found.length === 0) return;
    await em.update(Association, { id }, { lapses: [...row.lapses, ...found] });
    await this.trail.record(em, SYSTEM, { subject: 'association', subjectId: id, event: 'lapse', detail: { lapses: found } });
    await this.outbox.publish(em, AssociationLapsed, { associationId: id });
  }
}

const lapsed = defineMessage({
  name: 'associations.lapsed',
  subject: {
    fr: '{{association}} : à vérifier à nouveau',
    ar: '{{association}}: تتطلب إعادة التحقق',
    en: '{{association}}: to be verified again',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nce qui suit a pris fin pour {{association}} :\n\n{{lapses}}\n\nL’association peut continuer d’agir. Elle renouvelle ce qui a pris fin, puis l’administration la vérifie à nouveau.',
    ar: 'تحية طيبة {{name}}،\n\nانتهى ما يلي بالنسبة إلى {{association}}:\n\n{{lapses}}\n\nيمكن للجمعية مواصلة عملها. تجدد ما انتهى ثم تعيد الإدارة التحقق منها.',
    en: 'Hello {{name}},\n\nthe following has ended for {{association}}:\n\n{{lapses}}\n\nThe association may go on acting. It renews what has ended, then the administration verifies it again.',
  },
  action: { fr: 'Voir l’association', ar: 'عرض الجمعية', en: 'See the association' },
});

export const tellLapsed = defineJob({ name: 'associations.tell-lapsed', queue: 'events', payload: AssociationLapsed.payload });

/** The members, who renew, and the officers, who look again. */
@Injectable()
export class TellLapsed implements JobHandler<z.infer<typeof AssociationLapsed.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ associationId }: z.infer<typeof AssociationLapsed.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const { name: association, kind, lapses, regionCode } = await findAssociation(em, associationId);
      if (lapses.length === 0) return 'skipped';
      const officers = await this.directory.holders(em, ['instructor', 'programme.officer'], { regionCode: regionCode ?? ABROAD });
      const readers = [...(await this.associations.members(em, associationId)), ...officers];
      const lines = (language: 'fr' | 'ar' | 'en') =>
        lapses.map((lapse) => `${lapseLabel(lapse, kind)[language]} (${lapse.day})`).join('\n');
      await this.messages.send(em, {
        to: [...new Set(readers.map(({ id }) => id))],
        message: lapsed,
        params: { association, lapses: { fr: lines('fr'), ar: lines('ar'), en: lines('en') } },
        path: `/app/associations/${associationId}`,
      });
      return 'done';
    });
  }
}
