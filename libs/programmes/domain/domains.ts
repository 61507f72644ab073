import type { FieldError } from '#kernel';

/** During which years a domain was called so; null: still. */
export interface LabelYears {
  id: string;
  yearFrom: number;
  yearTo: number | null;
}

/** The wording of the latest years. */
export const newestLabel = <T extends LabelYears>(labels: readonly T[]): T | undefined =>
  [...labels].sort((a, b) => b.yearFrom - a.yearFrom)[0];

/** A new wording begins after the one before it began: what a past year was called is put right on its own label. */
export const wordingErrors = (labels: readonly LabelYears[], yearFrom: number): FieldError[] =>
  tooEarly('yearFrom', yearFrom, (newestLabel(labels)?.yearFrom ?? 0) + 1);

/** A domain is retired in a year in which it was there. */
export const retirementErrors = (labels: readonly LabelYears[], lastYear: number): FieldError[] =>
  tooEarly('lastYear', lastYear, newestLabel(labels)?.yearFrom ?? 0);

const tooEarly = (path: string, year: number, min: number): FieldError[] =>
  year < min ? [{ path, code: 'too_small', params: { min, unit: 'year' } }] : [];
