import { kernelErrors } from './errors.js';
import { typedIce, typedRib } from './typed-identifiers.js';

/** Remainder of a long digit string by 97, as the keys of the ICE and the RIB need it. */
function modulo97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/** Identifiant commun de l'entreprise: 15 digits (9 + 4 + 2), divisible by 97, key 01..97. */
export function isIce(value: string): boolean {
  return /^\d{15}$/.test(value) && modulo97(value) === 0 && Number(value.slice(13)) >= 1;
}

/** Relevé d'identité bancaire: 24 digits (bank 3, city 3, account 16, key 2), divisible by 97, key 01..97. */
export function isRib(value: string): boolean {
  return /^\d{24}$/.test(value) && modulo97(value) === 0 && Number(value.slice(22)) >= 1;
}

/** @throws INVALID_ICE */
export function parseIce(typed: string): string {
  const digits = typedIce(typed);
  if (!isIce(digits)) throw kernelErrors.INVALID_ICE();
  return digits;
}

/** @throws INVALID_RIB */
export function parseRib(typed: string): string {
  const digits = typedRib(typed);
  if (!isRib(digits)) throw kernelErrors.INVALID_RIB();
  return digits;
}

/** The key that makes 13 digits an ICE: used by the demonstration data and by tests. */
export function withIceKey(first13: string): string {
  return first13 + String(97 - modulo97(first13 + '00')).padStart(2, '0');
}

/** The key that makes 22 digits a RIB: used by the demonstration data and by tests. */
export function withRibKey(first22: string): string {
  return first22 + String(97 - modulo97(first22 + '00')).padStart(2, '0');
}
