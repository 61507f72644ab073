import { defineMachine, type StateOf } from '#kernel';

/** The life of one numbered edition of a year's bilan. */
export const bilanEditionMachine = defineMachine({
  name: 'bilan_edition',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', ar: 'مسودة', en: 'Draft' },
    frozen: { fr: 'Arrêtée', ar: 'محصور', en: 'Frozen' },
    published: { fr: 'Publiée', ar: 'منشور', en: 'Published', final: true },
  },
  events: {
    freeze: { from: ['draft'], to: 'frozen', by: ['communication.officer'], fr: 'Arrêter les chiffres', ar: 'حصر الأرقام', en: 'Freeze' },
    publish: { from: ['frozen'], to: 'published', by: ['communication.officer'], fr: 'Publier', ar: 'نشر', en: 'Publish' },
  },
});
export type BilanEditionState = StateOf<typeof bilanEditionMachine>;
