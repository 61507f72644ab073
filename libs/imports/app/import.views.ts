import type { Label, ZonedInstant } from '#kernel';
import type { Encoding } from '../domain/encoding.js';
import type { Outcome, Result } from '../domain/outcomes.js';
import type { ImportRunState } from '../domain/run.machine.js';
import type { ImportDecision } from './decide-import.js';

/** A kind of file that may be brought in. */
export interface ImportKindView {
  kind: string;
  label: Label;
  hint: Label;
  fields: { name: string; label: Label; required: boolean }[];
}

export interface ImportFieldView {
  name: string;
  label: Label;
  required: boolean;
  /** The position of the column that says it, from 0; null for none. */
  column: number | null;
}

export interface ImportRunView {
  id: string;
  kind: string;
  kindLabel: Label;
  fileName: string;
  /** How its letters were written; null for a sheet. */
  encoding: Encoding | null;
  separator: string | null;
  sheet: string | null;
  headings: string[];
  /** What the first rows hold, column by column. */
  samples: string[][];
  /** Positions of columns that have one name. */
  repeated: number[][];
  fields: ImportFieldView[];
  /** Its columns are understood as somebody corrected those of an earlier file: who, where that is known, and when. */
  mappedLike: { by: string | null; at: ZonedInstant } | null;
  /** Fields without which nothing is carried out, by name. */
  missing: string[];
  rowCount: number;
  emptyRows: number;
  outcomes: { outcome: Outcome; label: Label; rows: number }[];
  results: { result: Result; label: Label; rows: number }[];
  /** Rows that the worker has still to do. */
  left: number;
  state: ImportRunState;
  stateLabel: Label;
  region: Label | null;
  by: string | null;
  created: ZonedInstant;
  /** The same bytes were brought in before. */
  before: { id: string; at: ZonedInstant } | null;
  /** The file and what its rows say are erased. */
  purged: boolean;
  /** What the reader may do with it now. */
  can: (ImportDecision | 'map')[];
}

export interface ImportRowView {
  line: number;
  /** Null once erased. */
  cells: string[] | null;
  outcome: Outcome | null;
  outcomeLabel: Label | null;
  result: Result | null;
  resultLabel: Label | null;
  /** Why it is refused or kept; of others, what is to be known. */
  reasons: { text: Label; column: string | null }[];
  /** The page of what it is or became. */
  href: string | null;
}
