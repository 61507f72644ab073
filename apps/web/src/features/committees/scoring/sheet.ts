import type { GridCriterion, Mark } from '#committees';

/** One mark for each criterion of the grid, in its order; those not given yet are empty. */
export function completed(grid: readonly GridCriterion[], marks: readonly Mark[]): Mark[] {
  return grid.map(
    ({ code }) =>
      marks.find(({ criterion }) => criterion === code) ?? { criterion: code, score: null, notAssessable: false, justification: null },
  );
}

export const isGiven = (mark: Mark): boolean => mark.notAssessable || mark.score !== null;

/** The lowest and the highest score, and what cannot be assessed, are said with a reason. */
export const needsJustification = (mark: Mark, criterion: GridCriterion): boolean =>
  mark.notAssessable || mark.score === 0 || mark.score === criterion.scaleMax;

/**
 * The total out of 100 as it stands: criteria that cannot be assessed leave, and the other weights count in proportion.
 * Criteria not scored yet count as nothing, so that the total only grows. For the eye: the API computes the one that counts.
 */
export function runningTotal(grid: readonly GridCriterion[], marks: readonly Mark[]): number {
  let weights = 0;
  let sum = 0;
  grid.forEach(({ weight, scaleMax }, index) => {
    const mark = marks[index];
    if (!mark || mark.notAssessable) return;
    weights += weight;
    sum += (weight * (mark.score ?? 0)) / scaleMax;
  });
  return weights === 0 ? 0 : (100 * sum) / weights;
}
