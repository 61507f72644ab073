/** What a cell of a sheet holds; how it is written follows from the kind of its column. `amount` is in centimes. */
export type Cell = string | number | Date | null;
export type CellKind = 'text' | 'number' | 'amount' | 'day' | 'instant';

export interface SheetColumn {
  label: string;
  kind: CellKind;
}

/** Writes rows as they come and waits while what takes them is slower; ends the stream it writes to. */
export interface SheetWriter {
  row(cells: readonly Cell[]): Promise<void>;
  end(): Promise<void>;
}
