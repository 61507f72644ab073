import type { Label } from '#kernel';
import type { BankStatementEntry } from './bank/index.js';
import type { PaymentOrderState } from './payment-order.machine.js';

export type EntryOutcome =
  | 'executed'
  | 'rejected'
  | 'given_back'
  | 'corrected'
  | 'already'
  | 'repeated'
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
  repeated: { fr: 'Peut-être la même écriture', ar: 'ربما القيد نفسه', en: 'Perhaps the same entry' },
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
  'repeated',
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
  'repeated',
  'wrong_amount',
  'wrong_total',
  'wrong_state',
  'second_debit',
  'second_credit',
];

/** Movements that are not of our account, or do not say so: they move nothing, whoever matches them. */
export const NOT_OUR_ACCOUNT: readonly EntryOutcome[] = ['other_account', 'no_account'];

/** Debits that may have taken the money of an order once more: a credit corrects them before it gives anything back. */
export const TAKEN_AGAIN: readonly EntryOutcome[] = ['second_debit', 'already', 'repeated'];

/** Where one line of the bank stands before its order is looked at. */
export interface EntryPlace {
  account: 'ours' | 'other' | 'none';
  /** Read before: surely the same movement, or perhaps, where the bank gives nothing that tells them apart. */
  seen: 'surely' | 'perhaps' | null;
}

/** The order that a line names, as far as its meaning needs it. */
export interface NamedOrder {
  state: PaymentOrderState;
  amountCentimes: number;
  /** Money is still awaited for it: a receivable that nobody settled. */
  owed: boolean;
  /** The bank took the money twice and has not given the second back. */
  takenTwice: boolean;
  /** Debits less credits that the bank booked about it before this movement. */
  netCentimes: number;
}

/** What one movement means before any order: null when its order decides. */
export function meaningOfPlace(entry: BankStatementEntry, { account, seen }: EntryPlace): EntryOutcome | null {
  if (entry.status !== 'booked') return 'not_booked';
  if (seen === 'surely') return 'already';
  if (account !== 'ours') return account === 'none' ? 'no_account' : 'other_account';
  return seen === 'perhaps' ? 'repeated' : null;
}

/** What of a line decides its meaning, once it is booked on our account. */
type Said = Pick<BankStatementEntry, 'endToEndId' | 'amountCentimes' | 'direction' | 'reversal' | 'returnReason'>;

/** What one movement of our account means for the order it names; `order` is null when no order has that number. */
export function meaningOf(entry: Said, order: NamedOrder | null): EntryOutcome {
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

/**
 * The one rule of what a credit does, however it came: an order ends only when the credits, this one with them, cover all its
 * debits. A credit that leaves a whole payment out corrects a second debit; one that leaves a part is looked at.
 */
function meaningOfCredit({ state, amountCentimes, owed, takenTwice, netCentimes }: NamedOrder): EntryOutcome {
  const leftCentimes = netCentimes - amountCentimes;
  const covered = leftCentimes <= 0;
  if (state === 'sent') return covered ? 'rejected' : 'wrong_state';
  if (!TAKEN.includes(state)) return 'wrong_state';
  if ((state === 'reversed' || state === 'rejected') && !owed) return takenTwice ? 'corrected' : 'second_credit';
  if (covered) return 'given_back';
  return leftCentimes >= amountCentimes ? 'corrected' : 'wrong_state';
}

const CREDIT_MOVES: readonly EntryOutcome[] = ['rejected', 'corrected', 'given_back'];

/** What one line means that names a whole file of ours, for each of its orders: it moves them all, or none. */
export function meaningOfBatch(
  entry: BankStatementEntry,
  orders: readonly NamedOrder[],
): EntryOutcome[] | 'unknown' | 'wrong_total' | 'wrong_state' {
  if (orders.length === 0) return 'unknown';
  if (orders.reduce((sum, { amountCentimes }) => sum + amountCentimes, 0) !== entry.amountCentimes) return 'wrong_total';
  const meanings = orders.map((order) => meaningOf({ ...entry, endToEndId: 'batch', amountCentimes: order.amountCentimes }, order));
  if (entry.direction === 'credit') return meanings.every((one) => CREDIT_MOVES.includes(one)) ? meanings : 'wrong_state';
  if (meanings.every((one) => one === 'executed') || meanings.every((one) => one === 'second_debit')) return meanings;
  return meanings.includes('wrong_state') ? 'wrong_state' : 'wrong_total';
}
