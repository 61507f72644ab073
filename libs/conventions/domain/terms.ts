import { proportion, splitByLargestRemainder, type FieldError, type Label } from '#kernel/public';

export type Instrument = 'convention' | 'award_decision';
export type TrancheCondition = 'documents_valid' | 'previous_report_accepted' | 'spent_share' | 'not_before';
export const TRANCHE_CONDITIONS: readonly TrancheCondition[] = ['documents_valid', 'previous_report_accepted', 'spent_share', 'not_before'];

/** What the payment of a tranche may wait for; nothing goes before the first one. */
export const conditionsOfTranche = (rank: number): readonly TrancheCondition[] =>
  rank > 1 ? TRANCHE_CONDITIONS : TRANCHE_CONDITIONS.filter((condition) => !AFTER_ANOTHER.includes(condition));
const AFTER_ANOTHER: readonly TrancheCondition[] = ['previous_report_accepted', 'spent_share'];

/** The clauses of the templates; raised when their text changes. */
export const TEMPLATE_REVISION = 1;
export const WHOLE_BASIS_POINTS = 10_000;

export const INSTRUMENT_LABELS: Readonly<Record<Instrument, Label>> = {
  convention: { fr: 'Convention de partenariat', ar: 'اتفاقية شراكة', en: 'Partnership convention' },
  award_decision: { fr: 'Décision d’octroi', ar: 'قرار منح الدعم', en: 'Award decision' },
};

const ACT_NAMES: Readonly<Record<Instrument, Label>> = {
  convention: { fr: 'Convention', ar: 'اتفاقية', en: 'Convention' },
  award_decision: INSTRUMENT_LABELS.award_decision,
};

/** An act as the subjects of messages call it: "Convention C-2027-0042". */
export function actName({ instrument, number }: { instrument: Instrument; number: string }): Label {
  const { fr, ar, en } = ACT_NAMES[instrument];
  return { fr: `${fr} ${number}`, ar: `${ar} \u2066${number}\u2069`, en: `${en} ${number}` };
}

/** Up to the ceiling a decision of the authorising officer is enough; above it, a convention. */
export const instrumentFor = (amountCentimes: number, ceilingCentimes: number): Instrument =>
  amountCentimes > ceilingCentimes ? 'convention' : 'award_decision';

/** `C-2027-0042`, `DO-2027-0003`. */
export const seriesOf = (instrument: Instrument) => ({ prefix: instrument === 'convention' ? 'C' : 'DO', digits: 4 });

/** One tranche as an officer plans it. */
export interface TranchePlan {
  /** Hundredths of a percent of the grant. */
  shareBasisPoints: number;
  conditions: readonly TrancheCondition[];
  /** For `spent_share`: hundredths of a percent of the previous tranches. */
  spentBasisPoints?: number | null;
  /** For `not_before`: `YYYY-MM-DD`. */
  notBefore?: string | null;
}

/** The plan that an institution usually follows: the first part at once, each other when the report before is accepted and enough is spent. */
export const usualTranches = ({ shares, spentBasisPoints }: { shares: readonly number[]; spentBasisPoints: number }): TranchePlan[] =>
  shares.map((shareBasisPoints, index) =>
    index === 0
      ? { shareBasisPoints, conditions: ['documents_valid'] }
      : { shareBasisPoints, conditions: ['documents_valid', 'previous_report_accepted', 'spent_share'], spentBasisPoints },
  );

export interface PlannedTranche extends TranchePlan {
  rank: number;
  amountCentimes: number;
}

const isWhole = (shares: readonly number[]): boolean => shares.reduce((sum, share) => sum + share, 0) === WHOLE_BASIS_POINTS;

/** What each share of a grant comes to: together the grant exactly, or each by itself while they make no whole. */
export const amountsOfShares = (amountCentimes: number, shares: readonly number[]): number[] =>
  isWhole(shares)
    ? splitByLargestRemainder(amountCentimes, shares)
    : shares.map((share) => proportion(amountCentimes, share, WHOLE_BASIS_POINTS));

/** Cuts the grant into tranches that add up to it exactly; null when the shares do not make a whole. */
export function planTranches(amountCentimes: number, plan: readonly TranchePlan[]): PlannedTranche[] | null {
  const shares = plan.map((tranche) => tranche.shareBasisPoints);
  if (!isWhole(shares)) return null;
  const amounts = amountsOfShares(amountCentimes, shares);
  if (amounts.some((amount) => amount <= 0)) return null;
  return plan.map((tranche, index) => ({ ...tranche, rank: index + 1, amountCentimes: amounts[index]! }));
}

/** What must be true before a tranche is paid, as the document prints it. */
export function conditionInWords(tranche: Pick<PlannedTranche, 'rank' | 'conditions' | 'spentBasisPoints' | 'notBefore'>): Label {
  const percent = (tranche.spentBasisPoints ?? 0) / 100;
  const words: Record<TrancheCondition, Label> = {
    documents_valid: {
      fr: 'documents de l’association en cours de validité',
      ar: 'سريان صلاحية وثائق الجمعية',
      en: 'documents of the association valid',
    },
    previous_report_accepted: {
      fr: `rapport de la tranche ${tranche.rank - 1} accepté`,
      ar: `قبول تقرير الشطر ${tranche.rank - 1}`,
      en: `report on tranche ${tranche.rank - 1} accepted`,
    },
    spent_share: {
      fr: `${percent} % au moins de la tranche précédente dépensés`,
      ar: `صرف ${percent} في المائة على الأقل من الشطر السابق`,
      en: `at least ${percent} % of the previous tranche spent`,
    },
    not_before: { fr: `pas avant le ${tranche.notBefore}`, ar: `ليس قبل ${tranche.notBefore}`, en: `not before ${tranche.notBefore}` },
  };
  const first: Label = { fr: 'Acte en vigueur', ar: 'سريان مفعول الوثيقة', en: 'Act in force' };
  const all = [first, ...tranche.conditions.map((condition) => words[condition])];
  return { fr: all.map((one) => one.fr).join(' ; '), ar: all.map((one) => one.ar).join('؛ '), en: all.map((one) => one.en).join('; ') };
}

export interface GrantLine {
  account: string;
  label: string;
  amountCentimes: number;
}

/** A charge stands once in a budget that is cut again. */
export const repeatedLines = (lines: readonly GrantLine[]): FieldError[] =>
  lines.flatMap(({ account, label }, index) =>
    lines.findIndex((other) => other.account === account && other.label === label) < index
      ? [{ path: `lines.${index}.label`, code: 'listed_twice' }]
      : [],
  );

/** Accounts 86 and 87 are voluntary contributions in kind, outside the total. */
const IN_KIND = /^8/;

/** The part of each charge that an amount of grant bears, in proportion to the charges of the file; adds up exactly. */
export function spreadOverCharges(amountCentimes: number, charges: readonly GrantLine[]): GrantLine[] {
  const inCash = charges.filter((line) => !IN_KIND.test(line.account) && line.amountCentimes > 0);
  const parts = splitByLargestRemainder(
    amountCentimes,
    inCash.map((line) => line.amountCentimes),
  );
  return inCash.map((line, index) => ({ account: line.account, label: line.label, amountCentimes: parts[index]! }));
}

/** Months from a day to another, the last begun one counted; to the same day of a month the count is exact. */
export function monthsBetween(startsOn: string, endsOn: string): number {
  const [startYear, startMonth, startDay] = startsOn.split('-').map(Number) as [number, number, number];
  const [endYear, endMonth, endDay] = endsOn.split('-').map(Number) as [number, number, number];
  return (endYear - startYear) * 12 + (endMonth - startMonth) + (endDay > startDay ? 1 : 0);
}
