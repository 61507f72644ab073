import { defineMachine, type StateOf } from '#kernel/public';
import type { OrderPhase } from './tranche-status.js';

/**
 * The life of a payment order: three people before the bank, and the bank alone says that it was paid, or that the money is
 * back. A payment that two persons reverse stays counted until then.
 */
export const paymentOrderMachine = defineMachine({
  name: 'payment_order',
  initial: 'prepared',
  states: {
    prepared: { fr: 'Préparé', ar: 'معد', en: 'Prepared' },
    verified: { fr: 'Vérifié', ar: 'متحقق منه', en: 'Verified' },
    authorised: { fr: 'Ordonnancé', ar: 'مأذون بصرفه', en: 'Authorised' },
    sent: { fr: 'Envoyé à la banque', ar: 'محال على البنك', en: 'Sent to the bank' },
    executed: { fr: 'Payé', ar: 'مؤدى', en: 'Paid' },
    rejected: { fr: 'Rejeté par la banque', ar: 'مرفوض من البنك', en: 'Rejected by the bank', final: true },
    recalled: { fr: 'Paiement annulé, fonds attendus', ar: 'ألغي الأداء، في انتظار إرجاع المبلغ', en: 'Reversed, money awaited' },
    reversed: { fr: 'Annulé, fonds revenus', ar: 'ملغى، تم إرجاع المبلغ', en: 'Reversed, money back', final: true },
    cancelled: { fr: 'Annulé', ar: 'ملغى', en: 'Cancelled', final: true },
  },
  events: {
    verify: { from: ['prepared'], to: 'verified', by: ['accountant'], fr: 'Vérifier', ar: 'تحقق', en: 'Verify' },
    authorise: {
      from: ['verified'],
      to: 'authorised',
      by: ['authorising.officer'],
      fr: 'Ordonnancer',
      ar: 'الإذن بالصرف',
      en: 'Authorise',
    },
    send: {
      from: ['authorised'],
      to: 'sent',
      by: ['accountant'],
      fr: 'Envoyer à la banque',
      ar: 'إحالة على البنك',
      en: 'Send to the bank',
    },
    execute: { from: ['sent'], to: 'executed', by: ['system'], fr: 'Constater le paiement', ar: 'معاينة الأداء', en: 'Record the payment' },
    reject: { from: ['sent'], to: 'rejected', by: ['system'], fr: 'Constater le rejet', ar: 'معاينة الرفض', en: 'Record the rejection' },
    give_back: {
      from: ['executed', 'recalled'],
      to: 'reversed',
      by: ['system'],
      fr: 'Constater le retour des fonds',
      ar: 'معاينة إرجاع المبلغ',
      en: 'Record the return',
    },
    reverse: {
      from: ['executed'],
      to: 'recalled',
      by: ['authorising.officer'],
      fr: 'Annuler le paiement',
      ar: 'إلغاء الأداء',
      en: 'Reverse',
    },
    cancel: {
      from: ['prepared', 'verified', 'authorised'],
      to: 'cancelled',
      by: ['programme.officer', 'authorising.officer'],
      fr: 'Annuler',
      ar: 'إلغاء',
      en: 'Cancel',
    },
    void: {
      from: ['prepared', 'verified', 'authorised'],
      to: 'cancelled',
      by: ['system'],
      fr: 'Annuler (compte bancaire changé)',
      ar: 'إلغاء (تغيير الحساب البنكي)',
      en: 'Void (bank account changed)',
    },
  },
});
export type PaymentOrderState = StateOf<typeof paymentOrderMachine>;

/** States in which the order counts against its tranche and its convention. */
export const LIVE_STATES: readonly PaymentOrderState[] = ['prepared', 'verified', 'authorised', 'sent', 'executed', 'recalled'];

/** States in which money that the bank took for the order is where it should be, or is awaited. */
export const PAID_STATES: readonly PaymentOrderState[] = ['sent', 'executed', 'recalled'];

/** How far a live order has come, as its tranche sees it. */
export function phaseOf(state: PaymentOrderState): OrderPhase {
  if (state === 'sent') return 'at_bank';
  return state === 'executed' || state === 'recalled' ? state : 'under_way';
}
