import { parseMoney } from '../../../ui/money.js';

/** A whole number as people type it, with blanks and Arabic digits; what is no number stays as typed, for the API to refuse. */
export function wholeNumber(typed: string): number | string {
  const read = parseMoney(typed);
  return 'centimes' in read && read.centimes !== null && read.centimes % 100 === 0 ? read.centimes / 100 : typed;
}
