/** The reference that a bank or the Treasury gives, in characters. */
export const MAX_REFERENCE = 100;

export const MEGABYTE = 1024 * 1024;
/** A statement of the bank. */
export const MAX_STATEMENT_MEGABYTES = 5;
