/**
 * Text as it is searched: without case, accents, Arabic marks and tatweel, the forms of alef, hamza, ya and ta marbuta as one, digits as
 * ASCII, apostrophes and punctuation as blanks. `%` and `_` are letters like others. The database folds what it keeps in the same way
 * (`search_text`): a property test holds the two together.
 */
export function foldText(text: string): string {
  return [...text.normalize('NFKD').replace(MARKS, '').toLowerCase()]
    .map((letter) => ONE_OF.get(letter) ?? letter)
    .join('')
    .replace(BETWEEN, ' ')
    .trim();
}

/**
 * The words of a search, each once: every one counts, in any order. At most eight. What was typed without a blank stays together: a number
 * such as `D-2026-000123` is not three words that may stand anywhere.
 */
export const searchWords = (typed: string): string[] =>
  [...new Set(typed.split(/\s+/u).map(foldText))].filter(Boolean).slice(0, MOST_WORDS);

const MOST_WORDS = 8;
/** Combining marks of Latin, vowels and signs of Arabic, the tatweel. */
export const SEARCH_MARKS = '\\u0300-\\u036f\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed';
// eslint-disable-next-line no-misleading-character-class -- combining marks are what it takes away
const MARKS = new RegExp(`[${SEARCH_MARKS}]`, 'g');
/** What stands between words: ASCII but letters, digits, `%` and `_`; quotes, dashes and dots of Latin and Arabic. */
export const SEARCH_BETWEEN =
  '\\u0001-\\u0024\\u0026-\\u002f\\u003a-\\u0040\\u005b-\\u005e\\u0060\\u007b-\\u00a9\\u00ab-\\u00b1\\u00b4\\u00b6-\\u00b8\\u00bb\\u00bf\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4\\u2000-\\u206f\\u3000';
const BETWEEN = new RegExp(`[${SEARCH_BETWEEN}]+`, 'g');
/** Letter by letter: what a searcher takes for the same. */
export const SEARCH_PAIRS: readonly (readonly [string, string])[] = [
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ئ', 'ي'],
  ['ؤ', 'و'],
  ['ة', 'ه'],
  ...[...'٠١٢٣٤٥٦٧٨٩'].map((digit, index) => [digit, String(index)] as const),
  ...[...'۰۱۲۳۴۵۶۷۸۹'].map((digit, index) => [digit, String(index)] as const),
];
/** One letter that is written as two. */
export const SEARCH_LIGATURES: readonly (readonly [string, string])[] = [
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
];
const ONE_OF = new Map([...SEARCH_PAIRS, ...SEARCH_LIGATURES]);
