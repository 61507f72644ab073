import Papa from 'papaparse';
import { parseMoney } from '../money.js';

/** Cells copied from a spreadsheet, by row; null for a text that is one cell and goes where it is typed. */
export function cellsOf(text: string): string[][] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return null;
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), { delimiter: '\t' });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** A cell's place in its row: a property, or one of a text in two languages ("label.fr"). */
export type PathIn<Row> =
  | (keyof Row & string)
  | { [Key in keyof Row & string]: Row[Key] extends { fr: string; ar: string } ? `${Key}.${'fr' | 'ar'}` : never }[keyof Row & string];

/** What a column of rows takes from a pasted cell. */
export interface PastedColumn<Row> {
  key: PathIn<Row>;
  /** What the column is called on the page; a first line that names columns says which cells are theirs. */
  label?: string;
  /** Other names that spreadsheets give it. */
  called?: RegExp;
  /** The value of the cell, by what stands in it; undefined keeps what is there. */
  read?: (cell: string) => unknown;
}

const bareName = (name: string) =>
  name
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .trim();

/** The column that each cell of a first line names; null for a line of values. */
function namedBy<Row>(line: readonly string[], columns: readonly PastedColumn<Row>[]): (PastedColumn<Row> | undefined)[] | null {
  const found = line.map((cell) => {
    const name = bareName(cell);
    return columns.find(({ label, called }) => name !== '' && (name === bareName(label ?? '') || called?.test(name)));
  });
  const named = found.filter((column) => column !== undefined);
  return named.length > 1 && new Set(named).size === named.length ? found : null;
}

/**
 * The rows with a block of cells laid over them from one cell on; rows that are not there yet are added. Where the first line names columns,
 * each cell goes to the column of its name, wherever one stands.
 */
export function pasted<Row extends object>(
  rows: readonly Row[],
  cells: readonly string[][],
  at: { row: number; column: number },
  columns: readonly PastedColumn<Row>[],
  blank: () => Row,
): Row[] {
  const result = rows.map((row) => ({ ...row }));
  const named = cells[0] ? namedBy(cells[0], columns) : null;
  const values = named ? cells.slice(1) : cells;
  values.forEach((line, down) => {
    let row = result[at.row + down] ?? blank();
    line.forEach((cell, across) => {
      const column = named ? named[across] : columns[at.column + across];
      const value = column && (column.read ? column.read(cell) : cell);
      if (column && value !== undefined) row = withCell(row, column.key.split('.'), value);
    });
    result[at.row + down] = row;
  });
  return result;
}

function withCell<Held extends object>(held: Held, [key, ...rest]: string[], value: unknown): Held {
  const inner = (held as Record<string, unknown>)[key!];
  return { ...held, [key!]: rest.length === 0 ? value : withCell(inner as object, rest, value) };
}

/** A whole number in a pasted cell, in either kind of digits. */
export function wholeIn(cell: string): number | undefined {
  const digits = cell.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** An amount in a pasted cell, in centimes; null when the cell is empty. */
export function amountIn(cell: string): number | null | undefined {
  const read = parseMoney(cell);
  return 'centimes' in read ? read.centimes : undefined;
}
