import type { GridCriterion, Mark } from '#committees';
import { completed, isGiven, needsJustification, runningTotal } from './sheet.js';

const criterion = (code: string, weight: number): GridCriterion => ({
  code,
  label: { fr: code, ar: code },
  weight,
  scaleMax: 5,
  levels: [],
});
const grid = [criterion('relevance', 40), criterion('method', 35), criterion('budget', 25)];
const mark = (code: string, score: number | null, notAssessable = false): Mark => ({
  criterion: code,
  score,
  notAssessable,
  justification: null,
});

describe('a score sheet on the screen', () => {
  it('has one mark for each criterion, in the order of the grid', () => {
    expect(completed(grid, [mark('budget', 3)]).map(({ criterion: code, score }) => [code, score])).toEqual([
      ['relevance', null],
      ['method', null],
      ['budget', 3],
    ]);
  });

  it('grows as it is filled', () => {
    expect(runningTotal(grid, completed(grid, [mark('relevance', 4)]))).toBeCloseTo(32);
    expect(runningTotal(grid, completed(grid, [mark('relevance', 4), mark('method', 5)]))).toBeCloseTo(67);
  });

  it('"not assessable" is never 0: the other weights count in proportion', () => {
    const marks = completed(grid, [mark('relevance', 4), mark('method', 4), mark('budget', null, true)]);
    expect(runningTotal(grid, marks)).toBeCloseTo(80);
  });

  it('asks for words at both ends of the scale and where nothing can be assessed', () => {
    const [relevance] = grid as [GridCriterion];
    expect([0, 1, 4, 5].map((score) => needsJustification(mark('relevance', score), relevance))).toEqual([true, false, false, true]);
    expect(needsJustification(mark('relevance', null, true), relevance)).toBe(true);
  });

  it('knows what is still to give', () => {
    expect([mark('a', null), mark('a', 0), mark('a', null, true)].map(isGiven)).toEqual([false, true, true]);
  });
});
