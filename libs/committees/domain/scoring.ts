import type { FieldError, Localized } from '#kernel';
import { MAX_JUSTIFICATION, MAX_SHEET_COMMENT } from './limits.js';

/** One criterion of the frozen grid, as the call wrote it. */
export interface GridCriterion {
  code: string;
  label: Localized;
  weight: number;
  scaleMax: number;
  levels: { score: number; label: Localized }[];
  /** A mean below this score cannot be selected. */
  threshold?: number;
}

/** What a member says on one criterion: a whole score, or that it cannot be assessed (which is never 0). */
export interface Mark {
  criterion: string;
  score: number | null;
  notAssessable: boolean;
  justification: string | null;
}

/**
 * What is wrong with the marks. A draft may be unfinished but never beyond the scale; a sheet to send has each criterion,
 * and a justification for the lowest and the highest score and for what cannot be assessed.
 */
export function checkMarks(grid: readonly GridCriterion[], marks: readonly Mark[], options: { complete: boolean }): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  marks.forEach((mark, index) => {
    const criterion = grid.find((candidate) => candidate.code === mark.criterion);
    const path = `marks.${index}`;
    if (!criterion || seen.has(mark.criterion)) {
      errors.push({ path: `${path}.criterion`, code: 'choice' });
      return;
    }
    seen.add(mark.criterion);
    if (mark.notAssessable && mark.score !== null) errors.push({ path: `${path}.score`, code: 'not_assessable_has_score' });
    if (mark.score !== null && !isScore(mark.score, criterion.scaleMax)) {
      errors.push({ path: `${path}.score`, code: 'score_range', params: { max: criterion.scaleMax } });
    }
    if (!options.complete) return;
    if (mark.score === null && !mark.notAssessable) errors.push({ path: `${path}.score`, code: 'required' });
    if (needsJustification(mark, criterion) && !mark.justification?.trim()) {
      errors.push({ path: `${path}.justification`, code: 'justification_required' });
    }
  });
  if (options.complete) {
    for (const criterion of grid) {
      if (!seen.has(criterion.code)) errors.push({ path: `marks.${criterion.code}`, code: 'required' });
    }
  }
  return errors;
}

/** What a draft would refuse of the words of a sheet, and with them every score: said at its field, and held back there. */
export const sheetWordDefects = ({ marks, comment }: { marks: readonly Pick<Mark, 'justification'>[]; comment: string }): FieldError[] => [
  ...marks.flatMap(({ justification }, index) => tooLong(`marks.${index}.justification`, justification ?? '', MAX_JUSTIFICATION)),
  ...tooLong('comment', comment, MAX_SHEET_COMMENT),
];

const tooLong = (path: string, text: string, max: number): FieldError[] =>
  [...text].length > max ? [{ path, code: 'too_long', params: { max } }] : [];

/** The lowest and the highest score, and what cannot be assessed, are said with a reason. */
export const needsJustification = (mark: Pick<Mark, 'score' | 'notAssessable'>, criterion: Pick<GridCriterion, 'scaleMax'>): boolean =>
  mark.notAssessable || mark.score === 0 || mark.score === criterion.scaleMax;

const isScore = (value: number, max: number) => Number.isInteger(value) && value >= 0 && value <= max;

/** A sheet's score out of 100: criteria that cannot be assessed leave, and the other weights count in proportion. Null when none is left. */
export function sheetScore(grid: readonly GridCriterion[], marks: readonly Mark[]): number | null {
  let weights = 0;
  let sum = 0;
  for (const criterion of grid) {
    const mark = marks.find((candidate) => candidate.criterion === criterion.code);
    if (!mark || mark.notAssessable || mark.score === null) continue;
    weights += criterion.weight;
    sum += (criterion.weight * mark.score) / criterion.scaleMax;
  }
  return weights === 0 ? null : (100 * sum) / weights;
}

/** The score of a sheet that is being filled: what is not scored yet counts as nothing, so that it only grows. */
export const runningScore = (grid: readonly GridCriterion[], marks: readonly Mark[]): number =>
  sheetScore(
    grid,
    marks.map((mark) => ({ ...mark, score: mark.score ?? 0 })),
  ) ?? 0;
