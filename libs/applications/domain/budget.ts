import {
  ACCOUNT,
  formatCentimes,
  IN_KIND_GIFT,
  IN_KIND_USE,
  isCentimes,
  isChargeAccount,
  isGrantAccount,
  MAX_CENTIMES,
  proportion,
  sumCentimes,
  type FieldError,
} from '#kernel/public';
import { among, figure, matching, flag, optional, shapeDefects, words, type Shape } from './shape.js';

export const SIDES = ['charge', 'product'] as const;
export type Side = (typeof SIDES)[number];
/** Where a product comes from: asked of this call, brought by the association itself, given by others. */
export const FUNDINGS = ['asked', 'own', 'other'] as const;
export type Funding = (typeof FUNDINGS)[number];

export interface BudgetLine {
  side: Side;
  /** Account of the call's nomenclature: 60–68 with their parts and 86 for charges, 70–79 with their parts and 87 for products. */
  account: string;
  label: string;
  amountCentimes: number;
  /** A charge that runs the association rather than the project. */
  overhead: boolean;
  funding: Funding | null;
  /** Thousandths of a unit; with `unitPriceCentimes` or not at all, and then their product is the amount. */
  quantityThousandths: number | null;
  /** As the association calls it: "mois", "séance". Only beside a quantity. */
  unit: string | null;
  unitPriceCentimes: number | null;
}

/** A line as it is handed in: the amount that follows from a quantity and a price may be left out. */
export type GivenLine = Omit<BudgetLine, 'amountCentimes'> & { amountCentimes?: number | null | undefined };

/** A line as it is typed: anything may stand in its cells. */
export type TypedLine = { [Field in keyof GivenLine]?: unknown };

export interface BudgetTotals {
  /** Charges 60–68, without gifts in kind. */
  chargesCentimes: number;
  /** Products 70–79, without gifts in kind. */
  productsCentimes: number;
  askedCentimes: number;
  ownCentimes: number;
  overheadCentimes: number;
  inKindUseCentimes: number;
  inKindGiftCentimes: number;
}

/** What a call allows; shares in hundredths of a percent of the total of charges. A ceiling of 0 is no ceiling. */
export interface BudgetLimits {
  floorCentimes: number;
  ceilingCentimes: number;
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
}

const THOUSANDTHS = 1_000;
/** A million units of anything. */
export const MAX_QUANTITY_THOUSANDTHS = 1_000_000 * THOUSANDTHS;
export const MAX_UNIT = 40;
export const MAX_LABEL = 200;
/** Of both sides together: what so many of the largest amounts add up to is still exact. */
export const MAX_LINES = 200;

const LINE: Readonly<Record<keyof GivenLine, Shape>> = {
  side: among(SIDES),
  account: matching(ACCOUNT),
  label: words(MAX_LABEL),
  quantityThousandths: optional(figure(1, MAX_QUANTITY_THOUSANDTHS, 'quantity')),
  unit: optional(words(MAX_UNIT)),
  unitPriceCentimes: optional(figure(0, MAX_CENTIMES, 'money')),
  amountCentimes: optional(figure(0, MAX_CENTIMES, 'money')),
  overhead: flag,
  funding: optional(among(FUNDINGS)),
};

/** The amount of a quantity at a price, half a centime rounded up. */
export const priceOf = (quantityThousandths: number, unitPriceCentimes: number): number =>
  proportion(unitPriceCentimes, quantityThousandths, THOUSANDTHS);

/** Quantity × price, where a line gives both as they may be. */
export const productOf = ({ quantityThousandths, unitPriceCentimes }: TypedLine): number | null =>
  LINE.quantityThousandths(quantityThousandths) === null && typeof quantityThousandths === 'number' && isCentimes(unitPriceCentimes)
    ? priceOf(quantityThousandths, unitPriceCentimes)
    : null;

/** A line that was found right, with its amount. */
export const withAmount = (line: GivenLine): BudgetLine => ({ ...line, amountCentimes: line.amountCentimes ?? productOf(line) ?? 0 });

/** A line without what follows from the rest of it, so that two who change it meet in what they wrote. */
export function withoutProduct(line: BudgetLine): GivenLine {
  if (line.quantityThousandths === null) return line;
  const { amountCentimes: _, ...given } = line;
  return given;
}

const WHOLE = 10_000n;
export const isInKind = (line: Pick<BudgetLine, 'account'>): boolean => line.account === IN_KIND_USE || line.account === IN_KIND_GIFT;
const sumOf = (lines: readonly BudgetLine[], which: (line: BudgetLine) => boolean) =>
  sumCentimes(lines.filter(which).map((line) => line.amountCentimes));

export function totalsOf(lines: readonly BudgetLine[]): BudgetTotals {
  return {
    chargesCentimes: sumOf(lines, (line) => line.side === 'charge' && !isInKind(line)),
    productsCentimes: sumOf(lines, (line) => line.side === 'product' && !isInKind(line)),
    askedCentimes: sumOf(lines, (line) => line.funding === 'asked'),
    ownCentimes: sumOf(lines, (line) => line.funding === 'own'),
    overheadCentimes: sumOf(lines, (line) => line.overhead && !isInKind(line)),
    inKindUseCentimes: sumOf(lines, (line) => line.account === IN_KIND_USE),
    inKindGiftCentimes: sumOf(lines, (line) => line.account === IN_KIND_GIFT),
  };
}

/**
 * What keeps a line from standing in a budget, whatever was typed into it: none such is saved among the lines, and none counts. Paths are the
 * names of its fields.
 */
export function lineDefects(typed: TypedLine): FieldError[] {
  const defects = shapeDefects<GivenLine>(LINE, typed);
  return defects.length > 0 ? defects : brokenRules(typed as GivenLine);
}

export const isLine = (typed: TypedLine): typed is GivenLine => lineDefects(typed).length === 0;

/** What is wrong with the lines one by one; a draft with such a line is not saved. Paths begin with `lines.`. */
export const checkLines = (lines: readonly TypedLine[]): FieldError[] =>
  lines.flatMap((line, index) => lineDefects(line).map((defect) => ({ ...defect, path: `lines.${index}.${defect.path}` })));

/** Accounts that are not of the nomenclature of the call. Paths begin with `lines.`. */
export const unknownAccounts = (lines: readonly { account: string }[], accounts: readonly { code: string }[]): FieldError[] =>
  lines.flatMap(({ account }, index) =>
    accounts.some(({ code }) => code === account) ? [] : [{ path: `lines.${index}.account`, code: 'choice' }],
  );

function brokenRules(line: GivenLine): FieldError[] {
  const at = (field: string, code: string) => [{ path: field, code }];
  const chargeAccount = isChargeAccount(line.account) || line.account === IN_KIND_USE;
  if (chargeAccount !== (line.side === 'charge')) return at('account', 'account_side');
  if (line.overhead && (line.side === 'product' || isInKind(line))) return at('overhead', 'overhead_charge_only');
  const funded = line.side === 'product' && !isInKind(line);
  if (funded !== (line.funding !== null)) return at('funding', funded ? 'required' : 'funding_product_only');
  if (line.funding === 'asked' && !isGrantAccount(line.account)) return at('account', 'asked_is_grant');
  return wrongCost(line);
}

/** An amount, or a quantity and a price whose product it is. */
function wrongCost({ amountCentimes, ...line }: GivenLine): FieldError[] {
  const product = productOf(line);
  if (product === null) {
    if (line.quantityThousandths !== null) return [{ path: 'unitPriceCentimes', code: 'required' }];
    if (line.unitPriceCentimes !== null || line.unit !== null) return [{ path: 'quantityThousandths', code: 'required' }];
    return typeof amountCentimes === 'number' ? [] : [{ path: 'amountCentimes', code: 'required' }];
  }
  if (product > MAX_CENTIMES) return [{ path: 'amountCentimes', code: 'too_large', params: { max: MAX_CENTIMES, unit: 'money' } }];
  if (typeof amountCentimes !== 'number' || amountCentimes === product) return [];
  return [{ path: 'amountCentimes', code: 'not_the_product', params: { product: formatCentimes(product) } }];
}

/**
 * What keeps a budget from being submitted: charges = products, gifts in kind used = received, the amount asked within the
 * call's bounds, the shares of overheads and of own means. Paths name the line: `budget.lines.3.amountCentimes`.
 */
export function checkBudget(lines: readonly BudgetLine[], limits: BudgetLimits): FieldError[] {
  if (lines.length === 0) return [{ path: 'budget.lines', code: 'required' }];
  const totals = totalsOf(lines);
  const at = (which: (line: BudgetLine) => boolean) => {
    const index = lines.findIndex(which);
    return index < 0 ? 'budget.lines' : `budget.lines.${index}.amountCentimes`;
  };
  const errors: FieldError[] = [];
  const refuse = (path: string, code: string, params: Record<string, unknown>) => errors.push({ path, code, params });

  if (totals.chargesCentimes !== totals.productsCentimes) {
    refuse('budget.lines', 'budget_unbalanced', {
      charges: formatCentimes(totals.chargesCentimes),
      products: formatCentimes(totals.productsCentimes),
    });
  }
  if (totals.inKindUseCentimes !== totals.inKindGiftCentimes) {
    refuse(at(isInKind), 'in_kind_unbalanced', {
      used: formatCentimes(totals.inKindUseCentimes),
      received: formatCentimes(totals.inKindGiftCentimes),
    });
  }
  const asked = at((line) => line.funding === 'asked');
  if (totals.askedCentimes === 0) refuse(asked, 'asked_missing', {});
  else if (asksTooLittle(totals, limits)) refuse(asked, 'asked_below_floor', { min: formatCentimes(limits.floorCentimes) });
  else if (asksTooMuch(totals, limits)) {
    refuse(asked, 'asked_above_ceiling', { max: formatCentimes(limits.ceilingCentimes) });
  }
  if (hasTooMuchOverhead(totals, limits)) {
    refuse(
      at((line) => line.overhead),
      'overhead_too_large',
      { max: percent(limits.maxOverheadBasisPoints) },
    );
  }
  if (hasTooLittleOwn(totals, limits)) {
    refuse(
      at((line) => line.funding === 'own'),
      'own_too_small',
      { min: percent(limits.minOwnBasisPoints) },
    );
  }
  return errors;
}

/** More is asked than the call gives to one file. */
export const asksTooMuch = ({ askedCentimes }: BudgetTotals, { ceilingCentimes }: BudgetLimits): boolean =>
  ceilingCentimes > 0 && askedCentimes > ceilingCentimes;

/** Less is asked than the call gives to one file; asking nothing yet is another thing. */
export const asksTooLittle = ({ askedCentimes }: BudgetTotals, { floorCentimes }: BudgetLimits): boolean =>
  askedCentimes > 0 && askedCentimes < floorCentimes;

export const hasTooMuchOverhead = (
  { overheadCentimes, chargesCentimes }: BudgetTotals,
  { maxOverheadBasisPoints }: BudgetLimits,
): boolean => BigInt(overheadCentimes) * WHOLE > BigInt(chargesCentimes) * BigInt(maxOverheadBasisPoints);

export const hasTooLittleOwn = ({ ownCentimes, chargesCentimes }: BudgetTotals, { minOwnBasisPoints }: BudgetLimits): boolean =>
  BigInt(ownCentimes) * WHOLE < BigInt(chargesCentimes) * BigInt(minOwnBasisPoints);

/** 1250 → "12,5". */
const percent = (basisPoints: number) => String(basisPoints / 100).replace('.', ',');
