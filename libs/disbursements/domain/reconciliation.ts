import type { Label } from '#kernel';
import type { BankStatementEntry } from './bank/index.js';
import type { PaymentOrderState } from './payment-order.machine.js';

export type EntryOutcome =
  | 'executed'
  | 'rejected'
  | 'given_back'
  | 'corrected'
  | 'already'
  | 'not_booked'
  | 'no_reference'
  | 'unknown'
  | 'wrong_amount'
  | 'wrong_total'
  | 'wrong_state'
  | 'second_debit'
  | 'second_credit'
  | 'other_account'
  | 'no_account';

export const OUTCOME_LABELS: Readonly<Record<EntryOutcome, Label>> = {
  executed: { fr: 'Paiement constaté', ar: 'تمت معاينة الأداء', en: 'Payment recorded' },
  rejected: { fr: 'Rejet constaté', ar: 'تمت معاينة الرفض', en: 'Rejection recorded' },
  given_back: { fr: 'Retour de fonds constaté', ar: 'تمت معاينة إرجاع المبلغ', en: 'Return recorded' },
  corrected: { fr: 'Second débit corrigé par la banque', ar: 'صحح البنك الخصم الثاني', en: 'Second debit corrected by the bank' },
  already: { fr: 'Même écriture déjà lue, ignorée', ar: 'سبقت قراءة القيد نفسه، تم تجاهله', en: 'Same entry already read, ignored' },
  not_booked: { fr: 'Écriture non définitive, ignorée', ar: 'قيد غير نهائي، تم تجاهله', en: 'Not booked, ignored' },
  no_reference: { fr: 'Aucune référence de nos ordres', ar: 'لا يتضمن أي مرجع لأوامرنا', en: 'No reference of our orders' },
  unknown: { fr: 'Référence inconnue', ar: 'مرجع غير معروف', en: 'Unknown reference' },
  wrong_amount: { fr: 'Montant différent de l’ordre', ar: 'المبلغ مخالف للأمر', en: 'Amount differs from the order' },
  wrong_total: { fr: 'Total différent du lot', ar: 'المجموع مخالف للدفعة', en: 'Total differs from the batch' },
  wrong_state: { fr: 'L’ordre n’attend pas ce mouvement', ar: 'الأمر لا ينتظر هذه الحركة', en: 'The order does not await this movement' },
  second_debit: {
    fr: 'Second débit d’un ordre déjà exécuté',
    ar: 'خصم ثان لأمر سبق تنفيذه',
    en: 'Second debit of an order already executed',
  },
  second_credit: {
    fr: 'Second retour d’un ordre déjà revenu',
    ar: 'إرجاع ثان لأمر سبق إرجاعه',
    en: 'Second return of an order already back',
  },
  other_account: { fr: 'Relevé d’un autre compte', ar: 'كشف حساب آخر', en: 'Statement of another account' },
  no_account: { fr: 'Relevé sans compte', ar: 'كشف بدون حساب', en: 'Statement without an account' },
};

/** What somebody has to look at: each becomes a case, and executes nothing. */
export const CASE_OUTCOMES: readonly EntryOutcome[] = [
  'no_reference',
  'unknown',
  'wrong_amount',
  'wrong_total',
  'wrong_state',
  'second_debit',
  'second_credit',
  'other_account',
  'no_account',
];

/** Cases about money of our orders: no one ends them alone. */
export const NEEDS_TWO_PERSONS: readonly EntryOutcome[] = [
  'already',
  'wrong_amount',
  'wrong_total',
  'wrong_state',
  'second_debit',
  'second_credit',
];

/** Where one line of the bank stands before its order is looked at. */
export interface EntryPlace {
  account: 'ours' | 'other' | 'none';
  /** The same movement was read before, in this file or another. */
  seen: boolean;
}

/** The order that a line names, as far as its meaning needs it. */
export interface NamedOrder {
  state: PaymentOrderState;
  amountCentimes: number;
  /** Money is still awaited for it: a receivable that nobody settled. */
  owed: boolean;
  /** The bank took the money twice and has not given the second back. */
  takenTwice: boolean;
}

/** What one movement means before any order: null when its order decides. */
export function meaningOfPlace(entry: BankStatementEntry, { account, seen }: EntryPlace): EntryOutcome | null {
  if (entry.status !== 'booked') return 'not_booked';
  if (seen) return 'already';
  if (account === 'ours') return null;
  return account === 'none' ? 'no_account' : 'other_account';
}

/** What one movement of our account means for the order it names; `order` is null when no order has that number. */
export function meaningOf(entry: BankStatementEntry, order: NamedOrder | null): EntryOutcome {
  if (!entry.endToEndId) return 'no_reference';
  if (!order) return 'unknown';
  if (order.amountCentimes !== entry.amountCentimes) return 'wrong_amount';
  if (entry.direction === 'credit') return meaningOfCredit(order);
  return entry.reversal || entry.returnReason ? 'wrong_state' : meaningOfDebit(order.state);
}

const TAKEN: readonly PaymentOrderState[] = ['executed', 'recalled', 'reversed', 'rejected'];

function meaningOfDebit(state: PaymentOrderState): EntryOutcome {
  if (state === 'sent') return 'executed';
  return TAKEN.includes(state) ? 'second_debit' : 'wrong_state';
}

function meaningOfCredit({ state, owed, takenTwice }: NamedOrder): EntryOutcome {
  if (state === 'sent') return 'rejected';
  if (takenTwice) return 'corrected';
  if (state === 'executed' || state === 'recalled') return 'given_back';
  if (state === 'reversed' || state === 'rejected') return owed ? 'given_back' : 'second_credit';
  return 'wrong_state';
}

/** What one line means that settles a whole file of ours: all its orders at once, or nothing. */
export function meaningOfBatch(
  entry: BankStatementEntry,
  orders: readonly { state: PaymentOrderState; amountCentimes: number }[],
): EntryOutcome {
  if (orders.length === 0) return 'unknown';
  if (entry.direction === 'credit' || entry.reversal || entry.returnReason) return 'wrong_state';
  if (orders.every(({ state }) => TAKEN.includes(state))) return 'second_debit';
  const total = orders.reduce((sum, order) => sum + order.amountCentimes, 0);
  return total === entry.amountCentimes && orders.every(({ state }) => state === 'sent') ? 'executed' : 'wrong_total';
}
