import { dayInWords, formatCentimes, proportion, type Label } from '#kernel';

/** What stands in the way of a payment, in the same words for both sides. */
export interface Blocker {
  code: string;
  text: Label;
}

export type TrancheStatusCode = 'payable' | 'blocked' | 'ordered' | 'paid';

/** `under_way` still has a step to take here; `at_bank` no longer; `recalled` was paid and its money is awaited. */
export type OrderPhase = 'under_way' | 'at_bank' | 'executed' | 'recalled';

export interface TrancheSituation {
  rank: number;
  conditions: readonly string[];
  spentBasisPoints: number | null;
  /** `YYYY-MM-DD`. */
  notBefore: string | null;
  /** How far the order that counts for it has come; null when there is none. */
  order: OrderPhase | null;
  /** What became of the money of an earlier payment of this tranche that was reversed; null when it is back or there was none. */
  owed: 'awaited' | 'given_up' | null;
  /** The bank took money for an order of it that does not stand as paid, and has not given all of it back. */
  bankHoldsMoney: boolean;
  conventionInForce: boolean;
  /** Holder of the account that would be paid, as the bank file cannot carry it; null when it can or there is none. */
  unreadableHolder: string | null;
  /** Of the association: documents, flags, account. */
  hindrances: readonly Blocker[];
  previous: { paid: boolean; amountCentimes: number; report: { spentCentimes: number } | null } | null;
  /** `YYYY-MM-DD`. */
  today: string;
}

export const STATUS_LABELS: Readonly<Record<TrancheStatusCode, Label>> = {
  payable: { fr: 'Payable', ar: 'قابل للأداء', en: 'Payable' },
  blocked: { fr: 'Bloquée', ar: 'موقوف', en: 'Blocked' },
  ordered: { fr: 'Ordre en cours', ar: 'أمر بالأداء قيد الإنجاز', en: 'Order under way' },
  paid: { fr: 'Payée', ar: 'مؤدى', en: 'Paid' },
};

/**
 * Whether a tranche may be paid today, and everything that stands in the way. The same is asked of a tranche whose order is
 * under way: what came in the way since it was prepared stops it at its next step.
 */
export function trancheStatus(situation: TrancheSituation): { status: TrancheStatusCode; blockers: Blocker[] } {
  if (situation.order === 'recalled') return { status: 'blocked', blockers: receivable(situation) };
  if (situation.order === 'executed') return { status: 'paid', blockers: [] };
  if (situation.order === 'at_bank') return { status: 'ordered', blockers: [] };
  const blockers = [
    ...receivable(situation),
    ...heldByBank(situation),
    ...convention(situation),
    ...previousTranche(situation),
    ...date(situation),
    ...association(situation),
    ...(situation.unreadableHolder === null ? [] : [holderNotLatin(situation.unreadableHolder)]),
  ];
  if (situation.order === 'under_way') return { status: 'ordered', blockers };
  return { status: blockers.length === 0 ? 'payable' : 'blocked', blockers };
}

/** A tranche is paid again when the bank has shown the money of its first payment, and not before. */
function receivable({ order, owed }: TrancheSituation): Blocker[] {
  if (owed === 'given_up') {
    return [
      {
        code: 'RECEIVABLE_GIVEN_UP',
        text: {
          fr: 'Un premier versement de cette tranche n’est pas revenu et sa créance est abandonnée.',
          ar: 'لم يُرجع الأداء الأول لهذا الشطر وتم التخلي عن استخلاصه.',
          en: 'A first payment of this tranche did not come back and its recovery was given up.',
        },
      },
    ];
  }
  if (order !== 'recalled' && owed === null) return [];
  return [
    {
      code: 'RECEIVABLE_OPEN',
      text: {
        fr: 'Un versement de cette tranche a été annulé ; la banque n’a pas encore constaté le retour des fonds.',
        ar: 'ألغي أداء سابق لهذا الشطر؛ ولم يعاين البنك بعد إرجاع المبلغ.',
        en: 'A payment of this tranche was reversed; the bank has not shown the money back yet.',
      },
    },
  ];
}

/** By the bank's own entries, whatever the orders say: nothing leaves a second time before the first is back. */
function heldByBank({ bankHoldsMoney }: TrancheSituation): Blocker[] {
  if (!bankHoldsMoney) return [];
  return [
    {
      code: 'BANK_HOLDS_MONEY',
      text: {
        fr: 'La banque a débité notre compte pour cette tranche et n’a pas encore tout rendu.',
        ar: 'خصم البنك من حسابنا مبلغا لهذا الشطر ولم يرجعه كله بعد.',
        en: 'The bank debited our account for this tranche and has not given everything back yet.',
      },
    },
  ];
}

/** The bank reads Latin letters alone: an account whose holder is written in others is not paid, and is entered anew. */
export const holderNotLatin = (holder: string): Blocker => ({
  code: 'HOLDER_NOT_LATIN',
  text: {
    fr: `La banque ne lit que des lettres latines ; titulaire du compte : \u2068${holder}\u2069. L’association change de compte avec le titulaire de l’attestation de RIB.`,
    ar: `لا يقرأ البنك سوى الحروف اللاتينية؛ صاحب الحساب: \u2068${holder}\u2069. تغير الجمعية الحساب باسم صاحبه كما في شهادة التعريف البنكي.`,
    en: `The bank reads Latin letters alone; holder of the account: \u2068${holder}\u2069. The association changes its account, with the holder as on the RIB attestation.`,
  },
});

/** The order copied such a holder when it was prepared. */
export const orderHolderNotLatin = (holder: string): Blocker => ({
  code: 'ORDER_HOLDER_NOT_LATIN',
  text: {
    fr: `L’ordre porte un titulaire que la banque ne lit pas (\u2068${holder}\u2069) : annulez-le et préparez-en un nouveau.`,
    ar: `يحمل الأمر اسم صاحب حساب لا يقرؤه البنك (\u2068${holder}\u2069): ألغوه وأعدوا أمرا جديدا.`,
    en: `The order bears a holder that the bank does not read (\u2068${holder}\u2069): cancel it and prepare a new one.`,
  },
});

function convention({ conventionInForce }: TrancheSituation): Blocker[] {
  if (conventionInForce) return [];
  return [
    {
      code: 'CONVENTION_NOT_IN_FORCE',
      text: { fr: 'La convention n’est pas en vigueur.', ar: 'الاتفاقية غير سارية المفعول.', en: 'The convention is not in force.' },
    },
  ];
}

function previousTranche({ rank, conditions, spentBasisPoints, previous }: TrancheSituation): Blocker[] {
  if (!previous) return [];
  const blockers: Blocker[] = [];
  const before = rank - 1;
  if (!previous.paid) {
    blockers.push({
      code: 'PREVIOUS_NOT_PAID',
      text: {
        fr: `La tranche ${before} n’est pas encore payée.`,
        ar: `لم يؤد الشطر ${before} بعد.`,
        en: `Tranche ${before} is not paid yet.`,
      },
    });
  }
  if (conditions.includes('previous_report_accepted') && !previous.report) {
    blockers.push({
      code: 'REPORT_MISSING',
      text: {
        fr: `Le rapport de la tranche ${before} n’est pas accepté.`,
        ar: `لم يقبل تقرير الشطر ${before} بعد.`,
        en: `The report on tranche ${before} is not accepted.`,
      },
    });
  }
  const needed = proportion(previous.amountCentimes, spentBasisPoints ?? 0, 10_000);
  const spent = previous.report?.spentCentimes ?? 0;
  const share = (spentBasisPoints ?? 0) / 100;
  if (conditions.includes('spent_share') && spent < needed) {
    blockers.push({
      code: 'SPENT_TOO_LITTLE',
      text: {
        fr: `${formatCentimes(spent)} DH dépensés et acceptés sur la tranche ${before}\u00a0; il faut en justifier au moins ${formatCentimes(needed)}\u00a0DH (${share}\u00a0%).`,
        ar: `قُبل صرف \u2066${formatCentimes(spent)}\u2069 درهم من الشطر ${before}؛ ويجب تبرير صرف \u2066${formatCentimes(needed)}\u2069 درهم على الأقل (\u2066${share}\u00a0%\u2069).`,
        en: `${formatCentimes(spent)} DH of tranche ${before} spent and accepted; at least ${formatCentimes(needed)} DH (${share}%) must be accounted for.`,
      },
    });
  }
  return blockers;
}

function date({ conditions, notBefore, today }: TrancheSituation): Blocker[] {
  if (!conditions.includes('not_before') || !notBefore || today >= notBefore) return [];
  const day = dayInWords(notBefore);
  return [{ code: 'TOO_EARLY', text: { fr: `Pas avant le ${day.fr}.`, ar: `ليس قبل ${day.ar}.`, en: `Not before ${day.en}.` } }];
}

/** A red flag and a missing account always block; the validity of documents only where the tranche asks for it. */
function association({ conditions, hindrances }: TrancheSituation): Blocker[] {
  return hindrances.filter((hindrance) => conditions.includes('documents_valid') || !hindrance.code.startsWith('document_'));
}
