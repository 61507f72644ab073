import type { Label } from '#kernel';
import type { BankStatementEntry } from './bank/index.js';
import type { PaymentOrderState } from './payment-order.machine.js';

export type EntryOutcome =
  | 'executed'
  | 'rejected'
  | 'given_back'
  | 'already'
  | 'not_booked'
  | 'no_reference'
  | 'unknown'
  | 'wrong_amount'
  | 'wrong_state'
  | 'other_account';

export const OUTCOME_LABELS: Readonly<Record<EntryOutcome, Label>> = {
  executed: { fr: 'Paiement constaté', ar: 'تمت معاينة الأداء', en: 'Payment recorded' },
  rejected: { fr: 'Rejet constaté', ar: 'تمت معاينة الرفض', en: 'Rejection recorded' },
  given_back: { fr: 'Retour de fonds constaté', ar: 'تمت معاينة إرجاع المبلغ', en: 'Return recorded' },
  already: { fr: 'Déjà constaté, ignoré', ar: 'سبقت معاينته، تم تجاهله', en: 'Already recorded, ignored' },
  not_booked: { fr: 'Écriture non définitive, ignorée', ar: 'قيد غير نهائي، تم تجاهله', en: 'Not booked, ignored' },
  no_reference: { fr: 'Mouvement étranger à nos ordres', ar: 'حركة لا تتعلق بأوامرنا', en: 'Not about our orders' },
  unknown: { fr: 'Référence inconnue', ar: 'مرجع غير معروف', en: 'Unknown reference' },
  wrong_amount: { fr: 'Montant différent de l’ordre', ar: 'المبلغ مخالف للأمر', en: 'Amount differs from the order' },
  wrong_state: { fr: 'Ordre non envoyé à la banque', ar: 'أمر لم يحل على البنك', en: 'Order not sent to the bank' },
  other_account: { fr: 'Relevé d’un autre compte', ar: 'كشف حساب آخر', en: 'Statement of another account' },
};

/** What somebody has to look at. */
export const MISMATCHES: readonly EntryOutcome[] = ['unknown', 'wrong_amount', 'wrong_state', 'other_account'];

/** What one movement means for the order it names; `order` is null when no order has that number. */
export function meaningOf(
  entry: BankStatementEntry,
  ours: boolean,
  order: { state: PaymentOrderState; amountCentimes: number } | null,
): EntryOutcome {
  if (!ours) return 'other_account';
  if (entry.status !== 'booked') return 'not_booked';
  if (!entry.endToEndId) return 'no_reference';
  if (!order) return 'unknown';
  if (order.amountCentimes !== entry.amountCentimes) return 'wrong_amount';
  return comesBack(entry) ? meaningOfReturn(order.state) : meaningOfDebit(order.state);
}

function comesBack(entry: BankStatementEntry): boolean {
  return entry.direction === 'credit' || entry.reversal || entry.returnReason !== null;
}

function meaningOfDebit(state: PaymentOrderState): EntryOutcome {
  if (state === 'sent') return 'executed';
  return state === 'executed' || state === 'reversed' || state === 'rejected' ? 'already' : 'wrong_state';
}

function meaningOfReturn(state: PaymentOrderState): EntryOutcome {
  if (state === 'sent') return 'rejected';
  if (state === 'executed') return 'given_back';
  return state === 'rejected' || state === 'reversed' ? 'already' : 'wrong_state';
}
