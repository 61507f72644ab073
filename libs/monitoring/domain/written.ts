import type { FieldError } from '#kernel/public';
import { MAX_COMMENT, MAX_NARRATIVE, MOST_PEOPLE, MOST_REACHED } from './limits.js';

/** What a report says in figures and words, as far as it is typed: a figure may still be any text. */
export interface TypedReport {
  summary: string;
  difficulties: string;
  activities: readonly { comment: string }[];
  indicators: readonly { actual: unknown }[];
  beneficiaries: { total: unknown; women: unknown; minors: unknown };
}

/** What a draft would refuse of it, and with it all the rest: said at its field, and held back there. */
export function writtenDefects({ summary, difficulties, activities, indicators, beneficiaries }: TypedReport): FieldError[] {
  const people = Object.entries(beneficiaries).flatMap(([who, count]) => countDefect(`beneficiaries.${who}`, count, MOST_PEOPLE));
  return [
    ...tooLong('summary', summary, MAX_NARRATIVE),
    ...tooLong('difficulties', difficulties, MAX_NARRATIVE),
    ...activities.flatMap(({ comment }, index) => tooLong(`activities.${index}.comment`, comment, MAX_COMMENT)),
    ...indicators.flatMap(({ actual }, index) => countDefect(`indicators.${index}.actual`, actual, MOST_REACHED)),
    ...people,
    ...(people.length === 0 && areBeyondTotal(beneficiaries as Counted) ? [{ path: 'beneficiaries', code: 'people_beyond_total' }] : []),
  ];
}

interface Counted {
  total: number | null;
  women: number | null;
  minors: number | null;
}

/** Women or minors outnumber everybody; a total that is not counted yet is beyond nobody. */
export const areBeyondTotal = ({ total, women, minors }: Counted): boolean =>
  total !== null && ((women ?? 0) > total || (minors ?? 0) > total);

const tooLong = (path: string, text: string, max: number): FieldError[] =>
  [...text].length > max ? [{ path, code: 'too_long', params: { max } }] : [];

function countDefect(path: string, count: unknown, max: number): FieldError[] {
  if (count === null) return [];
  if (typeof count !== 'number' || !Number.isInteger(count)) return [{ path, code: 'number' }];
  if (count < 0) return [{ path, code: 'too_small', params: { min: 0 } }];
  return count > max ? [{ path, code: 'too_large', params: { max } }] : [];
}
