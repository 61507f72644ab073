import type { ApplicationView, BudgetLine, Funding, UnfinishedRow } from '#applications';
import { GRANTS, IN_KIND_GIFT, IN_KIND_USE } from '#applications/public';
import { unfinishedIn, unfinishedPath, withUnfinished } from './unfinished.js';

export interface BudgetRow {
  account: string;
  label: string;
  /** A text while it is no amount: it belongs to the draft like any word. */
  amountCentimes: number | string | null;
  overhead: boolean;
  /** Where a product comes from; a gift in kind comes from nowhere else. */
  funding: Funding | '';
}

export interface BudgetRows extends Record<string, unknown> {
  charges: BudgetRow[];
  products: BudgetRow[];
}

type ReadyRow = BudgetRow & { amountCentimes: number };
export const isReady = (row: BudgetRow): row is ReadyRow => row.label.trim() !== '' && typeof row.amountCentimes === 'number';

export const blankCharge: BudgetRow = { account: '60', label: '', amountCentimes: null, overhead: false, funding: '' };
export const blankProduct: BudgetRow = { account: GRANTS, label: '', amountCentimes: null, overhead: false, funding: 'asked' };

const CHARGES = { list: 'charges' as const, blank: () => blankCharge, isWhole: isReady };
const PRODUCTS = { list: 'products' as const, blank: () => blankProduct, isWhole: isReady };

/** The rows that are not whole yet, to be kept as they were typed. */
export const unfinishedFrom = ({ charges, products }: BudgetRows): UnfinishedRow[] => [
  ...unfinishedIn(charges, CHARGES),
  ...unfinishedIn(products, PRODUCTS),
];

export function rowsFrom({ lines, unfinished }: { lines: readonly BudgetLine[]; unfinished: readonly UnfinishedRow[] }): BudgetRows {
  const row = ({ account, label, amountCentimes, overhead, funding }: BudgetLine): BudgetRow => ({
    account,
    label,
    amountCentimes,
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
  const line = (side: BudgetLine['side'], { funding, amountCentimes, overhead, account, label }: ReadyRow): BudgetLine => ({
    side,
    account,
    label,
    amountCentimes,
    overhead: side === 'charge' && account !== IN_KIND_USE && overhead,
    funding: side === 'product' && account !== IN_KIND_GIFT ? funding || 'other' : null,
  });
  return [...charges.filter(isReady).map((row) => line('charge', row)), ...products.filter(isReady).map((row) => line('product', row))];
}

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
