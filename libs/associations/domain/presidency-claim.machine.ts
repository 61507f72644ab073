import { defineMachine, type StateOf } from '#kernel/public';

const OFFICERS = ['instructor', 'programme.officer'] as const;
const WRITERS = ['association.treasurer', 'association.editor'] as const;

/** The life of a claim to the presidency that minutes prove, where the president does not hand over. */
export const presidencyClaimMachine = defineMachine({
  name: 'presidency_claim',
  initial: 'waiting',
  states: {
    waiting: { fr: 'En attente de décision', ar: 'في انتظار القرار', en: 'Waiting for a decision' },
    contested: { fr: 'Contestée', ar: 'موضوع تعرض', en: 'Contested' },
    confirmed: { fr: 'Confirmée', ar: 'مؤكدة', en: 'Confirmed', final: true },
    refused: { fr: 'Refusée', ar: 'مرفوضة', en: 'Refused', final: true },
    withdrawn: { fr: 'Retirée', ar: 'مسحوبة', en: 'Withdrawn', final: true },
    overtaken: { fr: 'Sans objet', ar: 'أصبحت دون موضوع', en: 'Overtaken', final: true },
  },
  events: {
    object: { from: ['waiting'], to: 'contested', by: ['association.president'], fr: 'S’opposer', ar: 'التعرض', en: 'Object' },
    confirm: { from: ['waiting', 'contested'], to: 'confirmed', by: OFFICERS, fr: 'Confirmer', ar: 'تأكيد', en: 'Confirm' },
    refuse: { from: ['waiting', 'contested'], to: 'refused', by: OFFICERS, fr: 'Refuser', ar: 'رفض', en: 'Refuse' },
    withdraw: { from: ['waiting', 'contested'], to: 'withdrawn', by: WRITERS, fr: 'Retirer', ar: 'سحب', en: 'Withdraw' },
    overtake: {
      from: ['waiting', 'contested'],
      to: 'overtaken',
      by: ['system'],
      fr: 'Une passation a eu lieu',
      ar: 'تم نقل الرئاسة',
      en: 'Handed over meanwhile',
    },
  },
});
export type PresidencyClaimState = StateOf<typeof presidencyClaimMachine>;
