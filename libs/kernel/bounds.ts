import { LANGUAGES, type Label, type Language } from './languages.js';
import { formatCentimes, formatThousandths, formatWhole } from './money.js';

/** What a limit counts: amounts are centimes, quantities thousandths, shares hundredths of a percent. */
export type SizeUnit =
  | 'characters'
  | 'value'
  | 'year'
  | 'money'
  | 'quantity'
  | 'share'
  | 'choices'
  | 'items'
  | 'lines'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'months'
  | 'years';

/** How many there may be; absent where there is no limit. */
interface Limits {
  min?: number | undefined;
  max?: number | undefined;
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Names of what is counted, by the forms of each language; `#` is the number, where it is written. */
const COUNTED: Partial<Record<SizeUnit, Readonly<Record<Language, Forms>>>> = {
  characters: {
    fr: { one: '# caractère', other: '# caractères' },
    ar: { one: 'حرف واحد', two: 'حرفان', few: '# حروف', many: '# حرفا', other: '# حرف' },
    en: { one: '# character', other: '# characters' },
  },
  choices: {
    fr: { other: '# choix' },
    ar: { one: 'اختيار واحد', two: 'اختياران', few: '# اختيارات', many: '# اختيارا', other: '# اختيار' },
    en: { one: '# choice', other: '# choices' },
  },
  items: {
    fr: { one: '# élément', other: '# éléments' },
    ar: { one: 'عنصر واحد', two: 'عنصران', few: '# عناصر', many: '# عنصرا', other: '# عنصر' },
    en: { one: '# item', other: '# items' },
  },
  lines: {
    fr: { one: '# ligne', other: '# lignes' },
    ar: { one: 'سطر واحد', two: 'سطران', few: '# أسطر', many: '# سطرا', other: '# سطر' },
    en: { one: '# line', other: '# lines' },
  },
  seconds: {
    fr: { one: '# seconde', other: '# secondes' },
    ar: { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوان', many: '# ثانية', other: '# ثانية' },
    en: { one: '# second', other: '# seconds' },
  },
  minutes: {
    fr: { one: '# minute', other: '# minutes' },
    ar: { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' },
    en: { one: '# minute', other: '# minutes' },
  },
  hours: {
    fr: { one: '# heure', other: '# heures' },
    ar: { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة' },
    en: { one: '# hour', other: '# hours' },
  },
  days: {
    fr: { one: '# jour', other: '# jours' },
    ar: { one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يوما', other: '# يوم' },
    en: { one: '# day', other: '# days' },
  },
  months: {
    fr: { other: '# mois' },
    ar: { one: 'شهر واحد', two: 'شهران', few: '# أشهر', many: '# شهرا', other: '# شهر' },
    en: { one: '# month', other: '# months' },
  },
  years: {
    fr: { one: '# an', other: '# ans' },
    ar: { one: 'سنة واحدة', two: 'سنتان', few: '# سنوات', many: '# سنة', other: '# سنة' },
    en: { one: '# year', other: '# years' },
  },
};

/** In Arabic the digits keep their order whatever stands around them. */
const isolated = (digits: string, language: Language) => (language === 'ar' ? `\u2066${digits}\u2069` : digits);

/** So much of something, in the words of its unit: "1 000 DH", "2,5", "3 caractères". */
export function sizeInWords(size: number, unit: SizeUnit, language: Language): string {
  if (unit === 'money') {
    const amount = isolated(formatCentimes(size), language);
    return { fr: `${amount} DH`, ar: `${amount} درهم`, en: `MAD ${amount}` }[language];
  }
  if (unit === 'year') return isolated(String(size), language);
  if (unit === 'quantity') return isolated(formatThousandths(size), language);
  if (unit === 'share') return isolated(`${String(size / 100).replace('.', ',')}${language === 'fr' ? '\u00a0' : ''}%`, language);
  const digits = isolated(formatWhole(size), language);
  const forms = COUNTED[unit]?.[language];
  if (!forms) return digits;
  return (forms[new Intl.PluralRules(language).select(size)] ?? forms.other).replace('#', digits);
}

const labelled = (words: (language: Language) => string): Label => {
  const [fr, ar, en] = LANGUAGES.map(words) as [string, string, string];
  return { fr, ar, en };
};

/** "au moins 3 caractères". */
export const atLeast = (size: number, unit: SizeUnit): Label =>
  labelled((language) => {
    const words = sizeInWords(size, unit, language);
    return { fr: `au moins ${words}`, ar: `${words} على الأقل`, en: `at least ${words}` }[language];
  });

/** "au plus 5 000 DH". */
export const atMost = (size: number, unit: SizeUnit): Label =>
  labelled((language) => {
    const words = sizeInWords(size, unit, language);
    return { fr: `au plus ${words}`, ar: `${words} على الأكثر`, en: `at most ${words}` }[language];
  });

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Limits as a sentence said before they are met: "De 1 000 DH à 5 000 DH.", "Exactement 2 choix."; null where nothing is limited. */
export function limitsInWords({ min, max }: Limits, unit: SizeUnit): Label | null {
  const [least, most] = [min || undefined, max];
  if (least === undefined && most === undefined) return null;
  const sentence = (label: Label) => labelled((language) => `${capitalised(label[language])}.`);
  if (least === undefined) return sentence(atMost(most!, unit));
  if (most === undefined) return sentence(atLeast(least, unit));
  return labelled((language) => {
    const [from, to] = [sizeInWords(least, unit, language), sizeInWords(most, unit, language)];
    if (least === most) return { fr: `Exactement ${to}.`, ar: `${to} بالضبط.`, en: `Exactly ${to}.` }[language];
    return { fr: `De ${from} à ${to}.`, ar: `من ${from} إلى ${to}.`, en: `From ${from} to ${to}.` }[language];
  });
}

/** How long somebody is to wait, in the largest unit of which there are two, rounded up: 86 398 seconds are 24 hours. */
export function waitInWords(seconds: number): { seconds: number; waitFr: string; waitAr: string; waitEn: string } {
  const [length, unit]: [number, SizeUnit] =
    seconds < 120 ? [seconds, 'seconds'] : seconds < 7_200 ? [Math.ceil(seconds / 60), 'minutes'] : [Math.ceil(seconds / 3_600), 'hours'];
  const [fr, ar, en] = (['fr', 'ar', 'en'] as const).map((language) => sizeInWords(length, unit, language)) as [string, string, string];
  return { seconds, waitFr: fr, waitAr: ar, waitEn: en };
}
