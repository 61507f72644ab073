/** Letters and digits that nobody mistakes for one another on paper (Crockford's base 32). */
export const RECOVERY_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY_CODES = 10;
/** 50 bits: beyond guessing at the pace of the throttle. */
export const RECOVERY_LENGTH = 10;

/** As it is printed: two groups of five. */
export const shownRecoveryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** As people type it: any case, with or without the dash, O for 0, I or L for 1, Arabic digits. */
export function normalRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String(digit.codePointAt(0)! & 0xf))
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}
