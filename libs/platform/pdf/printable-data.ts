import { familyCoverages } from './fonts.js';
import { breakable, isolated, printable } from './printable.js';

/** Fields that hold no words: pictures are XML, addresses are linked, digests are cut by their template. */
const NOT_WORDS = new Set(['qr', 'svg', 'url', 'sha256']);
/** The two places of a bilingual text. */
const LANGUAGES = new Set(['fr', 'ar']);
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The data of a document as its template gets it: every text printable with the fonts of the house, no word wider than a column, and what
 * people wrote isolated in its own direction. Dates, numbers and codes, which templates cut and compare, stay as they are.
 */
export function printableData(data: unknown): unknown {
  return printableValue(data, '');
}

function printableValue(value: unknown, field: string): unknown {
  if (typeof value === 'string') return printableText(value, field);
  if (Array.isArray(value)) return value.map((item) => printableValue(item, ''));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableValue(item, name)]));
}

function printableText(value: string, field: string): string {
  const text = printable(value, familyCoverages());
  if (NOT_WORDS.has(field)) return text;
  return LANGUAGES.has(field) || RIGHT_TO_LEFT.test(text) ? isolated(breakable(text)) : breakable(text);
}
