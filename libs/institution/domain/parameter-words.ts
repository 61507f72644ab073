import { dayInWords, MONTHS_OF_YEAR, sizeInWords, type Label, type Language, type SizeUnit } from '#kernel/public';
import type { DayOff, ParameterField, ParameterWord, YearlyDay } from './parameter.js';

/** What one thing of a value was and is afterwards, in words; null where it is not there. */
export interface WasAndIs {
  label: Label;
  from: Label | null;
  to: Label | null;
}

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
const UNIT_OF = { centimes: 'money', basis_points: 'share', days: 'days', months: 'months', years: 'years', count: 'value' } as const;

const inEach = (say: (language: Language) => string): Label => ({ fr: say('fr'), ar: say('ar'), en: say('en') });
const sized = (size: number, unit: SizeUnit): Label => inEach((language) => sizeInWords(size, unit, language));
const listed = (items: readonly Label[]): Label =>
  inEach((language) => items.map((item) => item[language]).join(language === 'ar' ? '، ' : ', ') || '—');

/** A value that is read as one: its figure with its unit, its days, its shares. */
export function fieldInWords({ kind }: Pick<ParameterField, 'kind'>, value: unknown): Label {
  switch (kind) {
    case 'switch':
      return value ? YES : NO;
    case 'shares':
      return inEach((language) => (value as number[]).map((share) => sizeInWords(share, 'share', language)).join(' + '));
    case 'weekdays':
      return listed((value as number[]).map((day) => WEEKDAYS[day - 1]!));
    case 'words':
    case 'days_off':
    case 'yearly_days':
      return sized((value as unknown[]).length, 'items');
    default:
      return sized(value as number, UNIT_OF[kind]);
  }
}

/**
 * Two values of a field beside each other: of a list each word or day of either, of anything else the value. All of a value is in these words:
 * what is not said of it, somebody would confirm unread.
 */
export function fieldBeside(field: ParameterField, before: unknown, after: unknown): WasAndIs[] {
  const { label } = field;
  switch (field.kind) {
    case 'words':
      return [
        ...itemsBeside(label, before, after, {
          keyOf: ({ code }: ParameterWord) => code,
          named: ({ code }) => inEach(() => `\u2066${code}\u2069`),
          said: (word) => wordInWords(field, word),
        }),
        ...orderBeside(label, before, after),
      ];
    case 'days_off':
      return itemsBeside(label, before, after, {
        keyOf: ({ day }: DayOff) => day,
        named: ({ day }: DayOff) => dayInWords(day),
        said: namesOf,
      });
    case 'yearly_days':
      return itemsBeside(label, before, after, {
        keyOf: ({ month, day }: YearlyDay) => `${month}-${day}`,
        named: yearlyInWords,
        said: namesOf,
      });
    default: {
      const said = (value: unknown) => (value === undefined ? null : fieldInWords(field, value));
      return [{ label, from: said(before), to: said(after) }];
    }
  }
}

interface Items<T> {
  keyOf(item: T): string;
  /** Which one it is, in either value. */
  named(item: T): Label;
  said(item: T): Label;
}

function itemsBeside<T>(label: Label, before: unknown, after: unknown, { keyOf, named, said }: Items<T>): WasAndIs[] {
  const byKey = (value: unknown) => new Map(((value ?? []) as T[]).map((item) => [keyOf(item), item]));
  const [old, young] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...young.keys()])].map((key) => {
    const [was, is] = [old.get(key), young.get(key)];
    const name = named((is ?? was)!);
    const row = inEach((language) => `${withColon(label, language)}${name[language]}`);
    return { label: row, from: was ? said(was) : null, to: is ? said(is) : null };
  });
}

const ORDER: Label = { fr: 'ordre', ar: 'الترتيب', en: 'order' };

/** The order in which the words of both lists are offered, where it is another. */
function orderBeside(label: Label, before: unknown, after: unknown): WasAndIs[] {
  const [old, young] = [(before ?? []) as ParameterWord[], (after ?? []) as ParameterWord[]];
  const common = (words: ParameterWord[], others: ParameterWord[]) => {
    const known = new Set(others.map(({ code }) => code));
    return words.filter(({ code }) => known.has(code));
  };
  const [from, to] = [common(old, young), common(young, old)];
  if (from.every(({ code }, index) => to[index]!.code === code)) return [];
  // With its code: two words of one language may read the same.
  const inOrder = (words: readonly ParameterWord[]): Label =>
    listed(words.map(({ code, label: word }) => inEach((language) => `\u2068${word[language]}\u2069 (\u2066${code}\u2069)`)));
  return [{ label: inEach((language) => `${withColon(label, language)}${ORDER[language]}`), from: inOrder(from), to: inOrder(to) }];
}

const withColon = (label: Label, language: Language): string => `${label[language]}${language === 'fr' ? '\u00a0' : ''}: `;

/** A name in its three languages at once: whoever confirms answers for each of them. */
const names = ({ fr, ar, en }: Label): string => [fr, ar, en].map((name) => `\u2068${name}\u2069`).join(' / ');
const namesOf = ({ label }: { label: Label }): Label => inEach(() => names(label));

const wordInWords = ({ marks: known = {} }: Extract<ParameterField, { kind: 'words' }>, word: ParameterWord): Label =>
  inEach((language) =>
    [
      names(word.label),
      ...[...(word.marks ?? [])].sort().map((mark) => known[mark]?.[language] ?? mark),
      ...(word.months === undefined ? [] : [sizeInWords(word.months, 'months', language)]),
      ...(word.retired ? [RETIRED[language]] : []),
    ].join(' · '),
  );

const yearlyInWords = ({ month, day }: YearlyDay): Label => {
  const [fr, ar, en] = MONTHS_OF_YEAR[month - 1]!;
  return { fr: `${day} ${fr}`, ar: `${day} ${ar}`, en: `${day} ${en}` };
};
