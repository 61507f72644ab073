import { defineMachine, type StateOf } from '#kernel/public';

const WRITERS = ['association.president', 'association.treasurer', 'association.editor'] as const;
const OFFICERS = ['instructor', 'programme.officer'] as const;

/** The life of changes to what was verified: the association stays as it was until an officer has decided, field by field. */
export const revisionMachine = defineMachine({
  name: 'association_revision',
  initial: 'waiting',
  states: {
    waiting: { fr: 'À vérifier', ar: 'في انتظار التحقق', en: 'To be verified' },
    returned: { fr: 'À corriger', ar: 'تتطلب التصحيح', en: 'To be corrected' },
    accepted: { fr: 'Acceptée', ar: 'مقبولة', en: 'Accepted', final: true },
    withdrawn: { fr: 'Retirée', ar: 'مسحوبة', en: 'Withdrawn', final: true },
  },
  events: {
    amend: { from: ['waiting', 'returned'], to: 'waiting', by: WRITERS, fr: 'Corriger', ar: 'تصحيح', en: 'Correct' },
    accept: { from: ['waiting'], to: 'accepted', by: OFFICERS, fr: 'Accepter', ar: 'قبول', en: 'Accept' },
    return: { from: ['waiting'], to: 'returned', by: OFFICERS, fr: 'Retourner', ar: 'إرجاع', en: 'Return' },
    withdraw: { from: ['waiting', 'returned'], to: 'withdrawn', by: WRITERS, fr: 'Retirer', ar: 'سحب', en: 'Withdraw' },
  },
});
export type RevisionState = StateOf<typeof revisionMachine>;
