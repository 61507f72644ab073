import { LANGUAGES, type Label, type Language } from './languages.js';
import { formatCentimes, formatThousandths, formatWhole } from './money.js';

/** What a limit counts: amounts are centimes, quantities thousandths, shares hundredths of a percent. */
export type SizeUnit =
  'characters' | 'value' | 'year' | 'money' | 'quantity' | 'share' | 'choices' | 'items' | 'lines' | 'days' | 'months' | 'years';

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
