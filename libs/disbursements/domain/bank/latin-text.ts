import { bankErrors } from './errors.js';

/** Letters that do not come apart into a Latin letter and an accent. */
const SPELLED: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  '’': "'",
  '‘': "'",
  '«': "'",
  '»': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  '–': '-',
  '—': '-',
  _: '-',
  '°': 'o',
  '&': '+',
  '€': 'EUR',
};

/** The characters that every bank takes (ISO 20022 payments, "Latin character set"). */
const PERMITTED = /[A-Za-z0-9/\-?:().,'+ ]/;

/**
 * A name or a subject as the bank takes it: accents dropped, ligatures spelled, other signs as a full stop, cut at `maxLength`.
 * @throws PAYMENT_TEXT_NOT_LATIN for a text with letters of another script, or with nothing left
 */
export function latinText(text: string, maxLength: number): string {
  const plain = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  let result = '';
  for (const character of plain) {
    const spelled = SPELLED[character] ?? character;
    if (/\p{L}/u.test(spelled) && !/^[A-Za-z]+$/.test(spelled)) throw bankErrors.PAYMENT_TEXT_NOT_LATIN({ text });
    if (/\s/.test(spelled)) result += ' ';
    else result += [...spelled].every((one) => PERMITTED.test(one)) ? spelled : '.';
  }
  result = result.replace(/ +/g, ' ').trim().slice(0, maxLength).trim();
  if (!/[A-Za-z0-9]/.test(result)) throw bankErrors.PAYMENT_TEXT_NOT_LATIN({ text });
  return result;
}

/** Whether the bank file can carry the text at all. */
export function isLatinText(text: string): boolean {
  try {
    return latinText(text, Infinity) !== '';
  } catch {
    return false;
  }
}

/**
 * An identifier is never rewritten: it must come back from the bank as it went.
 * @throws PAYMENT_REFERENCE_INVALID
 */
export function bankReference(reference: string): string {
  if (!/^[A-Za-z0-9]([A-Za-z0-9-]{0,33}[A-Za-z0-9])?$/.test(reference)) throw bankErrors.PAYMENT_REFERENCE_INVALID({ reference });
  return reference;
}
