import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, Limits } from '#identity';
import { defineMessage, Messages } from '#notifications';
import { defineJob, Outbox, requireAccess, Trail, Tx, type Actor, type JobHandler } from '#platform';
import { findAssociation } from '../data/associations.store.js';
import { JoinAsked } from './association.events.js';
import { Associations } from './associations.js';
import { Likeness } from './likeness.js';

const wantsToJoin = defineMessage({
  name: 'associations.wants-to-join',
  subject: { fr: 'Demande pour rejoindre {{association}}', ar: 'طلب للانضمام إلى {{association}}', en: 'Request to join {{association}}' },
  body: {
    fr: 'Bonjour {{name}},\n\n{{person}} ({{email}}) demande à rejoindre {{association}}. Si vous connaissez cette personne, invitez-la depuis la page de l’association ; sinon, ne faites rien.',
    ar: 'تحية طيبة {{name}}،\n\nيطلب {{person}} ({{email}}) الانضمام إلى {{association}}. إذا كنتم تعرفون هذا الشخص فوجهوا إليه دعوة من صفحة الجمعية؛ وإلا فلا تفعلوا شيئا.',
    en: 'Hello {{name}},\n\n{{person}} ({{email}}) asks to join {{association}}. If you know them, invite them from the page of the association; otherwise, do nothing.',
  },
  action: { fr: 'Voir les membres', ar: 'عرض الأعضاء', en: 'See the members' },
});

/**
 * Somebody who was about to register an association that may be here asks to join it. Whoever asks is told nothing, whether it is here or
 * not; its president reads who asks.
 */
@Injectable()
export class AskToJoin {
  constructor(
    private readonly tx: Tx,
    private readonly limits: Limits,
    private readonly likeness: Likeness,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** @throws THROTTLED */
  execute(actor: Actor, typed: { name: { fr: string; ar: string }; ice: string | null; regionCode: string | null }): Promise<void> {
    requireAccess(actor, 'association.register');
    return this.tx.run(async (em) => {
      await this.limits.spendIn(em, 'join-requests', actor.personId!);
      const meant = await this.likeness.meant(em, typed);
      if (!meant || actor.ownAssociationIds.includes(meant.id)) return;
      await this.trail.record(em, actor, { subject: 'association', subjectId: meant.id, event: 'ask_to_join' });
      await this.outbox.publish(em, JoinAsked, { associationId: meant.id, personId: actor.personId! });
    });
  }
}

export const tellJoinAsked = defineJob({ name: 'associations.tell-join-asked', queue: 'events', payload: JoinAsked.payload });

@Injectable()
export class TellJoinAsked implements JobHandler<z.infer<typeof JoinAsked.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  handle({ associationId, personId }: z.infer<typeof JoinAsked.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const { name: association } = await findAssociation(em, associationId);
      const person = (await this.directory.people(em, [personId])).get(personId);
      const presidents = await this.associations.signatories(em, associationId);
      if (!person) return 'skipped';
      await this.messages.send(em, {
        to: presidents.map(({ id }) => id),
        message: wantsToJoin,
        names: [person.id],
        params: { association, person: person.name, email: person.email },
        path: `/app/associations/${associationId}`,
      });
      return 'done';
    });
  }
}
