import { defineMachine, type StateOf } from '#kernel/public';

const WRITERS = ['association.president', 'association.treasurer', 'association.editor'] as const;

/** The life of the narrative and financial report on one tranche. */
export const reportMachine = defineMachine({
  name: 'report',
  initial: 'due',
  states: {
    due: { fr: 'À remettre', ar: 'في انتظار التقديم', en: 'Due' },
    late: { fr: 'En retard', ar: 'متأخر', en: 'Late' },
    submitted: { fr: 'Remis', ar: 'مقدم', en: 'Submitted' },
    returned: { fr: 'À corriger', ar: 'معاد للتصحيح', en: 'Returned' },
    accepted: { fr: 'Accepté', ar: 'مقبول', en: 'Accepted', final: true },
  },
  events: {
    become_late: { from: ['due'], to: 'late', by: ['system'], fr: 'Passer en retard', ar: 'تجاوز الأجل', en: 'Become late' },
    submit: { from: ['due', 'late', 'returned'], to: 'submitted', by: WRITERS, fr: 'Remettre', ar: 'تقديم', en: 'Submit' },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: ['programme.officer'],
      fr: 'Renvoyer pour correction',
      ar: 'إعادة للتصحيح',
      en: 'Return',
    },
    accept: { from: ['submitted'], to: 'accepted', by: ['programme.officer'], fr: 'Accepter', ar: 'قبول', en: 'Accept' },
  },
});
export type ReportState = StateOf<typeof reportMachine>;
/** The association may write. */
export const WRITABLE: readonly ReportState[] = ['due', 'late', 'returned'];
