import type { FieldError } from '#kernel/public';
import { PART_NAMES, type PartName, type Parts } from './parts.js';
import type { GivenLine } from './budget.js';

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

/** What a field of a row is written into: a line of text, a box to tick, or a figure, which is a text for as long as it cannot be read. */
export type CellKind = 'text' | 'figure' | 'flag';
export type CellKinds = Readonly<Record<string, CellKind>>;

/** The fields of a row of the budget as they are on the page. */
export const CELLS_OF_BUDGET = {
  account: 'text',
  label: 'text',
  quantityThousandths: 'figure',
  unit: 'text',
  unitPriceCentimes: 'figure',
  amountCentimes: 'figure',
  overhead: 'flag',
  funding: 'text',
} as const satisfies Partial<Record<keyof GivenLine, CellKind>>;

/** The fields of a row of each part as they are on the page, where numbers and days are typed as text. */
export const CELLS_OF_PART = {
  partners: {
    name: 'text',
    role: 'text',
    public: 'flag',
    share: 'text',
    id: 'text',
    kind: 'text',
    country: 'text',
    identifier: 'text',
    lead: 'flag',
  },
  places: { regionCode: 'text', province: 'text', commune: 'text' },
  target_groups: { code: 'text', expected: 'text', women: 'text', minors: 'text', minAge: 'text', maxAge: 'text' },
  activities: { label: 'text', startsOn: 'text', endsOn: 'text' },
  indicators: { id: 'text', label: 'text', baseline: 'text', target: 'text', unit: 'text' },
} as const satisfies { [N in PartName]: Partial<Record<keyof Parts[N][number] | 'share', CellKind>> };

export const LISTS_OF_PART = ['items'] as const;
export const LISTS_OF_BUDGET = ['charges', 'products'] as const;
/** As many as a page has rows: none need be whole. */
export const MAX_UNFINISHED = 400;
/** What one field of such a row may hold, in UTF-16 units. */
export const MAX_CELL = 2_000;

const isFigure = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** What each kind of cell holds, what is wrong with anything else, and how that is read all the same, where an older page kept it. */
const KINDS: Readonly<
  Record<CellKind, { holds: (value: unknown) => value is Cell; wrong: string; read: (value: unknown) => Cell | undefined }>
> = {
  text: {
    holds: (value) => typeof value === 'string',
    wrong: 'text',
    read: (value) => (typeof value === 'number' ? String(value) : undefined),
  },
  figure: {
    holds: (value) => value === null || typeof value === 'string' || isFigure(value),
    wrong: 'number',
    read: (value) => (typeof value === 'number' ? String(value) : null),
  },
  flag: { holds: (value) => typeof value === 'boolean', wrong: 'boolean', read: () => undefined },
};

/** Rows are what the fields of their page hold, and no more. */
export function checkUnfinished(rows: readonly UnfinishedRow[], lists: readonly string[], kinds: CellKinds): FieldError[] {
  return rows.flatMap(({ list, fields }, index) => {
    const path = `unfinished.${index}`;
    if (!lists.includes(list)) return [{ path: `${path}.list`, code: 'choice' }];
    return Object.entries(fields).flatMap(([name, value]): FieldError[] => {
      if (!Object.hasOwn(kinds, name)) return [{ path: `${path}.fields`, code: 'unknown' }];
      const { holds, wrong } = KINDS[kinds[name]!];
      if (!holds(value)) return [{ path: `${path}.fields.${name}`, code: wrong }];
      if (typeof value !== 'string' || value.length <= MAX_CELL) return [];
      return [{ path: `${path}.fields.${name}`, code: 'too_long', params: { max: MAX_CELL } }];
    });
  });
}

/**
 * The fields of a row that was kept, each as its page holds it: before their kind was asked for, anything could be kept. What cannot be read is
 * left out.
 */
export function readCells(fields: Readonly<Record<string, unknown>>, kinds: CellKinds): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]): [string, Cell][] => {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (value === undefined) return [];
      const { holds, read } = KINDS[kind];
      const cell = holds(value) ? value : read(value);
      return cell === undefined ? [] : [[name, cell]];
    }),
  );
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
