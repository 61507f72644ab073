/** Fewer persons than this are not published: they could be recognised. */
export const SMALLEST_PUBLIC_CELL = 5;

/** Persons by row, of tables that add up to the same total; null where nobody was counted. */
export interface PersonTables {
  tables: (number | null)[][];
  total: number | null;
}

/**
 * Hides what is too small to publish, and what would betray it by subtraction. Beside the small cells of a table a larger one is
 * hidden, and more of them until the hidden sum leaves every small cell all the values that a small cell may have. They are taken
 * in the table's own order and never by size: the choice then says nothing of the values, and is the same in the next edition.
 * Where a table holds too few persons for that, its total is not published, and no part of it in any table.
 */
export function hideSmallCells({ tables, total }: PersonTables): PersonTables {
  const shown = tables.map(withoutSmallCells);
  if (total === null || (!isSmall(total) && shown.every((table) => table !== null))) {
    return { tables: shown.map((table, index) => table ?? nothingOf(tables[index]!)), total };
  }
  return { tables: tables.map(nothingOf), total: null };
}

export const isSmall = (persons: number | null): persons is number => persons !== null && persons > 0 && persons < SMALLEST_PUBLIC_CELL;

/** Zero is not a person, and stays. */
const nothingOf = (cells: readonly (number | null)[]): (number | null)[] => cells.map((cell) => (cell === 0 ? 0 : null));

/** Null when the table cannot be protected beside its total. */
function withoutSmallCells(cells: readonly (number | null)[]): (number | null)[] | null {
  const small = cells.filter(isSmall);
  if (small.length === 0) return [...cells];
  const hidden = new Set(cells.flatMap((cell, index) => (isSmall(cell) ? [index] : [])));
  let sum = small.reduce((all, cell) => all + cell, 0);
  let larger = 0;
  for (const [index, cell] of cells.entries()) {
    if (isProtected(sum, small.length, larger)) break;
    if (cell === null || cell < SMALLEST_PUBLIC_CELL) continue;
    hidden.add(index);
    sum += cell;
    larger += 1;
  }
  return isProtected(sum, small.length, larger) ? cells.map((cell, index) => (hidden.has(index) ? null : cell)) : null;
}

/** Whether each small cell may be anything from one to four, for whoever knows the hidden sum and which of the cells are small. */
function isProtected(sum: number, small: number, larger: number): boolean {
  const largest = SMALLEST_PUBLIC_CELL - 1;
  return larger > 0 && sum - SMALLEST_PUBLIC_CELL * larger - (small - 1) >= largest;
}
