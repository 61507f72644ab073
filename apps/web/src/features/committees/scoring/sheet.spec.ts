import type { GridCriterion, Mark } from '#committees';
import { completed, isGiven } from './sheet.js';

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

  it('knows what is still to give', () => {
    expect([mark('a', null), mark('a', 0), mark('a', null, true)].map(isGiven)).toEqual([false, true, true]);
  });
});
