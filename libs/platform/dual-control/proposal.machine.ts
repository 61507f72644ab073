import { defineMachine, type StateOf } from '#kernel';

/** The life of a proposal under dual control; `*`: whoever the policy of its kind lets act. */
export const proposalMachine = defineMachine({
  name: 'proposal',
  initial: 'waiting',
  states: {
    waiting: { fr: 'En attente d’une seconde personne', ar: 'في انتظار شخص ثان', en: 'Waiting for a second person' },
    executed: { fr: 'Confirmée et exécutée', ar: 'تم التأكيد والتنفيذ', en: 'Confirmed and carried out', final: true },
    refused: { fr: 'Refusée', ar: 'مرفوضة', en: 'Refused', final: true },
    withdrawn: { fr: 'Retirée', ar: 'مسحوبة', en: 'Withdrawn', final: true },
    expired: { fr: 'Expirée', ar: 'منتهية الأجل', en: 'Expired', final: true },
  },
  events: {
    confirm: { from: ['waiting'], to: 'executed', by: ['*'], fr: 'Confirmer', ar: 'تأكيد', en: 'Confirm' },
    refuse: { from: ['waiting'], to: 'refused', by: ['*'], fr: 'Refuser', ar: 'رفض', en: 'Refuse' },
    withdraw: { from: ['waiting'], to: 'withdrawn', by: ['*'], fr: 'Retirer', ar: 'سحب', en: 'Withdraw' },
    expire: { from: ['waiting'], to: 'expired', by: ['system'], fr: 'Laisser expirer', ar: 'انتهاء الأجل', en: 'Let expire' },
  },
});
export type ProposalState = StateOf<typeof proposalMachine>;
