/** What a cell of a sheet holds; how it is written follows from the kind of its column. `amount` is in centimes. */
export type Cell = string | number | Date | null;
export type CellKind = 'text' | 'number' | 'amount' | 'day' | 'instant';

export interface SheetColumn {
  label: string;
  kind: CellKind;
}

/** Writes rows as they come and waits while whoever reads them is slower. */
export interface SheetWriter {
  row(cells: readonly Cell[]): Promise<void>;
  end(): Promise<void>;
}
