import { defineMachine, type StateOf } from '#kernel';

const BY = ['programme.officer'] as const;

/** The agreement with a funder: talked about first, with or without an amount, then signed or given up. Only what is signed is money. */
export const funderMachine = defineMachine({
  name: 'funder',
  initial: 'preparing',
  states: {
    preparing: { fr: 'En cours de finalisation', ar: 'قيد الإعداد النهائي', en: 'Being finalised' },
    signed: { fr: 'Signé', ar: 'موقع', en: 'Signed' },
    abandoned: { fr: 'Abandonné', ar: 'متخلى عنه', en: 'Given up' },
  },
  events: {
    sign: { from: ['preparing'], to: 'signed', by: [...BY], fr: 'Consigner la signature', ar: 'تدوين التوقيع', en: 'Record the signature' },
    abandon: { from: ['preparing'], to: 'abandoned', by: [...BY], fr: 'Abandonner', ar: 'التخلي', en: 'Give up' },
    reopen: {
      from: ['signed', 'abandoned'],
      to: 'preparing',
      by: [...BY],
      fr: 'Revenir à la préparation',
      ar: 'العودة إلى الإعداد',
      en: 'Go back to preparing',
    },
  },
});
export type FunderState = StateOf<typeof funderMachine>;
