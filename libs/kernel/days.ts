import type { Label } from './languages.js';

/** The zone of the country, in which days begin. */
export const MOROCCO = 'Africa/Casablanca';

const DAY_MS = 86_400_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A calendar day so many days after another, `YYYY-MM-DD`: 2027-02-28 + 1 is 2027-03-01. */
export function dayAfter(day: string, days: number): string {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months later, the last of the month where it has none: 2027-01-31 + 1 is 2027-02-28. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another, `YYYY-MM-DD`: what must be added to the first. */
export const daysBetween = (from: string, to: string): number => Math.round((midnight(to) - midnight(from)) / DAY_MS);

/** Whether `YYYY-MM-DD` is a day of the calendar that people write about: 1900 to 2199. */
export function isDay(typed: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(typed)) return false;
  const day = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === typed;
}

const MONTHS: Record<keyof Label, readonly string[]> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** The names of each month, January first, in the languages of the product. */
export const MONTHS_OF_YEAR: readonly (readonly string[])[] = MONTHS.fr.map((name, month) => [name, MONTHS.ar[month]!, MONTHS.en[month]!]);

/** A calendar day `YYYY-MM-DD` in words: "15 janvier 2027", "15 يناير 2027". */
export function dayInWords(day: string): Label {
  const [year, month, date] = day.split('-') as [string, string, string];
  const say = (language: keyof Label) => `${Number(date)} ${MONTHS[language][Number(month) - 1]} ${year}`;
  return { fr: Number(date) === 1 ? say('fr').replace(/^1 /, '1er ') : say('fr'), ar: say('ar'), en: say('en') };
}
