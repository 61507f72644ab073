import type { ApplicationView, BudgetLine, Funding, GivenLine, UnfinishedRow } from '#applications';
import { GRANTS, IN_KIND_GIFT, IN_KIND_USE, priceOf } from '#applications/public';
import { unfinishedIn, unfinishedPath, withUnfinished } from './unfinished.js';

/** A text while it is no figure: it belongs to the draft like any word. */
export type Figure = number | string | null;

export interface BudgetRow {
  account: string;
  label: string;
  quantityThousandths: Figure;
  unit: string;
  unitPriceCentimes: Figure;
  /** Empty where it follows from a quantity and a price. */
  amountCentimes: Figure;
  overhead: boolean;
  /** Where a product comes from; a gift in kind comes from nowhere else. */
  funding: Funding | '';
}

export interface BudgetRows extends Record<string, unknown> {
  charges: BudgetRow[];
  products: BudgetRow[];
}

const isBlank = (figure: Figure): boolean => figure === null || figure === '';

/** Quantity × price, where a row gives both. */
export const productOf = ({ quantityThousandths, unitPriceCentimes }: BudgetRow): number | null =>
  typeof quantityThousandths === 'number' && typeof unitPriceCentimes === 'number' ? priceOf(quantityThousandths, unitPriceCentimes) : null;

/** What a row amounts to; null while that is not said, or said in two ways that differ. */
export function amountOf(row: BudgetRow): number | null {
  const { quantityThousandths, unit, unitPriceCentimes, amountCentimes } = row;
  const product = productOf(row);
  if (product !== null) return isBlank(amountCentimes) || amountCentimes === product ? product : null;
  const isPlain = isBlank(quantityThousandths) && isBlank(unitPriceCentimes) && unit.trim() === '';
  return isPlain && typeof amountCentimes === 'number' ? amountCentimes : null;
}

/** A row whose quantity or price changes: its amount follows while both are there, and stays what it was when one goes. */
export function recosted(row: BudgetRow, change: Partial<Pick<BudgetRow, 'quantityThousandths' | 'unitPriceCentimes'>>): BudgetRow {
  const next = { ...row, ...change };
  return { ...next, amountCentimes: productOf(next) === null ? (row.amountCentimes ?? productOf(row)) : null };
}

const isReady = (row: BudgetRow): boolean => row.label.trim() !== '' && amountOf(row) !== null;

const BLANK = { label: '', quantityThousandths: null, unit: '', unitPriceCentimes: null, amountCentimes: null, overhead: false };
export const blankCharge: BudgetRow = { ...BLANK, account: '60', funding: '' };
export const blankProduct: BudgetRow = { ...BLANK, account: GRANTS, funding: 'asked' };

const CHARGES = { list: 'charges' as const, blank: () => blankCharge, isWhole: isReady };
const PRODUCTS = { list: 'products' as const, blank: () => blankProduct, isWhole: isReady };

/** The rows that are not whole yet, to be kept as they were typed. */
export const unfinishedFrom = ({ charges, products }: BudgetRows): UnfinishedRow[] => [
  ...unfinishedIn(charges, CHARGES),
  ...unfinishedIn(products, PRODUCTS),
];

/** Of the lines as they are saved: the amount that follows from a quantity and a price is not among them. */
export function rowsFrom({ lines, unfinished }: { lines: readonly GivenLine[]; unfinished: readonly UnfinishedRow[] }): BudgetRows {
  const row = ({
    account,
    label,
    quantityThousandths,
    unit,
    unitPriceCentimes,
    amountCentimes,
    overhead,
    funding,
  }: GivenLine): BudgetRow => ({
    account,
    label,
    // What an older page left unsent knows nothing of quantities.
    quantityThousandths: quantityThousandths ?? null,
    unit: unit ?? '',
    unitPriceCentimes: unitPriceCentimes ?? null,
    amountCentimes: amountCentimes ?? null,
    overhead,
    funding: funding ?? '',
  });
  return {
    charges: withUnfinished(lines.filter(({ side }) => side === 'charge').map(row), unfinished, CHARGES),
    products: withUnfinished(lines.filter(({ side }) => side === 'product').map(row), unfinished, PRODUCTS),
  };
}

/** The lines as the API wants them: charges, then products; a line without label or amount is none yet. */
export function linesFrom({ charges, products }: BudgetRows): BudgetLine[] {
  const line = (side: BudgetLine['side'], row: BudgetRow): BudgetLine[] => {
    const { account, label, quantityThousandths, unit, unitPriceCentimes, overhead, funding } = row;
    const amountCentimes = amountOf(row);
    if (amountCentimes === null || !isReady(row)) return [];
    const isDetailed = typeof quantityThousandths === 'number' && typeof unitPriceCentimes === 'number';
    const detail = isDetailed ? { quantityThousandths, unit: unit.trim() || null, unitPriceCentimes } : NO_DETAIL;
    return [
      {
        side,
        account,
        label,
        amountCentimes,
        overhead: side === 'charge' && account !== IN_KIND_USE && overhead,
        funding: side === 'product' && account !== IN_KIND_GIFT ? funding || 'other' : null,
        ...detail,
      },
    ];
  };
  return [...charges.flatMap((row) => line('charge', row)), ...products.flatMap((row) => line('product', row))];
}
const NO_DETAIL = { quantityThousandths: null, unit: null, unitPriceCentimes: null };

/** "budget.lines.3.amountCentimes" is the fourth line the API holds: its row on the page, among those of its side. */
export function rowPathOf(path: string, lines: ApplicationView['budget']['lines'], rows: BudgetRows): string {
  const unfinished = unfinishedPath(path);
  if (unfinished) return unfinished;
  const found = /lines\.(\d+)\.(\w+)$/.exec(path);
  const line = found && lines[Number(found[1])];
  if (!found || !line) return 'lines';
  const list = line.side === 'charge' ? 'charges' : 'products';
  const place = lines.slice(0, Number(found[1])).filter(({ side }) => side === line.side).length;
  const sent = rows[list].flatMap((row, position) => (isReady(row) ? [position] : []));
  return `${list}.${sent[place] ?? place}.${found[2]}`;
}
