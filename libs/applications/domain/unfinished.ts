import type { FieldError } from '#kernel';
import { PART_NAMES, type PartName } from './parts.js';

/** What one field of a row holds while the row is being written. */
export type Cell = string | number | boolean | null;

/**
 * A row of a list that is not whole yet, kept as it was typed so that nobody's words are lost: it belongs to the draft, says
 * nothing to anybody else, and keeps the file from being submitted until it is completed or removed.
 */
export interface UnfinishedRow {
  /** `items` of a part; `charges` or `products` of the budget. */
  list: 'items' | 'charges' | 'products';
  /** Where it stands on the page, 0-based, among all rows of its list. */
  position: number;
  fields: Record<string, Cell>;
}

export const LISTS_OF_PART = ['items'] as const;
export const LISTS_OF_BUDGET = ['charges', 'products'] as const;
const MAX_FIELDS = 12;
const MAX_TEXT = 2_000;
const NAME = /^[a-zA-Z]{1,40}$/;

/** Rows are what fields hold, and no more: a bounded number of short values. */
export function checkUnfinished(rows: readonly UnfinishedRow[], lists: readonly string[]): FieldError[] {
  return rows.flatMap(({ list, fields }, index) => {
    const path = `unfinished.${index}`;
    if (!lists.includes(list)) return [{ path: `${path}.list`, code: 'choice' }];
    const cells = Object.entries(fields);
    if (cells.length > MAX_FIELDS) return [{ path: `${path}.fields`, code: 'too_many', params: { max: MAX_FIELDS } }];
    return cells.flatMap(([name, value]) => {
      if (!NAME.test(name)) return [{ path: `${path}.fields`, code: 'unknown' }];
      if (typeof value === 'string' && value.length > MAX_TEXT)
        return [{ path: `${path}.fields.${name}`, code: 'too_long', params: { max: MAX_TEXT } }];
      return value === null || ['string', 'number', 'boolean'].includes(typeof value)
        ? []
        : [{ path: `${path}.fields.${name}`, code: 'text' }];
    });
  });
}

/** Everything unfinished of a file, as what keeps it from being submitted. */
export function unfinishedErrors(
  parts: Partial<Record<PartName, readonly UnfinishedRow[]>>,
  budget: readonly UnfinishedRow[],
): FieldError[] {
  const of = (section: string, rows: readonly UnfinishedRow[]) =>
    rows.map(({ list, position }) => ({ path: `${section}.unfinished.${list}.${position}`, code: 'row_unfinished' }));
  return [...PART_NAMES.flatMap((name) => of(`parts.${name}`, parts[name] ?? [])), ...of('budget', budget)];
}
