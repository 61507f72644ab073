import { isComplete, type FieldError } from '#kernel/public';
import type { Criterion } from './call-rules.js';
import { CODE } from './form.js';

export const TOTAL_WEIGHT = 100;
/** The highest score that a scale may have. */
export const MAX_SCORE = 100;

/** What the weights of a grid sum to; it is ready at TOTAL_WEIGHT. */
export const weightOf = (criteria: readonly { weight: number }[]): number => criteria.reduce((sum, { weight }) => sum + weight, 0);

/** Everything wrong with a scoring grid; `complete` asks also for what publishing needs: both languages, weights that sum to 100. */
export function gridDefects(criteria: readonly Criterion[], { complete }: { complete: boolean }): FieldError[] {
  const seen = new Set<string>();
  const defects = criteria.flatMap((criterion, index) => {
    const path = `criteria.${index}`;
    const found = criterionDefects(criterion, path);
    if (seen.has(criterion.code)) found.push({ path: `${path}.code`, code: 'repeated' });
    seen.add(criterion.code);
    return complete ? [...found, ...incompleteTexts(criterion, path)] : found;
  });
  const weight = weightOf(criteria);
  if (complete && weight !== TOTAL_WEIGHT) defects.push({ path: 'criteria', code: 'weights', params: { sum: weight } });
  return defects;
}

function criterionDefects({ code, levels, scaleMax, threshold }: Criterion, path: string): FieldError[] {
  const defects: FieldError[] = [];
  if (!CODE.test(code)) defects.push({ path: `${path}.code`, code: 'code' });
  if (threshold !== undefined && threshold > scaleMax)
    defects.push({ path: `${path}.threshold`, code: 'too_large', params: { max: scaleMax } });
  const scores = new Set<number>();
  levels.forEach(({ score }, rank) => {
    if (score > scaleMax) defects.push({ path: `${path}.levels.${rank}.score`, code: 'too_large', params: { max: scaleMax } });
    if (scores.has(score)) defects.push({ path: `${path}.levels.${rank}.score`, code: 'repeated' });
    scores.add(score);
  });
  return defects;
}

function incompleteTexts({ label, levels }: Criterion, path: string): FieldError[] {
  return [
    ...(isComplete(label) ? [] : [{ path: `${path}.label`, code: 'both_languages' }]),
    ...levels.flatMap((level, rank) => (isComplete(level.label) ? [] : [{ path: `${path}.levels.${rank}.label`, code: 'both_languages' }])),
  ];
}
