import { toCardinal as englishCardinal } from 'n2words/en-GB';
import { toCardinal as frenchCardinal } from 'n2words/fr-FR';
import type { Language } from '../languages.js';
import { countInArabic, type ArabicNoun } from './arabic-words.js';

/** 999 999 999 999 dirhams and 99 centimes. */
export const MAX_SPELLED_CENTIMES = 99_999_999_999_999;

const DIRHAM: ArabicNoun = { singular: 'درهم', dual: 'درهمان', plural: 'دراهم', accusative: 'درهما' };
const CENTIME: ArabicNoun = { singular: 'سنتيم', dual: 'سنتيمان', plural: 'سنتيمات', accusative: 'سنتيما' };

interface Speller {
  dirhams: (count: number) => string;
  centimes: (count: number) => string;
  and: string;
}

const SPELLERS: Readonly<Record<Language, Speller>> = {
  fr: {
    dirhams: (count) => `${frenchCardinal(count)} ${frenchLink(count)}${count < 2 ? 'dirham' : 'dirhams'}`,
    centimes: (count) => `${frenchCardinal(count)} ${count < 2 ? 'centime' : 'centimes'}`,
    and: ' et ',
  },
  ar: { dirhams: (count) => countInArabic(count, DIRHAM), centimes: (count) => countInArabic(count, CENTIME), and: ' و' },
  en: {
    dirhams: (count) => `${englishCardinal(count)} ${count === 1 ? 'dirham' : 'dirhams'}`,
    centimes: (count) => `${englishCardinal(count)} ${count === 1 ? 'centime' : 'centimes'}`,
    and: ' and ',
  },
};

/** "deux millions de dirhams": million and milliard are nouns, and nothing may stand between them and the one they count. */
function frenchLink(count: number): string {
  return count >= 1_000_000 && count % 1_000_000 === 0 ? 'de ' : '';
}

/**
 * An amount as a convention writes it beside the figures: "cinquante mille dirhams et vingt centimes",
 * "خمسون ألف درهم وعشرون سنتيما", "fifty thousand dirhams and twenty centimes". Centimes are named only when there are some.
 * @throws RangeError for anything but an integer from 0 to MAX_SPELLED_CENTIMES
 */
export function amountInWords(centimes: number, language: Language): string {
  if (!Number.isInteger(centimes) || centimes < 0 || centimes > MAX_SPELLED_CENTIMES) {
    throw new RangeError(`an amount in words is an integer of centimes from 0 to ${MAX_SPELLED_CENTIMES}, not ${centimes}`);
  }
  const { dirhams, centimes: spellCentimes, and } = SPELLERS[language];
  const whole = Math.floor(centimes / 100);
  const rest = centimes % 100;
  if (rest === 0) return dirhams(whole);
  return whole === 0 ? spellCentimes(rest) : dirhams(whole) + and + spellCentimes(rest);
}
