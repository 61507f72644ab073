import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Label, Language } from '#kernel';
import { defineMessage, Messages } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler, type ProposalChange } from '#platform';
import { AssociationMerge } from '../data/association-merge.entity.js';
import { findAssociation } from '../data/associations.store.js';
import { AssociationsMerged } from './association.events.js';
import { valuesOf } from '../domain/merging.js';
import { asLabel } from './association-history.js';
import { Associations } from './associations.js';
import { changesOf, namedAs } from './merge-words.js';

const SEE = { fr: 'Voir l’association', ar: 'عرض الجمعية', en: 'See the association' };
const merged = defineMessage({
  name: 'associations.merged',
  subject: {
    fr: 'Deux inscriptions réunies : {{association}}',
    ar: 'دمج تسجيلين: {{association}}',
    en: 'Two registrations merged: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration a réuni l’inscription « {{other}} » à « {{association}} », qui reste. {{taken}}Les dossiers, documents et membres y sont désormais ensemble. Si ce sont deux associations, répondez à l’administration de votre région : la réunion peut être défaite.',
    ar: 'تحية طيبة {{name}}،\n\nدمجت الإدارة تسجيل «{{other}}» في «{{association}}» التي تبقى. {{taken}}أصبحت الملفات والوثائق والأعضاء فيها مجتمعين. إذا كانتا جمعيتين، فأجيبوا إدارة جهتكم: يمكن التراجع عن الدمج.',
    en: 'Hello {{name}},\n\nthe administration has merged the registration “{{other}}” into “{{association}}”, which stays. {{taken}}Files, documents and members are there together from now on. If they are two associations, answer the administration of your region: the merge can be undone.',
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
    fr: 'Bonjour {{name}},\n\nla réunion de « {{other}} » et de « {{association}} » est défaite : chacune a retrouvé ses dossiers, ses documents et ses membres.{{taken}}',
    ar: 'تحية طيبة {{name}}،\n\nتم التراجع عن دمج «{{other}}» و«{{association}}»: استرجعت كل منهما ملفاتها ووثائقها وأعضاءها.{{taken}}',
    en: 'Hello {{name}},\n\nthe merge of “{{other}}” and “{{association}}” is undone: each has its files, its documents and its members again.{{taken}}',
  },
  action: SEE,
});

const TAKEN = {
  merge: { fr: 'Elle a pris de l’autre :', ar: 'أخذت من الأخرى:', en: 'It took from the other:' },
  unmerge: { fr: '« {{association}} » a retrouvé :', ar: 'استرجعت «{{association}}»:', en: '“{{association}}” has again:' },
};
const LINES: Readonly<Record<Language, (label: string, now: string, was: string) => string>> = {
  fr: (label, now, was) => `– ${label} : « ${now} » (avant : « ${was} »)`,
  ar: (label, now, was) => `– ${label}: «${now}» (قبل ذلك: «${was}»)`,
  en: (label, now, was) => `– ${label}: “${now}” (before: “${was}”)`,
};
const isolated = (text: string | undefined): string => `\u2068${text ?? '—'}\u2069`;

/** What became other with it, field by field as it is and as it was; nothing where nothing did. */
function takenInWords(event: 'merge' | 'unmerge', association: Label, changes: readonly ProposalChange[]): Label {
  const inOne = (language: Language) => {
    if (changes.length === 0) return '';
    const lines = changes.map(({ label, from, to }) =>
      LINES[language](label[language], isolated(to?.[language]), isolated(from?.[language])),
    );
    const begins = TAKEN[event][language].replace('{{association}}', isolated(association[language]));
    return `\n\n${begins}\n${lines.join('\n')}${event === 'merge' ? '\n\n' : ''}`;
  };
  return { fr: inOne('fr'), ar: inOne('ar'), en: inOne('en') };
}

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
      const held = valuesOf(other, row.taken);
      const changes = event === 'merge' ? changesOf(row.taken, row.before, held) : changesOf(row.taken, held, row.before);
      // The names as both had them before.
      const association = asLabel(namedAs(kept, row.before).name);
      const readers = [...(await this.associations.members(em, kept.id)), ...(await this.associations.members(em, other.id))];
      await this.messages.send(em, {
        to: [...new Set(readers.map(({ id }) => id))],
        message: event === 'merge' ? merged : apart,
        params: { association, other: other.name, taken: takenInWords(event, association, changes) },
        path: '/app/associations',
      });
      return 'done';
    });
  }
}
