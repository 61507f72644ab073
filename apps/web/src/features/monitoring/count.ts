import { wholeNumber } from '../../ui/whole-number.js';

/** What a count that is typed says: a number, nothing, or what is no number. */
export const countIn = (typed: string): number | string | null => (typed.trim() === '' ? null : wholeNumber(typed));
/** The same where the rules took it. */
export function soundCount(typed: string): number | null {
  const count = countIn(typed);
  return typeof count === 'number' ? count : null;
}
export const typedCount = (count: number | null | undefined): string => `${count ?? ''}`;
