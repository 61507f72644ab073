import type { Label } from '#kernel';
import { ExtensionPoint, type Actor, type Em } from '#platform';
import type { ImportRun } from '../data/import-run.entity.js';
import type { CellValue } from '../domain/cells.js';
import type { ImportField } from '../domain/headings.js';
import type { Outcome, Reason } from '../domain/outcomes.js';

/** What a row says, by field; every field of the kind is there. */
export type RowValues = Readonly<Record<string, CellValue>>;

export interface ReadableRow {
  line: number;
  values: RowValues;
  key: string;
}

export interface Judgement {
  outcome: Outcome;
  /** What it is already, or what it would change; null for a new one. */
  subjectId: string | null;
  /** Why it is refused; of others, what is to be known of it. */
  reasons: Reason[];
}

/** Who brings the file in, as far as it decides what rows may do. */
export interface ImportScope {
  runId: string;
  /** Null at national level. */
  regionCode: string | null;
  /** The institution for which; null = for all. */
  institutionId: string | null;
}

export const scopeOf = ({ id, regionCode, institutionId }: ImportRun): ImportScope => ({ runId: id, regionCode, institutionId });

/** A kind of file that officers bring in; the room that knows the things declares it. */
export interface ImportKind {
  readonly name: string;
  readonly label: Label;
  /** What it does and what it does not, in a sentence. */
  readonly hint: Label;
  readonly fields: readonly ImportField[];
  /** Sentences of its own reasons. */
  readonly reasons: Readonly<Record<string, Label>>;
  /** What is missing of a row besides what its fields require. */
  incomplete(values: RowValues): Reason[];
  /** By what a row is known again: the same for the same thing in the next file, whatever else of it changed. */
  keyOf(values: RowValues): string;
  /** What would become of each row, in their order; asks for all at once. */
  judge(em: Em, rows: readonly ReadableRow[], scope: ImportScope): Promise<Judgement[]>;
  /** Makes or changes what the row says; it was judged in the same transaction, one of its kind at a time. */
  carry(em: Em, actor: Actor, row: ReadableRow & Judgement, scope: ImportScope): Promise<{ subjectId: string; before: object | null }>;
  /** Takes it back; the reason where something rests on it or it has changed since, and it stays. */
  undo(em: Em, actor: Actor, row: { subjectId: string; before: object | null }, scope: ImportScope): Promise<Reason | null>;
  /** The page of one. */
  hrefOf(subjectId: string): string | null;
}

export const importKinds = new ExtensionPoint<ImportKind>('kinds of files that are brought in');
