import type { Cell, UnfinishedRow } from '#applications';
import { readCells, type CellKinds } from '#applications/public';
import { isSame } from '../../../app/saving/same.js';

/** The rows of one list of a page: those that are whole, and those that still wait for something. */
interface RowRules<Row> {
  list: UnfinishedRow['list'];
  blank: () => Row;
  isWhole: (row: Row, position: number) => boolean;
  /** What the fields of a row hold; another thing that was kept is read as far as it can be. */
  cells: CellKinds;
}

/** The rows to keep as they were typed; a row that nobody wrote into holds nothing to keep. */
export function unfinishedIn<Row extends object>(
  rows: readonly Row[],
  { list, blank, isWhole }: Omit<RowRules<Row>, 'cells'>,
): UnfinishedRow[] {
  const empty = blank();
  return rows.flatMap((row, position) => (isWhole(row, position) || isSame(row, empty) ? [] : [{ list, position, fields: cellsOf(row) }]));
}

/** The rows of the page again: each unfinished one where it stood among the whole ones. */
export function withUnfinished<Row extends object>(
  whole: readonly Row[],
  unfinished: readonly UnfinishedRow[],
  { list, blank, cells }: Omit<RowRules<Row>, 'isWhole'>,
): Row[] {
  const rows = [...whole];
  for (const { position, fields } of unfinished.filter((row) => row.list === list).sort((a, b) => a.position - b.position)) {
    rows.splice(Math.min(position, rows.length), 0, { ...blank(), ...readCells(fields, cells) });
  }
  return rows;
}

/** The row that an error is about: "parts.partners.unfinished.items.2" is the third row of `items`. */
export function unfinishedPath(path: string): string | null {
  const found = /\.unfinished\.(\w+)\.(\d+)$/.exec(path);
  return found && `${found[1]}.${found[2]}`;
}

const cellsOf = (row: object): Record<string, Cell> => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
