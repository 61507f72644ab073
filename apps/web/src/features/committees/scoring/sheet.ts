import type { GridCriterion, Mark } from '#committees';

/** One mark for each criterion of the grid, in its order; those not given yet are empty. */
export function completed(grid: readonly GridCriterion[], marks: readonly Mark[]): Mark[] {
  return grid.map(
    ({ code }) =>
      marks.find(({ criterion }) => criterion === code) ?? { criterion: code, score: null, notAssessable: false, justification: null },
  );
}

export const isGiven = (mark: Mark): boolean => mark.notAssessable || mark.score !== null;
