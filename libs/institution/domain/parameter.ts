import { foldText, isDay, LANGUAGES, type FieldError, type Label, type Language } from '#kernel/public';

/** A word of a list that the institution decides: the code stays in what was written with it, its labels may change. */
export interface ParameterWord {
  code: string;
  label: Label;
  /** No longer offered; what was written with it keeps its name. */
  retired?: boolean;
  /** What the program asks of the word, of those that its list names. */
  marks?: string[];
  /** Where its list asks for them: how long what it names is valid. */
  months?: number;
}

/** A day that is not worked: a holiday, a day proclaimed off. */
export interface DayOff {
  day: string;
  label: Label;
}

/** A day that is not worked in any year: month 1 to 12 and its day. */
export interface YearlyDay {
  month: number;
  day: number;
  label: Label;
}

interface Described {
  label: Label;
  hint?: Label;
}

/** One value of a parameter. Units: `days`, `months`, `years` and `count` are whole numbers, `centimes` integer centimes, `basis_points` hundredths of a percent. */
export type ParameterField =
  | (Described & { kind: 'days' | 'months' | 'years' | 'count' | 'centimes' | 'basis_points'; min: number; max: number; initial: number })
  | (Described & {
      kind: 'words';
      initial: readonly ParameterWord[];
      /** Still offered; one when none is given. */
      fewest?: number;
      /** What a word may be marked with, beside its label: what it then is, in words. */
      marks?: Readonly<Record<string, Label>>;
      /** What months of a word are, where it may have some. */
      months?: Label;
      /** Codes that the program has taken for something else. */
      taken?: readonly string[];
      /** Codes that the program writes by itself: always offered. */
      needed?: readonly string[];
    })
  | (Described & { kind: 'switch'; initial: boolean })
  | (Described & { kind: 'days_off'; initial: readonly DayOff[] })
  | (Described & { kind: 'yearly_days'; initial: readonly YearlyDay[] })
  | (Described & { kind: 'weekdays'; initial: readonly number[] })
  /** Hundredths of a percent that make a whole together. */
  | (Described & { kind: 'shares'; initial: readonly number[]; most: number });

type Typed<F extends ParameterField> = F extends { kind: 'words' }
  ? ParameterWord[]
  : F extends { kind: 'days_off' }
    ? DayOff[]
    : F extends { kind: 'yearly_days' }
      ? YearlyDay[]
      : F extends { kind: 'weekdays' | 'shares' }
        ? number[]
        : F extends { kind: 'switch' }
          ? boolean
          : number;

export interface ParameterDefinition<F extends Record<string, ParameterField> = Record<string, ParameterField>> {
  /** `<room>.<what>`; never changes afterwards. */
  readonly name: string;
  readonly label: Label;
  readonly fields: F;
  /** One person proposes, another confirms: thresholds and whatever decides about money. */
  readonly twoPersons?: true;
  /** One for the whole installation: the institution that runs it decides, the others read it. */
  readonly ofInstallation?: true;
  /** What the fields must be together. */
  check?(value: ParameterValue<F>): FieldError[];
}

export type ParameterValue<F extends Record<string, ParameterField>> = { [K in keyof F]: Typed<F[K]> };
export type ValueOf<D> = D extends ParameterDefinition<infer F> ? ParameterValue<F> : never;

/** A kind of parameter: declared by the room that uses it, decided by each institution, dated. */
export const defineParameter = <const F extends Record<string, ParameterField>>(
  definition: ParameterDefinition<F>,
): ParameterDefinition<F> => definition;

type WordsField = Extract<ParameterField, { kind: 'words' }>;

/** A parameter that is one list of words. */
export type ListDefinition = ParameterDefinition<{ words: WordsField }>;

const THE_LIST: Label = { fr: 'Liste', ar: 'اللائحة', en: 'List' };

/** A list of words that each institution decides: one parameter, one field. */
export const defineWords = ({
  name,
  label,
  check,
  ...field
}: Omit<WordsField, 'kind'> & Pick<ListDefinition, 'name' | 'check'>): ListDefinition => ({
  name,
  label,
  fields: { words: { kind: 'words', label: THE_LIST, ...field } },
  ...(check ? { check } : {}),
});

/** What an institution begins with; from then on its own revisions say. */
export const initialOf = (definition: ParameterDefinition): Record<string, unknown> =>
  Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => [key, field.initial]));

const MOST_ITEMS = 200;
/** With those that are no longer offered, which stay for ever. */
const MOST_KEPT = 2_000;
/** How codes are written that people give to words. */
export const WORD_CODE = /^[a-z0-9][a-z0-9_.-]{0,59}$/;
const LONGEST_LABEL = 200;

/** What is wrong with a value as it was typed, by field. */
export function parameterErrors(definition: ParameterDefinition, value: Record<string, unknown>, path = 'value'): FieldError[] {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(definition.fields, key));
  const errors = [
    ...unknown.map((key) => ({ path: `${path}.${key}`, code: 'unknown' })),
    ...Object.entries(definition.fields).flatMap(([key, field]) => fieldErrors(field, value[key], `${path}.${key}`)),
  ];
  return errors.length > 0 ? errors : (definition.check?.(value as never) ?? []);
}

function fieldErrors(field: ParameterField, value: unknown, path: string): FieldError[] {
  if (value === undefined || value === null) return [{ path, code: 'required' }];
  switch (field.kind) {
    case 'words':
      return wordsErrors(field, value, path);
    case 'switch':
      return typeof value === 'boolean' ? [] : [{ path, code: 'choice' }];
    case 'days_off':
      return listErrors(value, path, dayOffErrors, ({ day }: DayOff) => day);
    case 'yearly_days':
      return listErrors(value, path, yearlyDayErrors, ({ month, day }: YearlyDay) => `${month}-${day}`);
    case 'weekdays':
      return Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day as number))
        ? []
        : [{ path, code: 'choice' }];
    case 'shares':
      return sharesErrors(field, value, path);
    default:
      return numberErrors(field, value, path);
  }
}

function numberErrors({ kind, min, max }: { kind: string; min: number; max: number }, value: unknown, path: string): FieldError[] {
  if (!Number.isSafeInteger(value)) return [{ path, code: 'number' }];
  const unit = kind === 'centimes' ? { unit: 'centimes' } : {};
  if ((value as number) < min) return [{ path, code: 'too_small', params: { min, ...unit } }];
  return (value as number) > max ? [{ path, code: 'too_large', params: { max, ...unit } }] : [];
}

const WHOLE = 10_000;

function sharesErrors({ most }: { most: number }, value: unknown, path: string): FieldError[] {
  if (!Array.isArray(value)) return [{ path, code: 'list' }];
  const shares = value as unknown[];
  if (shares.length < 1 || shares.length > most) return [{ path, code: 'too_many', params: { max: most } }];
  const wrong = shares.flatMap((share, index) =>
    Number.isSafeInteger(share) && (share as number) > 0 ? [] : [{ path: `${path}.${index}`, code: 'number' }],
  );
  if (wrong.length > 0) return wrong;
  return (shares as number[]).reduce((sum, share) => sum + share, 0) === WHOLE ? [] : [{ path, code: 'not_whole' }];
}

function listErrors<T>(
  value: unknown,
  path: string,
  ofItem: (item: Partial<T>, path: string) => FieldError[],
  keyOf: (item: T) => string,
  most = MOST_ITEMS,
): FieldError[] {
  if (!Array.isArray(value)) return [{ path, code: 'list' }];
  if (value.length > most) return [{ path, code: 'too_many', params: { max: most } }];
  const items = value as Partial<T>[];
  const errors = items.flatMap((item, index) =>
    typeof item === 'object' && item !== null ? ofItem(item, `${path}.${index}`) : [{ path: `${path}.${index}`, code: 'format' }],
  );
  if (errors.length > 0) return errors;
  const keys = (items as T[]).map(keyOf);
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [{ path: `${path}.${index}`, code: 'listed_twice' }] : []));
}

function wordsErrors(field: WordsField, value: unknown, path: string): FieldError[] {
  const { fewest = 1, needed = [] } = field;
  const ofWord = (word: Partial<ParameterWord>, at: string) => wordErrors(word, at, field);
  const errors = listErrors(value, path, ofWord, (word: ParameterWord) => word.code, MOST_KEPT);
  if (errors.length > 0) return errors;
  const still = offered(value as ParameterWord[]).map(({ code }) => code);
  if (still.length > MOST_ITEMS) return [{ path, code: 'too_many', params: { max: MOST_ITEMS } }];
  const alike = sameNames(value as ParameterWord[], path);
  if (alike.length > 0) return alike;
  const missing = needed.filter((code) => !still.includes(code));
  if (missing.length > 0) return [{ path, code: 'word_needed', params: { codes: missing.join(', ') } }];
  return still.length < fewest ? [{ path, code: 'too_few', params: { min: fewest } }] : [];
}

/** A code by which people know the thing: an account, a bank. It stands before the name. */
const SHOWN_CODE = /^[0-9]+$/;

/** Whether two words may be taken for each other: not where their codes are seen, nor where each serves other acts than the other. */
const meet = (one: ParameterWord, other: ParameterWord): boolean => {
  if (SHOWN_CODE.test(one.code) && SHOWN_CODE.test(other.code)) return false;
  const [some, others] = [one.marks ?? [], other.marks ?? []];
  return some.length === 0 || others.length === 0 || some.some((mark) => others.includes(mark));
};

/** A name as it is compared: without case, accents and the blanks and signs between its words; what is only signs is compared as it is. */
const nameKey = (name: string): string => foldText(name).replace(/ +/g, ' ') || name.trim();

/** Two words that are offered beside each other under one name: nobody could tell which was meant. */
const sameNames = (words: readonly ParameterWord[], path: string): FieldError[] =>
  words.flatMap((word, index) => {
    if (word.retired) return [];
    const beside = words.slice(0, index).filter((before) => !before.retired && meet(before, word));
    return LANGUAGES.filter((language) => beside.some(({ label }) => nameKey(label[language]) === nameKey(word.label[language]))).map(
      (language) => ({ path: `${path}.${index}.label.${language}`, code: 'listed_twice' }),
    );
  });

const MOST_MONTHS = 240;

const wordErrors = (word: Partial<ParameterWord>, path: string, field: WordsField): FieldError[] => {
  const { code, label, marks = [], months, retired = false } = word;
  const { marks: known = {}, taken = [] } = field;
  return [
    ...unknownOf(word, ['code', 'label', 'retired', 'marks', 'months'], path),
    ...(typeof retired === 'boolean' ? [] : [{ path: `${path}.retired`, code: 'choice' }]),
    ...(typeof code === 'string' && WORD_CODE.test(code) && !taken.includes(code) ? [] : [{ path: `${path}.code`, code: 'format' }]),
    ...labelErrors(label, `${path}.label`, retired === true),
    ...(Array.isArray(marks) && marks.every((mark) => Object.hasOwn(known, mark)) ? [] : [{ path: `${path}.marks`, code: 'choice' }]),
    ...(months === undefined ? [] : monthsErrors(field, months, `${path}.months`)),
  ];
};

const monthsErrors = ({ months: asked }: WordsField, months: unknown, path: string): FieldError[] =>
  asked ? numberErrors({ kind: 'months', min: 1, max: MOST_MONTHS }, months, path) : [{ path, code: 'unknown' }];

/**
 * Codes that a list had and another would have no more. Whatever was written with a word says its code for ever: a list is followed by one
 * that still has it, retired perhaps.
 */
export function codesLost(definition: ParameterDefinition, before: Record<string, unknown>, after: Record<string, unknown>): FieldError[] {
  return Object.entries(definition.fields).flatMap(([key, { kind }]) => {
    if (kind !== 'words') return [];
    const kept = new Set(wordsOf(after[key]).map(({ code }) => code));
    const lost = wordsOf(before[key]).filter(({ code }) => !kept.has(code));
    return lost.length > 0 ? [{ path: `value.${key}`, code: 'word_gone', params: { codes: lost.map(({ code }) => code).join(', ') } }] : [];
  });
}

const wordsOf = (value: unknown): ParameterWord[] => (Array.isArray(value) ? (value as ParameterWord[]) : []);

/** What is no part of it: it would be kept, and never be seen. */
const unknownOf = (item: object, known: readonly string[], path: string): FieldError[] =>
  Object.keys(item).flatMap((key) => (known.includes(key) ? [] : [{ path: `${path}.${key}`, code: 'unknown' }]));

const dayOffErrors = ({ day, label, ...more }: Partial<DayOff>, path: string): FieldError[] => [
  ...unknownOf(more, [], path),
  ...(typeof day === 'string' && isDay(day) ? [] : [{ path: `${path}.day`, code: 'date' }]),
  ...labelErrors(label, `${path}.label`),
];

/** The 29th of February is one, every four years. */
const yearlyDayErrors = ({ month, day, label, ...more }: Partial<YearlyDay>, path: string): FieldError[] => [
  ...unknownOf(more, [], path),
  ...(Number.isInteger(month) && month! >= 1 && month! <= 12 ? [] : [{ path: `${path}.month`, code: 'choice' }]),
  ...(Number.isInteger(day) && isDay(`2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    ? []
    : [{ path: `${path}.day`, code: 'date' }]),
  ...labelErrors(label, `${path}.label`),
];

/** Signs that turn the direction of whatever stands after them, or end the isolation of a word in a sentence. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

/** Letters of the language; an abbreviation in capitals (ICE, RIB) stands in Arabic as it does in French. */
const LATIN = /\p{Script=Latin}/u;
const ARABIC = /\p{Script=Arabic}/u;
const isOfOtherScript = (text: string, language: Language): boolean =>
  language === 'ar' ? !ARABIC.test(text) && LATIN.test(text) && text !== text.toUpperCase() : ARABIC.test(text) && !LATIN.test(text);

/** What is offered no more may keep a name of before: what was written with it was read by it. */
const labelErrors = (label: Partial<Label> | undefined, path: string, isKept = false): FieldError[] => [
  ...unknownOf(label ?? {}, LANGUAGES, path),
  ...LANGUAGES.flatMap((language) => {
    const text: unknown = label?.[language];
    if (typeof text !== 'string' || !text.trim()) return [{ path: `${path}.${language}`, code: 'required' }];
    if (TURNS.test(text)) return [{ path: `${path}.${language}`, code: 'format' }];
    if (!isKept && isOfOtherScript(text, language)) return [{ path: `${path}.${language}`, code: 'other_script' }];
    return text.length > LONGEST_LABEL ? [{ path: `${path}.${language}`, code: 'too_long', params: { max: LONGEST_LABEL } }] : [];
  }),
];

/** The words still offered; the others only name what was written before. */
export const offered = (words: readonly ParameterWord[]): ParameterWord[] => words.filter((word) => !word.retired);

export const isOffered = (words: readonly ParameterWord[], chosen: string): boolean =>
  words.some(({ code, retired }) => code === chosen && !retired);

/** Of words of several lists, each code once, as the first list has it and in that order. */
export function firstOfEach(words: readonly ParameterWord[]): ParameterWord[] {
  const first = new Map<string, ParameterWord>();
  for (const word of words) if (!first.has(word.code)) first.set(word.code, word);
  return [...first.values()];
}
