import { z } from 'zod';
import { formatCentimes, type Label, type Localized } from '#kernel';
import { defineProposal } from '#platform';

/** What moves or gives up money after the bank: proposed by one, done when another confirms. */
export const reversePayment = defineProposal({
  kind: 'payment_order.reverse',
  subject: 'payment_order',
  payload: z.object({ paymentOrderId: z.uuid() }),
  propose: 'payment_order.reverse',
  confirm: 'payment_order.confirm_reverse',
  label: { fr: 'Annuler un paiement exécuté', ar: 'إلغاء أداء منفذ', en: 'Reverse an executed payment' },
});
export const settleRecovery = defineProposal({
  kind: 'recovery_order.settle',
  subject: 'recovery_order',
  payload: z.object({ recoveryOrderId: z.uuid(), settledOn: z.iso.date(), reference: z.string() }),
  propose: 'recovery_order.settle',
  confirm: 'recovery_order.confirm',
  label: { fr: 'Constater l’encaissement d’un reversement', ar: 'معاينة استخلاص مبلغ', en: 'Record the payment of a recovery' },
});
export const giveUpRecovery = defineProposal({
  kind: 'recovery_order.cancel',
  subject: 'recovery_order',
  payload: z.object({ recoveryOrderId: z.uuid() }),
  propose: 'recovery_order.cancel',
  confirm: 'recovery_order.confirm',
  label: { fr: 'Abandonner un reversement', ar: 'التخلي عن استخلاص مبلغ', en: 'Give up a recovery' },
});
export const matchCase = defineProposal({
  kind: 'statement_case.match',
  errors: ['CASE_OF_OTHER_ACCOUNT', 'CASE_DOES_NOT_MATCH'],
  subject: 'statement_case',
  payload: z.object({ caseId: z.uuid(), paymentOrderId: z.uuid().nullable(), recoveryOrderId: z.uuid().nullable() }),
  propose: 'statement_case.match',
  confirm: 'statement_case.confirm',
  label: { fr: 'Rapprocher un mouvement de la banque', ar: 'مطابقة حركة بنكية', en: 'Match a movement of the bank' },
});
export const closeCase = defineProposal({
  kind: 'statement_case.close',
  subject: 'statement_case',
  payload: z.object({ caseId: z.uuid() }),
  propose: 'statement_case.propose_close',
  confirm: 'statement_case.confirm',
  label: { fr: 'Classer un mouvement de la banque', ar: 'حفظ حركة بنكية', en: 'Close a movement of the bank' },
});

/** What the caller gets back: the proposal that now waits for another person. */
export interface Proposed {
  proposalId: string;
}

/** One sentence about a sum of one association, for whoever confirms. */
export function aboutMoney(act: Label, amountCentimes: number, association: Localized | null): Label {
  const amount = `\u2066${formatCentimes(amountCentimes)}\u2069\u00a0`;
  const text = (verb: string, unit: string, name: string | undefined) => `${verb} — ${amount}${unit}${name ? `, \u2068${name}\u2069` : ''}`;
  return {
    fr: text(act.fr, 'DH', association?.fr),
    ar: text(act.ar, 'درهم', association?.ar || association?.fr),
    en: text(act.en, 'DH', association?.en ?? association?.fr),
  };
}
