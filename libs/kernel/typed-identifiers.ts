import { isIban } from './iban.js';

/** Blanks of every width, marks that nobody sees, and what people put between groups of digits. */
const BETWEEN_GROUPS = /[\s\p{Z}\p{Cf}\p{Pd}.·,/_'’:;|]+/gu;
/** Digits of Arabic, Persian and full width, as ASCII. */
const westernDigits = (typed: string): string =>
  typed.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
    if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
    return digit.normalize('NFKC');
  });

/** The words that people copy along with a number: « ICE : », « RIB n° », « رقم ». */
const LABELS: Readonly<Record<'ice' | 'rib' | 'iban' | 'receipt' | 'phone', RegExp>> = {
  ice: /^(?:I\.?C\.?E\.?|التعريف الموحد للمقاولة)/iu,
  rib: /^(?:R\.?I\.?B\.?|COMPTE(?: BANCAIRE)?|رقم الحساب|الحساب البنكي)/iu,
  iban: /^(?:I\.?B\.?A\.?N\.?)/iu,
  receipt: /^(?:R[ÉE]C[ÉE]PISS[ÉE](?: D[ÉE]FINITIF| PROVISOIRE)?|الوصل(?: النهائي| المؤقت)?|وصل)/iu,
  phone: /^(?:T[ÉE]L[ÉE]PHONE|T[ÉE]L|PORTABLE|GSM|MOBILE|PHONE|WHATSAPP|الهاتف|هاتف)/iu,
};
const NUMBER_SIGN = /^(?:N\s*[°º]\s*\.?|NUM[ÉE]RO|NO\.?(?=[\s\d:])|№|#|رقم|عدد)/iu;
const AROUND = /^[\s\p{Z}\p{Cf}.:،؛;=\-–—]+|[\s\p{Z}\p{Cf}.:،؛;]+$/gu;

/** What is left of a pasted number without the words before it; the words alone stay, to be refused as they were typed. */
function withoutLabel(typed: string, ...labels: readonly RegExp[]): string {
  let rest = typed.normalize('NFC').replace(AROUND, '');
  for (const label of [...labels, NUMBER_SIGN]) rest = rest.replace(label, '').replace(AROUND, '');
  return rest === typed ? rest : withoutLabel(rest, ...labels);
}

/** Read until it stays: what stood between signs can be a label or one letter with its accent once they are gone (« I-C-E 15 »). */
function digitsOf(typed: string, ...labels: readonly RegExp[]): string {
  const read = westernDigits(withoutLabel(typed, ...labels))
    .replace(BETWEEN_GROUPS, '')
    .normalize('NFC');
  return read === typed ? read : digitsOf(read, ...labels);
}

/** An ICE as it is kept: its digits. What is no ICE comes out as what is left, for the key to refuse. */
export const typedIce = (typed: string): string => digitsOf(typed, LABELS.ice);

/** A RIB as it is kept: its 24 digits, also where it was given as an IBAN of Morocco (`MA64` and the RIB) whose key is right. */
export function typedRib(typed: string): string {
  const bare = digitsOf(typed.toUpperCase(), LABELS.iban, LABELS.rib);
  return /^MA\d{26}$/.test(bare) && isIban(bare) ? bare.slice(4) : bare;
}

/** An IBAN as it is kept: capitals and digits without blanks. */
export const typedIban = (typed: string): string => digitsOf(typed.toUpperCase(), LABELS.iban);

/** The number of a receipt as it is kept: without label, in western digits, its own signs kept, one blank between words. */
export const typedReceipt = (typed: string): string =>
  westernDigits(withoutLabel(typed, LABELS.receipt))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();

/** A telephone as it is kept: `+` and the number of the country first; of Morocco where none is given. */
export function typedPhone(typed: string): string {
  const bare = digitsOf(typed, LABELS.phone).replace(/\(0\)/g, '').replace(/[()]/g, '');
  if (/^0[5-8]\d{8}$/.test(bare)) return `+212${bare.slice(1)}`;
  if (/^00[1-9]\d+$/.test(bare)) return typedPhone(`+${bare.slice(2)}`);
  return bare.replace(/^\+2120(?=[5-8]\d{8}$)/, '+212');
}

/** An international number: `+`, the country, 8 to 15 digits in all. */
export const isPhone = (value: string): boolean => /^\+[1-9]\d{7,14}$/.test(value);
