import Papa from 'papaparse';
import { cutText } from '#kernel/public';
import { parseMoney, westernDigits } from '../money.js';

/** Cells copied from a spreadsheet, by row; null for a text that is one cell and goes where it is typed. */
export function cellsOf(text: string): string[][] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return null;
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), { delimiter: '\t' });
  return data.map((row) => row.map((cell) => cutText(cell.trim().replace(/\s*\n\s*/g, ' '), MAX_CELL)));
}

/** A cell's place in its row: a property, or one of a text in two or three languages ("label.fr"). */
export type PathIn<Row> =
  | (keyof Row & string)
  | {
      [Key in keyof Row & string]: Row[Key] extends { fr: string; ar: string }
        ? `${Key}.${'fr' | 'ar' | (Row[Key] extends { en: string } ? 'en' : never)}`
        : never;
    }[keyof Row & string];

/** What a column of rows takes from a pasted cell. */
export interface PastedColumn<Row> {
  key: PathIn<Row>;
  /** What the column is called on the page; a first line that names columns says which cells are theirs. */
  label?: string;
  /** Other names that spreadsheets give it. */
  called?: RegExp;
  /** The value of the cell, by what stands in it; undefined where it cannot be read. */
  read?: (cell: string) => unknown;
  /** What stands there then; otherwise what stood there stays. */
  unread?: unknown;
  /** What a line of sums is called in this column: it is none of the rows. */
  sums?: RegExp;
}

/** What was laid over the rows, and what of the cells was not: nothing stays away without a word. */
export interface Pasted<Row> {
  rows: Row[];
  /** Headings that name no column here, with cells under them. */
  headings: string[];
  /** Cells that could not be read. */
  cells: number;
  /** Lines of sums. */
  sums: number;
  /** Lines beyond the most that the list takes. */
  beyond: number;
}

export type Without = Omit<Pasted<object>, 'rows'>;

/** The longest text that a cell brings. */
const MAX_CELL = 2_000;

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
  most = Infinity,
): Pasted<Row> {
  const named = cells[0] ? namedBy(cells[0], columns) : null;
  const columnAt = (across: number) => (named ? named[across] : columns[at.column + across]);
  const given = named ? cells.slice(1) : cells;
  const values = given.filter((line) => !line.some((cell, across) => columnAt(across)?.sums?.test(cell)));
  const result: Pasted<Row> = {
    rows: rows.map((row) => ({ ...row })),
    headings: (named ? cells[0]! : []).filter(
      (heading, across) => heading !== '' && !columnAt(across) && values.some((line) => line[across]),
    ),
    cells: 0,
    sums: given.length - values.length,
    beyond: Math.max(0, Math.min(values.length, at.row + values.length - most)),
  };
  values.slice(0, values.length - result.beyond).forEach((line, down) => {
    let row = result.rows[at.row + down] ?? blank();
    line.forEach((cell, across) => {
      const column = columnAt(across);
      if (!column) return;
      const value = column.read ? column.read(cell) : cell;
      if (value === undefined && cell !== '') result.cells += 1;
      const written = value === undefined ? column.unread : value;
      if (written !== undefined) row = withCell(row, column.key.split('.'), written);
    });
    result.rows[at.row + down] = row;
  });
  return result;
}

function withCell<Held extends object>(held: Held, [key, ...rest]: string[], value: unknown): Held {
  const inner = (held as Record<string, unknown>)[key!];
  return { ...held, [key!]: rest.length === 0 ? value : withCell(inner as object, rest, value) };
}

/** A whole number in a pasted cell, in either kind of digits. */
export function wholeIn(cell: string): number | undefined {
  const digits = westernDigits(cell).replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** A choice in a pasted cell, by its code or its words. */
export const choiceIn =
  (choices: readonly { value: string; label: string }[]) =>
  (cell: string): string | undefined =>
    choices.find(({ value, label }) => [value, label].some((text) => text !== '' && text.toLowerCase() === cell.toLowerCase()))?.value;

/** The account that a pasted cell names: by its number in any digits, also of one below it, or by its name. Labels are "61 · Services extérieurs". */
export const accountIn =
  (accounts: readonly { value: string; label: string }[]) =>
  (cell: string): string | undefined => {
    const typed = westernDigits(cell);
    const isCalled = (label: string) => label.toLowerCase() === cell.toLowerCase();
    return accounts.find(({ value, label }) => typed.startsWith(value) || isCalled(label) || isCalled(label.slice(value.length + 3)))
      ?.value;
  };

const YES = /^(oui|yes|vrai|true|x|1|نعم)$/i;
const NO = /^(non|no|faux|false|0|لا|)$/i;

/** A box to tick, in a pasted cell. */
export const tickIn = (cell: string): boolean | undefined =>
  YES.test(westernDigits(cell)) ? true : NO.test(westernDigits(cell)) ? false : undefined;

/** An amount in a pasted cell, in centimes; null when the cell is empty. */
export function amountIn(cell: string): number | null | undefined {
  const read = parseMoney(cell);
  return 'centimes' in read ? read.centimes : undefined;
}
