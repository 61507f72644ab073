import { defineMachine, type StateOf } from '#kernel';

/** The life of a figure that others published: nobody outside reads it before a second person has confirmed it. */
export const claimMachine = defineMachine({
  name: 'claim',
  initial: 'waiting',
  states: {
    waiting: { fr: 'À confirmer', ar: 'في انتظار التأكيد', en: 'To confirm' },
    confirmed: { fr: 'Confirmé', ar: 'مؤكد', en: 'Confirmed' },
    withdrawn: { fr: 'Retiré', ar: 'مسحوب', en: 'Withdrawn', final: true },
  },
  events: {
    confirm: {
      from: ['waiting'],
      to: 'confirmed',
      by: ['programme.officer', 'communication.officer'],
      fr: 'Confirmer',
      ar: 'تأكيد',
      en: 'Confirm',
    },
    correct: { from: ['waiting', 'confirmed'], to: 'waiting', by: ['programme.officer'], fr: 'Corriger', ar: 'تصحيح', en: 'Correct' },
    withdraw: {
      from: ['waiting', 'confirmed'],
      to: 'withdrawn',
      by: ['programme.officer', 'communication.officer'],
      fr: 'Retirer',
      ar: 'سحب',
      en: 'Withdraw',
    },
  },
});
export type ClaimState = StateOf<typeof claimMachine>;
