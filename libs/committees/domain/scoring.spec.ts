import fc from 'fast-check';
import { checkMarks, needsJustification, runningScore, sheetScore, type GridCriterion, type Mark } from './scoring.js';

const criterion = (code: string, weight: number, scaleMax = 5): GridCriterion => ({
  code,
  weight,
  scaleMax,
  label: { fr: code, ar: code },
  levels: [],
});
const GRID = [criterion('relevance', 50), criterion('budget', 30), criterion('team', 20)];
const mark = (code: string, score: number | null, change: Partial<Mark> = {}): Mark => ({
  criterion: code,
  score,
  notAssessable: false,
  justification: null,
  ...change,
});

describe('a score sheet', () => {
  it('weighs each criterion on its own scale', () => {
    expect(sheetScore(GRID, [mark('relevance', 5), mark('budget', 0), mark('team', 2)])).toBeCloseTo(58, 9);
  });

  it('leaves out what cannot be assessed; it is never 0', () => {
    const partly = [mark('relevance', 4), mark('budget', null, { notAssessable: true }), mark('team', 4)];
    expect(sheetScore(GRID, partly)).toBeCloseTo(80, 9);
    expect(
      sheetScore(
        GRID,
        GRID.map(({ code }) => mark(code, null, { notAssessable: true })),
      ),
    ).toBeNull();
  });

  it('lies between 0 and 100, and rises with any of its scores', () => {
    const score = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(score, score, score, fc.constantFrom('relevance', 'budget', 'team'), (a, b, c, raised) => {
        const marks = [mark('relevance', a), mark('budget', b), mark('team', c)];
        const low = sheetScore(GRID, marks)!;
        const high = sheetScore(
          GRID,
          marks.map((entry) => (entry.criterion === raised ? { ...entry, score: entry.score! + 1 } : entry)),
        )!;
        return low >= 0 && high <= 100 && high > low;
      }),
    );
  });

  it('refuses what is beyond the scale or not whole, even in a draft', () => {
    for (const wrong of [-1, 6, 2.5, Number.NaN]) {
      expect(checkMarks(GRID, [mark('relevance', wrong)], { complete: false })).toMatchObject([
        { path: 'marks.0.score', code: 'score_range' },
      ]);
    }
    expect(checkMarks(GRID, [mark('unknown', 3)], { complete: false })).toMatchObject([{ path: 'marks.0.criterion', code: 'choice' }]);
  });

  it('lets a draft be unfinished, and a sheet to send not', () => {
    expect(checkMarks(GRID, [mark('relevance', 3)], { complete: false })).toEqual([]);
    expect(checkMarks(GRID, [mark('relevance', 3)], { complete: true }).map((error) => error.path)).toEqual(['marks.budget', 'marks.team']);
  });

  it('asks a justification at both ends of the scale and for what cannot be assessed', () => {
    const bare = [mark('relevance', 5), mark('budget', 0), mark('team', null, { notAssessable: true })];
    expect(checkMarks(GRID, bare, { complete: true }).map((error) => error.code)).toEqual(Array(3).fill('justification_required'));
    expect(
      checkMarks(
        GRID,
        bare.map((entry) => ({ ...entry, justification: 'Parce que' })),
        { complete: true },
      ),
    ).toEqual([]);
  });

  it('grows while it is filled, to the score of the whole sheet', () => {
    const marks = [mark('relevance', 4), mark('budget', null), mark('team', null)];
    expect(runningScore(GRID, marks)).toBeCloseTo(40, 9);
    expect(runningScore(GRID, [marks[0]!, mark('budget', 5), marks[2]!])).toBeCloseTo(70, 9);
    const anySheet = fc.tuple(...GRID.map(({ code }) => fc.integer({ min: 0, max: 5 }).map((score) => mark(code, score))));
    fc.assert(fc.property(anySheet, (sheet) => expect(runningScore(GRID, sheet)).toBe(sheetScore(GRID, sheet))));
    expect(runningScore(GRID, [mark('relevance', 4), mark('budget', null, { notAssessable: true })])).toBeCloseTo(80, 9);
  });

  it('needs words at both ends of a scale and where nothing can be assessed', () => {
    expect([0, 1, 4, 5].map((score) => needsJustification(mark('relevance', score), GRID[0]!))).toEqual([true, false, false, true]);
    expect(needsJustification(mark('relevance', null, { notAssessable: true }), GRID[0]!)).toBe(true);
  });
});
