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
    const row = { ...(result[at.row + down] ?? blank()) } as Record<string, unknown>;
    line.forEach((cell, across) => {
      const column = columns[at.column + across];
      const value = column && (column.read ? column.read(cell) : cell);
      if (column && value !== undefined) row[column.key] = value;
    });
    result[at.row + down] = row as Row;
  });
  return result;
}
