import { dayInWords, formatCentimes, formatWhole, MONTHS_OF_YEAR, type Label } from '#kernel/public';
import type { DayOff, ParameterField, ParameterWord, YearlyDay } from './parameter.js';

const UNITS: Readonly<Record<'days' | 'months' | 'years', Label>> = {
  days: { fr: 'jours', ar: 'يوما', en: 'days' },
  months: { fr: 'mois', ar: 'شهرا', en: 'months' },
  years: { fr: 'ans', ar: 'سنوات', en: 'years' },
};
const YES: Label = { fr: 'oui', ar: 'نعم', en: 'yes' };
const NO: Label = { fr: 'non', ar: 'لا', en: 'no' };
const RETIRED: Label = { fr: 'retiré', ar: 'مسحوب', en: 'retired' };
const WEEKDAYS: readonly Label[] = [
  { fr: 'lundi', ar: 'الاثنين', en: 'Monday' },
  { fr: 'mardi', ar: 'الثلاثاء', en: 'Tuesday' },
  { fr: 'mercredi', ar: 'الأربعاء', en: 'Wednesday' },
  { fr: 'jeudi', ar: 'الخميس', en: 'Thursday' },
  { fr: 'vendredi', ar: 'الجمعة', en: 'Friday' },
  { fr: 'samedi', ar: 'السبت', en: 'Saturday' },
  { fr: 'dimanche', ar: 'الأحد', en: 'Sunday' },
];
const LANGUAGES_OF_LABEL = ['fr', 'ar', 'en'] as const;

const inEach = (say: (language: keyof Label) => string): Label => ({ fr: say('fr'), ar: say('ar'), en: say('en') });
const same = (text: string): Label => inEach(() => text);
const listed = (items: readonly Label[]): Label =>
  items.length === 0 ? same('—') : inEach((language) => items.map((item) => item[language]).join(language === 'ar' ? '، ' : ', '));
/** Hundredths of a percent, isolated: a figure with its sign reads the same in both directions. */
const percent = (basisPoints: number): Label => same(`\u2066${formatCentimes(basisPoints)}\u202f%\u2069`);

/** One value of a parameter in words, by its kind; an em dash for a list of nothing. */
export function fieldInWords({ kind }: Pick<ParameterField, 'kind'>, value: unknown): Label {
  switch (kind) {
    case 'centimes':
      return { ...same(`${formatCentimes(value as number)} DH`), ar: `${formatCentimes(value as number)} درهم` };
    case 'basis_points':
      return percent(value as number);
    case 'shares':
      return inEach((language) => (value as number[]).map((share) => percent(share)[language]).join(' + '));
    case 'words':
      return listed(
        (value as ParameterWord[]).map(({ label, retired }) => (retired ? inEach((l) => `${label[l]} (${RETIRED[l]})`) : label)),
      );
    case 'switch':
      return value ? YES : NO;
    case 'days_off':
      return listed((value as DayOff[]).map(({ day, label }) => inEach((l) => `${dayInWords(day)[l]} — ${label[l]}`)));
    case 'yearly_days':
      return listed((value as YearlyDay[]).map(yearlyInWords));
    case 'weekdays':
      return listed((value as number[]).map((day) => WEEKDAYS[day - 1]!));
    case 'count':
      return same(formatWhole(value as number));
    default:
      return inEach((language) => `${formatWhole(value as number)} ${UNITS[kind][language]}`);
  }
}

const yearlyInWords = ({ month, day, label }: YearlyDay): Label =>
  inEach((l) => `${day} ${MONTHS_OF_YEAR[month - 1]![LANGUAGES_OF_LABEL.indexOf(l)]} — ${label[l]}`);
