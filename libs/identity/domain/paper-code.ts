/** Letters and digits that nobody mistakes for one another on paper (Crockford's base 32). */
export const PAPER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = /.{5}(?=.)/g;

/** Codes for the day the telephone is lost. */
export const RECOVERY_CODES = 10;
/** 50 bits: beyond guessing at the pace of the throttle. */
export const RECOVERY_LENGTH = 10;
/** 100 bits: whoever has it names the administrators. */
export const SETUP_LENGTH = 20;

/** As it is printed: groups of five. */
export const shownCode = (code: string): string => code.replace(GROUP, '$&-');

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** As people type it: any case, with or without the dashes, O for 0, I or L for 1, Arabic digits. */
export function typedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String(digit.codePointAt(0)! & 0xf))
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}
