import { defineMachine, type StateOf } from '#kernel';

/** The life of a call for projects. Whether it is open is decided by the clock (`openness.ts`); the state follows. */
export const callMachine = defineMachine({
  name: 'call',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', ar: 'مسودة', en: 'Draft' },
    published: { fr: 'Publié', ar: 'منشور', en: 'Published' },
    open: { fr: 'Ouvert', ar: 'مفتوح', en: 'Open' },
    closed: { fr: 'Clos', ar: 'مغلق', en: 'Closed' },
    selecting: { fr: 'En sélection', ar: 'قيد الانتقاء', en: 'Selecting' },
    decided: { fr: 'Résultats arrêtés', ar: 'تم البت في النتائج', en: 'Decided' },
    archived: { fr: 'Archivé', ar: 'مؤرشف', en: 'Archived', final: true },
    cancelled: { fr: 'Annulé', ar: 'ملغى', en: 'Cancelled', final: true },
  },
  events: {
    publish: { from: ['draft'], to: 'published', by: ['programme.officer'], fr: 'Publier', ar: 'نشر', en: 'Publish' },
    open: { from: ['published'], to: 'open', by: ['system'], fr: 'Ouvrir', ar: 'فتح', en: 'Open' },
    close: { from: ['open'], to: 'closed', by: ['system'], fr: 'Clore', ar: 'إغلاق', en: 'Close' },
    cancel: {
      from: ['draft', 'published', 'open', 'closed'],
      to: 'cancelled',
      by: ['programme.officer'],
      fr: 'Annuler',
      ar: 'إلغاء',
      en: 'Cancel',
    },
    begin_selecting: {
      from: ['closed'],
      to: 'selecting',
      by: ['system'],
      fr: 'Commencer la sélection',
      ar: 'بدء الانتقاء',
      en: 'Begin selecting',
    },
    decide: {
      from: ['closed', 'selecting'],
      to: 'decided',
      by: ['system'],
      fr: 'Arrêter les résultats',
      ar: 'حصر النتائج',
      en: 'Settle the results',
    },
    archive: { from: ['decided'], to: 'archived', by: ['programme.officer'], fr: 'Archiver', ar: 'أرشفة', en: 'Archive' },
  },
});
export type CallState = StateOf<typeof callMachine>;
