import { defineMachine, type StateOf } from '#kernel';

/**
 * The life of an invitation to join an association: nobody belongs to one without having said yes; who said no may come back to it as long as
 * it would have run. `*`: the person invited.
 */
export const memberInvitationMachine = defineMachine({
  name: 'member_invitation',
  initial: 'waiting',
  states: {
    waiting: { fr: 'En attente de réponse', ar: 'في انتظار الجواب', en: 'Waiting for an answer' },
    accepted: { fr: 'Acceptée', ar: 'مقبولة', en: 'Accepted', final: true },
    declined: { fr: 'Déclinée', ar: 'مرفوضة', en: 'Declined' },
    withdrawn: { fr: 'Retirée', ar: 'مسحوبة', en: 'Withdrawn', final: true },
    expired: { fr: 'Expirée', ar: 'منتهية الأجل', en: 'Expired', final: true },
  },
  events: {
    accept: { from: ['waiting'], to: 'accepted', by: ['*'], fr: 'Accepter', ar: 'قبول', en: 'Accept' },
    decline: { from: ['waiting'], to: 'declined', by: ['*'], fr: 'Décliner', ar: 'رفض', en: 'Decline' },
    reconsider: {
      from: ['declined'],
      to: 'waiting',
      by: ['*'],
      fr: 'Revenir sur son refus',
      ar: 'التراجع عن الرفض',
      en: 'Come back to the refusal',
    },
    withdraw: {
      from: ['waiting', 'declined'],
      to: 'withdrawn',
      by: ['association.president'],
      fr: 'Retirer',
      ar: 'سحب',
      en: 'Withdraw',
    },
    expire: { from: ['waiting'], to: 'expired', by: ['system'], fr: 'Laisser expirer', ar: 'انتهاء الأجل', en: 'Let expire' },
  },
});
export type MemberInvitationState = StateOf<typeof memberInvitationMachine>;
