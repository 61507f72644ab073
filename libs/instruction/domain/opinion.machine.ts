import { defineMachine, type StateOf } from '#kernel';

/** A technical opinion asked of a named service. */
export const opinionMachine = defineMachine({
  name: 'opinion',
  initial: 'asked',
  states: {
    asked: { fr: 'Demandé', ar: 'مطلوب', en: 'Asked' },
    answered: { fr: 'Rendu', ar: 'تم إبداؤه', en: 'Answered', final: true },
    lapsed: { fr: 'Délai dépassé', ar: 'انقضى الأجل', en: 'Overdue' },
  },
  events: {
    answer: {
      from: ['asked', 'lapsed'],
      to: 'answered',
      by: ['instructor'],
      fr: 'Consigner l’avis',
      ar: 'تدوين الرأي',
      en: 'Record the opinion',
    },
    lapse: { from: ['asked'], to: 'lapsed', by: ['system'], fr: 'Constater le retard', ar: 'معاينة التأخر', en: 'Note the delay' },
  },
});
export type OpinionState = StateOf<typeof opinionMachine>;
