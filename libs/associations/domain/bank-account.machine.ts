import { defineMachine, type StateOf } from '#kernel';

/**
 * The life of a bank account: proposed by one person of the association, confirmed by another, verified by an officer.
 * The first account is confirmed and verified together with the registration that carries it.
 */
export const bankAccountMachine = defineMachine({
  name: 'bank_account',
  initial: 'proposed',
  states: {
    proposed: { fr: 'Proposé', ar: 'مقترح', en: 'Proposed' },
    confirmed: { fr: 'Confirmé par l’association', ar: 'أكدته الجمعية', en: 'Confirmed by the association' },
    verified: { fr: 'Vérifié', ar: 'تم التحقق منه', en: 'Verified' },
    rejected: { fr: 'Refusé', ar: 'مرفوض', en: 'Rejected', final: true },
    replaced: { fr: 'Remplacé', ar: 'تم استبداله', en: 'Replaced', final: true },
  },
  events: {
    confirm: {
      from: ['proposed'],
      to: 'confirmed',
      by: ['association.president', 'association.treasurer'],
      fr: 'Confirmer',
      ar: 'تأكيد',
      en: 'Confirm',
    },
    confirm_with_registration: {
      from: ['proposed'],
      to: 'confirmed',
      by: ['system'],
      fr: 'Confirmer avec l’inscription',
      ar: 'التأكيد مع التسجيل',
      en: 'Confirm with the registration',
    },
    verify: {
      from: ['confirmed'],
      to: 'verified',
      by: ['instructor', 'programme.officer', 'accountant'],
      fr: 'Vérifier',
      ar: 'تأكيد التحقق',
      en: 'Verify',
    },
    reject: {
      from: ['proposed', 'confirmed'],
      to: 'rejected',
      by: ['instructor', 'programme.officer', 'accountant'],
      fr: 'Refuser',
      ar: 'رفض',
      en: 'Reject',
    },
    abandon: {
      from: ['proposed', 'confirmed'],
      to: 'replaced',
      by: ['association.president', 'association.treasurer'],
      fr: 'Abandonner',
      ar: 'التخلي',
      en: 'Abandon',
    },
    replace: { from: ['verified'], to: 'replaced', by: ['system'], fr: 'Remplacer', ar: 'استبدال', en: 'Replace' },
  },
});
export type BankAccountState = StateOf<typeof bankAccountMachine>;
