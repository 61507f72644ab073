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
  /** The value of the cell, by what stands in it; undefined keeps what is there. */
  read?: (cell: string) => unknown;
}

/** The rows with a block of cells laid over them from one cell on; rows that are not there yet are added. */
export function pasted<Row extends object>(
  rows: readonly Row[],
  cells: readonly string[][],
  at: { row: number; column: number },
  columns: readonly PastedColumn<Row>[],
  blank: () => Row,
): Row[] {
  const result = rows.map((row) => ({ ...row }));
  cells.forEach((line, down) => {
    let row = result[at.row + down] ?? blank();
    line.forEach((cell, across) => {
      const column = columns[at.column + across];
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
