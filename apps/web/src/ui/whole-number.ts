import { parseMoney } from './money.js';

/** A whole number as people type it, with blanks, Arabic digits or a sign; what is no number stays as typed, for the rules to refuse. */
export function wholeNumber(typed: string): number | string {
  const [, sign = '', digits = ''] = /^\s*([-−]?)(.*)$/s.exec(typed) ?? [];
  const read = parseMoney(digits);
  if (!('centimes' in read) || read.centimes === null || read.centimes % 100 !== 0) return typed;
  const whole = read.centimes / 100;
  return sign && whole > 0 ? -whole : whole;
}
