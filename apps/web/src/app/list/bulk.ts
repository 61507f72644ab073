import type { BulkAnswer, BulkRow, BulkSum } from '#platform';
import type { ReactNode } from 'react';

/** What became of the chosen rows: how many and how much, and those that were not done, each with its reason. */
export interface BulkResult {
  done: BulkSum;
  refused: BulkRow[];
  /** What the act itself has to say. */
  more?: ReactNode;
}

/** An act on many rows of a list, for whoever may do it. */
export interface ListAct<Row> {
  name: string;
  /** The deed, on the button. */
  label: string;
  may: (row: Row) => boolean;
  /** Asks before it is done; `end` without a result: nothing was. */
  dialog: (ids: readonly string[], end: (result?: BulkResult) => void) => ReactNode;
}

/** What an answer says, with the rows that its preview had left out. */
export const resultOf = ({ rows, accepted }: BulkAnswer, leftOut: readonly BulkRow[]): BulkResult => ({
  done: accepted,
  refused: [...leftOut, ...rows.filter(({ refusal }) => refusal !== null)],
});
