import type { ApplicationView, BudgetLine, Funding, GivenLine, UnfinishedRow } from '#applications';
import { CELLS_OF_BUDGET, lineDefects, MAX_LINES, productOf, readCells, withAmount } from '#applications/public';
import { GRANTS, IN_KIND_GIFT, IN_KIND_USE } from '#kernel/public';
import type { FieldError } from '#kernel';
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
  const follows = !isBlank(next.quantityThousandths) && !isBlank(next.unitPriceCentimes);
  return { ...next, amountCentimes: follows ? null : (row.amountCentimes ?? productOf(row)) };
}

const BLANK = { label: '', quantityThousandths: null, unit: '', unitPriceCentimes: null, amountCentimes: null, overhead: false };
export const blankCharge: BudgetRow = { ...BLANK, account: '60', funding: '' };
export const blankProduct: BudgetRow = { ...BLANK, account: GRANTS, funding: 'asked' };

/** A row as a line of the budget, while anything may still stand in it. */
function lineOf(side: BudgetLine['side'], row: BudgetRow) {
  const { account, label, unit, overhead, funding } = row;
  const figure = (cell: Figure) => (isBlank(cell) ? null : cell);
  return {
    side,
    account,
    label,
    quantityThousandths: figure(row.quantityThousandths),
    unit: unit.trim() || null,
    unitPriceCentimes: figure(row.unitPriceCentimes),
    amountCentimes: figure(row.amountCentimes),
    overhead: side === 'charge' && account !== IN_KIND_USE && overhead,
    funding: side === 'product' && account !== IN_KIND_GIFT ? funding || null : null,
  };
}

interface ReadRow {
  list: 'charges' | 'products';
  position: number;
  /** None when it is a line of the budget. */
  defects: FieldError[];
  line: ReturnType<typeof lineOf>;
}

/** Each row with what keeps it from being a line, by the rules that the API has too. */
function read({ charges, products }: BudgetRows): ReadRow[] {
  const side = (list: ReadRow['list'], of: BudgetLine['side'], rows: readonly BudgetRow[]) =>
    rows.map((row, position): ReadRow => {
      const line = lineOf(of, row);
      return { list, position, line, defects: lineDefects(line) };
    });
  let lines = 0;
  return [...side('charges', 'charge', charges), ...side('products', 'product', products)].map((row) => {
    if (row.defects.length > 0) return row;
    lines += 1;
    return lines > MAX_LINES ? { ...row, defects: [{ path: '', code: 'too_many', params: { max: MAX_LINES, unit: 'lines' } }] } : row;
  });
}

/** What keeps rows from being saved among the lines, at their cells: they are kept as they were typed, and count nowhere. */
export const heldIn = (rows: BudgetRows): FieldError[] =>
  read(rows).flatMap(({ list, position, defects }) =>
    defects.map((defect) => ({ ...defect, path: [list, position, defect.path].filter((step) => step !== '').join('.') })),
  );

/** The rows that are not whole yet, to be kept as they were typed. */
export function unfinishedFrom(rows: BudgetRows): UnfinishedRow[] {
  const whole = new Set(read(rows).flatMap(({ list, position, defects }) => (defects.length === 0 ? [`${list}.${position}`] : [])));
  const rules = (list: 'charges' | 'products', blank: () => BudgetRow) => ({
    list,
    blank,
    isWhole: (_row: BudgetRow, position: number) => whole.has(`${list}.${position}`),
  });
  return [
    ...unfinishedIn(
      rows.charges,
      rules('charges', () => blankCharge),
    ),
    ...unfinishedIn(
      rows.products,
      rules('products', () => blankProduct),
    ),
  ];
}

/** Of the lines as they are saved: the amount that follows from a quantity and a price is not among them. */
export function rowsFrom({
  lines = [],
  unfinished = [],
}: {
  lines?: readonly GivenLine[];
  unfinished?: readonly UnfinishedRow[];
}): BudgetRows {
  const of = (side: BudgetLine['side'], list: 'charges' | 'products', blank: BudgetRow) =>
    withUnfinished(
      lines
        .filter((line) => line.side === side)
        .map((line): BudgetRow => ({
          ...blank,
          ...readCells({ ...line, unit: line.unit ?? '', funding: line.funding ?? '' }, CELLS_OF_BUDGET),
        })),
      unfinished,
      { list, blank: () => blank, cells: CELLS_OF_BUDGET },
    );
  return { charges: of('charge', 'charges', blankCharge), products: of('product', 'products', blankProduct) };
}

/** The lines as the API wants them: charges, then products; a row that breaks a rule is none yet. */
export const linesFrom = (rows: BudgetRows): BudgetLine[] =>
  read(rows).flatMap(({ line, defects }) => (defects.length === 0 ? [withAmount(line as GivenLine)] : []));

/** "budget.lines.3.amountCentimes" is the fourth line the API holds: its row on the page, among those of its side. */
export function rowPathOf(path: string, lines: ApplicationView['budget']['lines'], rows: BudgetRows): string {
  const unfinished = unfinishedPath(path);
  if (unfinished) return unfinished;
  const found = /lines\.(\d+)\.(\w+)$/.exec(path);
  const line = found && lines[Number(found[1])];
  if (!found || !line) return 'lines';
  const list = line.side === 'charge' ? 'charges' : 'products';
  const place = lines.slice(0, Number(found[1])).filter(({ side }) => side === line.side).length;
  const sent = read(rows).flatMap((row) => (row.list === list && row.defects.length === 0 ? [row.position] : []));
  return `${list}.${sent[place] ?? place}.${found[2]}`;
}
