import type { Language } from './language.js';

const THIN_SPACE = '\u202f';
const unit: Record<Language, string> = { fr: 'DH', ar: 'درهم', en: 'DH' };

/** Groups of three separated by U+202F, western digits, in every language: "6 990 500". */
export function formatNumber(value: number | bigint, language: Language = 'fr', decimals = 0): string {
  const text = typeof value === 'bigint' ? value.toString() : value.toFixed(decimals);
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  const mark = language === 'en' ? '.' : ',';
  return `${text.startsWith('-') ? '−' : ''}${grouped}${fraction ? mark + fraction : ''}`;
}

/** Integer centimes as dirhams, centimes shown only when there are some: 402200000 → "4 022 000". No unit. */
export function formatCentimes(centimes: number, language: Language = 'fr'): string {
  return formatNumber(centimes / 100, language, centimes % 100 === 0 ? 0 : 2);
}

/** Integer thousandths of a quantity, without noughts at the end: 2500 → "2,5". */
export function formatThousandths(thousandths: number, language: Language = 'fr'): string {
  const decimals = [1000, 100, 10].findIndex((part) => thousandths % part === 0);
  return formatNumber(thousandths / 1000, language, decimals < 0 ? 3 : decimals);
}

/** Integer centimes with the unit of the language, the number isolated so that no paragraph direction reorders it. */
export function formatDirhams(centimes: number, language: Language): string {
  return `\u2066${formatCentimes(centimes, language)}\u2069\u00a0${unit[language]}`;
}

/** A share between 0 and 1 as a percentage with at most one decimal: 0.873 → "87,3 %" (fr), "87,3%" (ar), "87.3%" (en); `aligned`: always with it. */
export function formatShare(share: number, language: Language, aligned = false): string {
  const tenths = Math.round(share * 1000);
  const digits = formatNumber(tenths / 10, language, aligned || tenths % 10 !== 0 ? 1 : 0);
  return `\u2066${digits}${language === 'fr' ? THIN_SPACE : ''}%\u2069`;
}

/** Bytes in the unit people read: 5 Mo, 5 MB, 5 ميغا. */
export function formatBytes(bytes: number, language: Language): string {
  const names = { fr: ['o', 'ko', 'Mo'], ar: ['بايت', 'كيلوبايت', 'ميغابايت'], en: ['B', 'kB', 'MB'] }[language];
  const power = bytes >= 1_000_000 ? 2 : bytes >= 1_000 ? 1 : 0;
  const value = bytes / 1000 ** power;
  return `${formatNumber(value, language, power === 2 && value < 10 && !Number.isInteger(value) ? 1 : 0)}\u00a0${names[power]}`;
}

const locales: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

/**
 * A day or a wall time as typed (`YYYY-MM-DD`, `YYYY-MM-DDTHH:mm`) in words, "mardi 22 décembre 2026 à 16 h 30": pickers write it in the
 * browser's own order, where 01/06 may be June or January. Nothing is converted: the same digits are read and written. Empty while incomplete.
 */
export function wallInWords(wall: string, language: Language): string {
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d))?$/.exec(wall) ?? [];
  const read = day ? new Date(`${day}T${hour ?? '00'}:${minute ?? '00'}Z`) : null;
  if (!read || Number.isNaN(read.getTime())) return '';
  const words = new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: 'UTC' }).format(read);
  return hour && minute ? `${words} ${hourInWords[language](hour, minute)}` : words;
}

/** As the rest of the product writes hours. */
const hourInWords: Record<Language, (hour: string, minute: string) => string> = {
  fr: (hour, minute) => `à ${Number(hour)}\u00a0h\u00a0${minute}`,
  ar: (hour, minute) => `على الساعة \u2066${hour}:${minute}\u2069`,
  en: (hour, minute) => `at ${hour}:${minute}`,
};

export const dirhamUnit = (language: Language): string => unit[language];
