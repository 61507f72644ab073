import type { Coverage } from './font-coverage.js';

/** Stands for what no font of the house has: a text is printed with a hole that everyone sees, never refused. */
export const SUBSTITUTE = '\u25a1';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Bullets and signs that word processors paste as private characters of the fonts Symbol and Wingdings (U+F000 + the font's own code). */
const SYMBOL_FONT: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf06c': '•',
  '\uf09f': '•',
  '\uf0a7': '▪',
  '\uf06e': '▪',
  '\uf071': '□',
  '\uf0a8': '□',
  '\uf06f': '□',
  '\uf076': '•',
  '\uf0d8': '‣',
  '\uf0e0': '→',
  '\uf0f0': '→',
  '\uf0fc': '✓',
  '\uf0fb': '✗',
  '\uf0fe': '☑',
  '\uf02d': '–',
  '\uf0be': '–',
  '\uf020': ' ',
};
const SYMBOL_FONT_SIGN = /[\uf020-\uf0ff]/g;

const HALF_PAIR = /\p{Cs}/gu;
/** What decoders leave where a character could not be read. */
const REPLACEMENT = '\ufffd';
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /[\p{Cc}\uFEFF]/gu;
/** Prints nothing by itself: format characters, variation selectors, tags, fillers. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** Joins or separates letters where the script needs it: Arabic, Syriac, N'Ko, Adlam and their like. */
const JOINERS = new Set(['\u200c', '\u200d']);
/** Set the order of what stands beside them; people who write in both directions type them. */
const DIRECTION_MARKS = new Set(['\u200e', '\u200f', '\u2066', '\u2067', '\u2068', '\u2069']);
const ISOLATES = /[\u2066-\u2069]/g;
const JOINING_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}]/u;
const PRIVATE = /\p{Co}/u;
const MARK = /\p{M}/u;
const BLANK = /\p{Zs}/u;
/** The letters of no language carry more; hundreds of them on one letter would run over the lines around. */
const MARKS_AT_MOST = 4;
const EMPTY_LINES = /\n{3,}/g;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text as the given fonts can print it: bullets of symbol fonts become bullets, what prints nothing is dropped (joiners stay between
 * letters that join), and what no font has becomes U+25A1, one for each sign that people see as one. Lines end with `\n`.
 */
export function printable(text: string, families: readonly Coverage[]): string {
  const lines = text
    .replace(HALF_PAIR, SUBSTITUTE)
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, (control) => (control === '\n' ? control : ''))
    .replace(SYMBOL_FONT_SIGN, (sign) => SYMBOL_FONT[sign] ?? sign)
    .replaceAll(REPLACEMENT, SUBSTITUTE)
    .replace(EMPTY_LINES, '\n\n')
    .split('\n')
    .map((line) => (isBalanced(line) ? line : line.replace(ISOLATES, '')))
    .join('\n');
  if (isPlain(lines)) return lines;
  let printed = '';
  for (const { segment } of graphemes.segment(lines)) printed += printableCluster(segment, families);
  return printed;
}

/** Isolations within a text stay when each ends where the line ends: then none can end the isolation of the text itself. */
function isBalanced(line: string): boolean {
  let open = 0;
  for (const [mark] of line.matchAll(ISOLATES)) {
    open += mark === POP_ISOLATE ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Most texts: nothing to look up in the fonts. */
const isPlain = (text: string) => /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff]*$/.test(text);

function printableCluster(cluster: string, families: readonly Coverage[]): string {
  const letters = shown(cluster);
  const base = letters[0];
  if (base === undefined || base === '\n' || DIRECTION_MARKS.has(base)) return base ?? '';
  // A mark without a letter has nothing to stand on.
  if (MARK.test(base)) return SUBSTITUTE;
  const whole = familyOf(letters, families);
  if (whole) return letters.join('');
  const family = familyOf([base], families);
  if (!family) return BLANK.test(base) ? ' ' : SUBSTITUTE;
  const kept = letters.filter((letter) => family(letter.codePointAt(0)!));
  const lost = letters.some((letter) => !kept.includes(letter) && !JOINERS.has(letter));
  return `${kept.join('')}${lost ? SUBSTITUTE : ''}`;
}

/** The code points of a cluster without those that print nothing or are too many. */
function shown(cluster: string): string[] {
  const letters = [...cluster];
  const joins = letters.some((letter) => JOINING_LETTER.test(letter));
  let marks = 0;
  return letters.filter((letter) => {
    if (MARK.test(letter) && ++marks > MARKS_AT_MOST) return false;
    return !INVISIBLE.test(letter) || DIRECTION_MARKS.has(letter) || (joins && JOINERS.has(letter));
  });
}

/** The family that has them all: one font prints a letter with its marks, or none does. */
const familyOf = (letters: readonly string[], families: readonly Coverage[]) =>
  letters.some((letter) => PRIVATE.test(letter))
    ? undefined
    : families.find((covers) => letters.every((letter) => covers(letter.codePointAt(0)!)));

/** A text inside another keeps its own direction and leaves the other's alone: each of its lines is isolated (Unicode UAX #9, FSI and PDI). */
export const isolated = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `${FIRST_STRONG_ISOLATE}${line}${POP_ISOLATE}`))
    .join('\n');

const LONG_WORD = /[^\s\u200b]{25,}/g;
/** Every place where a line may end costs its paragraph time; eight letters fit the narrowest column. */
const PIECE = 8;
const ARABIC = /\p{Script=Arabic}/u;

/** A word too long for the narrowest column may break anywhere (U+200B); Arabic letters stay joined over the break. */
export const breakable = (text: string): string =>
  text.replace(LONG_WORD, (word) => {
    const clusters = Array.from(graphemes.segment(word), ({ segment }) => segment);
    const pieces = Array.from({ length: Math.ceil(clusters.length / PIECE) }, (_, index) =>
      clusters.slice(index * PIECE, (index + 1) * PIECE).join(''),
    );
    return pieces.join(ARABIC.test(word) ? '\u200d\u200b\u200d' : '\u200b');
  });
