import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { defineMessage, Messages } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { AssociationMerge } from '../data/association-merge.entity.js';
import { findAssociation } from '../data/associations.store.js';
import { AssociationsMerged } from './association.events.js';
import { Associations } from './associations.js';

const SEE = { fr: 'Voir l’association', ar: 'عرض الجمعية', en: 'See the association' };
const merged = defineMessage({
  name: 'associations.merged',
  subject: {
    fr: 'Deux inscriptions réunies : {{association}}',
    ar: 'دمج تسجيلين: {{association}}',
    en: 'Two registrations merged: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration a réuni l’inscription « {{other}} » à « {{association}} », qui reste. Les dossiers, documents et membres y sont désormais ensemble. Si ce sont deux associations, répondez à l’administration de votre région : la réunion peut être défaite.',
    ar: 'تحية طيبة {{name}}،\n\nدمجت الإدارة تسجيل «{{other}}» في «{{association}}» التي تبقى. أصبحت الملفات والوثائق والأعضاء فيها مجتمعين. إذا كانتا جمعيتين، فأجيبوا إدارة جهتكم: يمكن التراجع عن الدمج.',
    en: 'Hello {{name}},\n\nthe administration has merged the registration “{{other}}” into “{{association}}”, which stays. Files, documents and members are there together from now on. If they are two associations, answer the administration of your region: the merge can be undone.',
  },
  action: SEE,
});
const apart = defineMessage({
  name: 'associations.unmerged',
  subject: {
    fr: 'Deux inscriptions à nouveau séparées : {{association}}',
    ar: 'تسجيلان منفصلان من جديد: {{association}}',
    en: 'Two registrations apart again: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nla réunion de « {{other}} » et de « {{association}} » est défaite : chacune a retrouvé ses dossiers, ses documents et ses membres.',
    ar: 'تحية طيبة {{name}}،\n\nتم التراجع عن دمج «{{other}}» و«{{association}}»: استرجعت كل منهما ملفاتها ووثائقها وأعضاءها.',
    en: 'Hello {{name}},\n\nthe merge of “{{other}}” and “{{association}}” is undone: each has its files, its documents and its members again.',
  },
  action: SEE,
});

export const tellMerged = defineJob({ name: 'associations.tell-merged', queue: 'events', payload: AssociationsMerged.payload });

/** The members of both, wherever they are now. */
@Injectable()
export class TellMerged implements JobHandler<z.infer<typeof AssociationsMerged.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  handle({ mergeId, event }: z.infer<typeof AssociationsMerged.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const row = await rowBy(em, AssociationMerge, { id: mergeId });
      if (!row || (row.undoneAt !== null) !== (event === 'unmerge')) return 'skipped';
      const [kept, other] = [await findAssociation(em, row.keptId), await findAssociation(em, row.otherId)];
      const readers = [...(await this.associations.members(em, kept.id)), ...(await this.associations.members(em, other.id))];
      await this.messages.send(em, {
        to: [...new Set(readers.map(({ id }) => id))],
        message: event === 'merge' ? merged : apart,
        params: { association: kept.name, other: other.name },
        path: '/app/associations',
      });
      return 'done';
    });
  }
}
