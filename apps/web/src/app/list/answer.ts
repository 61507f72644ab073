import type { Page } from '../../ui/index.js';

/** A page of a list as the API answers it. */
export interface ListAnswer<Row> extends Page<Row> {
  sums: Record<string, number>;
  near: boolean;
}

/** A sum of the whole selection, and of the rows that are chosen. */
export interface ListSum<Row> {
  /** Its name in the answer; an amount in centimes. */
  name: string;
  label: string;
  of: (row: Row) => number;
}
