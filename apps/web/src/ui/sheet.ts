import Papa from 'papaparse';

/** Cells copied from a spreadsheet, by row; null for a text that is one cell and goes where it is typed. */
export function cellsOf(text: string): string[][] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return null;
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), { delimiter: '\t' });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** What a column of rows takes from a pasted cell. */
export interface PastedColumn<Row> {
  key: keyof Row & string;
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
    const row = { ...(result[at.row + down] ?? blank()) } as Record<string, unknown>;
    line.forEach((cell, across) => {
      const column = named ? named[across] : columns[at.column + across];
      const value = column && (column.read ? column.read(cell) : cell);
      if (column && value !== undefined) row[column.key] = value;
    });
    result[at.row + down] = row as Row;
  });
  return result;
}
