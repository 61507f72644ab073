import { defineMachine, type StateOf } from '#kernel';

/** The closing of a project: what was spent is computed, what is to be given back is given back, the file is closed. */
export const closingMachine = defineMachine({
  name: 'closing',
  initial: 'open',
  states: {
    open: { fr: 'Projet en cours', ar: 'المشروع جارٍ', en: 'Project under way' },
    computed: { fr: 'Calculée', ar: 'محتسب', en: 'Computed' },
    recovering: { fr: 'En attente de reversement', ar: 'في انتظار الاسترجاع', en: 'Awaiting recovery' },
    closed: { fr: 'Clôturée', ar: 'مغلق', en: 'Closed', final: true },
  },
  events: {
    compute: { from: ['open', 'computed'], to: 'computed', by: ['programme.officer'], fr: 'Calculer', ar: 'احتساب', en: 'Compute' },
    demand: {
      from: ['computed'],
      to: 'recovering',
      by: ['programme.officer'],
      fr: 'Demander le reversement',
      ar: 'طلب الاسترجاع',
      en: 'Demand recovery',
    },
    close: { from: ['computed'], to: 'closed', by: ['programme.officer'], fr: 'Clôturer', ar: 'إغلاق', en: 'Close' },
    settle: {
      from: ['recovering'],
      to: 'closed',
      by: ['system'],
      fr: 'Clôturer après reversement',
      ar: 'إغلاق بعد الاسترجاع',
      en: 'Close once recovered',
    },
  },
});
export type ClosingState = StateOf<typeof closingMachine>;
