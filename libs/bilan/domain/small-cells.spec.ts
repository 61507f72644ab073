import fc from 'fast-check';
import { hideSmallCells, isSmall, type PersonTables } from './small-cells.js';
import { atSize } from '../../../test/support/size.js';

const one = (cells: (number | null)[]): PersonTables => ({
  tables: [cells],
  total: cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0),
});
const shownOf = (cells: (number | null)[]) => hideSmallCells(one(cells)).tables[0];

/** Every table that somebody who reads the published one, and knows how it is made, must think possible. */
function couldBe(published: PersonTables): number[][] {
  const [cells] = published.tables as [(number | null)[]];
  const known = cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
  const totals = published.total === null ? Array.from({ length: 40 }, (_, total) => total + 1) : [published.total];
  return totals.flatMap((total) =>
    fillings(cells, total - known, cells.filter((cell) => cell === null).length).filter(
      (table) => JSON.stringify(hideSmallCells(one(table))) === JSON.stringify(published),
    ),
  );
}

function fillings(cells: readonly (number | null)[], left: number, holes: number): number[][] {
  const [first, ...rest] = cells;
  if (first === undefined) return left === 0 ? [[]] : [];
  if (first !== null) return fillings(rest, left, holes).map((table) => [first, ...table]);
  const values = holes === 1 ? (left >= 1 ? [left] : []) : Array.from({ length: Math.max(0, left - holes + 1) }, (_, index) => index + 1);
  return values.flatMap((value) => fillings(rest, left - value, holes - 1).map((table) => [value, ...table]));
}

describe('cells too small to publish', () => {
  it('are not found by subtraction: two ones beside a hundred, two fours beside a hundred', () => {
    expect(shownOf([1, 1, 100])).toEqual([null, null, null]);
    expect(shownOf([4, 4, 100, 60])).toEqual([null, null, null, 60]);
  });

  it('a large cell is hidden with a small one, the first of the table; what is small no more stays', () => {
    expect(shownOf([20, 4, 30])).toEqual([null, null, 30]);
    expect(shownOf([30, 20, 12])).toEqual([30, 20, 12]);
  });

  it('a second is hidden where the first would leave only one value', () => {
    expect(shownOf([5, 1, 100, 7])).toEqual([null, null, null, 7]);
  });

  it('the total goes with them where nothing else can hide them, in every table; zero stays', () => {
    expect(hideSmallCells({ tables: [[2, 3, 0], [5]], total: 5 })).toEqual({ tables: [[null, null, 0], [null]], total: null });
    expect(hideSmallCells({ tables: [[3], [3, null]], total: 3 })).toEqual({ tables: [[null], [null, null]], total: null });
  });

  it('nobody counted is nothing to hide', () => {
    expect(hideSmallCells({ tables: [[null, null]], total: null })).toEqual({ tables: [[null, null]], total: null });
  });

  it('property: of no hidden cell is the value known, even to whoever knows the rule', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 4 }), (cells) => {
        fc.pre(cells.some((cell) => cell > 0));
        const published = hideSmallCells(one(cells));
        const possible = couldBe(published);
        expect(possible).toContainEqual(cells);
        for (const [index, shown] of published.tables[0]!.entries()) {
          if (shown === null && isSmall(cells[index]!)) expect(new Set(possible.map((table) => table[index])).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: atSize(150, 3_000) },
    );
  });

  it('property: what is shown is true, nothing small is shown, and one table betrays nothing of the other', () => {
    const table = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 5 }), (cells, parts) => {
        // The same persons in two tables: the second puts neighbours together.
        const other = cells.reduce<number[]>((sums, cell, index) => {
          sums[index % parts] = (sums[index % parts] ?? 0) + cell;
          return sums;
        }, []);
        const total = cells.reduce((sum, cell) => sum + cell, 0);
        const published = hideSmallCells({ tables: [cells, other], total });
        for (const [which, given] of [cells, other].entries()) {
          const shown = published.tables[which]!;
          expect(shown.every((cell, index) => cell === null || (cell === given[index] && !isSmall(cell)))).toBe(true);
          const hidden = shown.filter((cell) => cell === null).length;
          if (published.total !== null) expect(hidden).not.toBe(1);
        }
        if (published.total === null) expect(published.tables.flat().every((cell) => cell === null || cell === 0)).toBe(true);
      }),
    );
  });
});
