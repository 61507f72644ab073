import {
  foldText,
  isCentimes,
  isDay,
  MONTHS_OF_YEAR,
  oneLine,
  REGIONS,
  typedIce,
  typedPhone,
  typedReceipt,
  isIce,
  isPhone,
  type Label,
} from '#kernel';

/** What a cell of a file may hold. */
export const CELL_KINDS = [
  'text',
  'amount',
  'count',
  'day',
  'day_or_year',
  'year',
  'ice',
  'receipt',
  'phone',
  'region',
  'yes_no',
  'choice',
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

export type CellValue = string | number | boolean | null;

/** A value, or the code of why it is none. */
export type CellReading = { value: CellValue } | { code: string };

export interface CellRule {
  kind: CellKind;
  /** Of a text. */
  max?: number;
  /** Of a choice: what each code is called. */
  choices?: Readonly<Record<string, Label>>;
}

const LONGEST = 500;
const value = (read: CellValue): CellReading => ({ value: read });
const wrong = (code: string): CellReading => ({ code });

/** Digits of Arabic and Persian as ASCII, the signs of their numbers too. */
const western = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ',')
    .replace(/\u066c/g, ' ');

const CURRENCY = /^(?:MAD|DHS?|DIRHAMS?|درهم|د\.?\s?م\.?)|(?:MAD|DHS?\.?|DIRHAMS?|درهم|دراهم|د\.?\s?م\.?)$/giu;
const BLANKS = /[\s\u00a0\u202f\u2009']/g;

/**
 * An amount in centimes, however the country writes it: « 1 234,56 », « 1.234,56 », « 1,234.56 », « ١٢٣٤٫٥٦ », « 480 000 DH ». A single
 * sign before three digits parts thousands: a dirham has a hundred centimes, not a thousand.
 */
export function readAmount(typed: string): CellReading {
  const bare = western(typed).trim().replace(CURRENCY, '').replace(BLANKS, '');
  if (!/^\d[\d.,]*$/.test(bare)) return wrong('amount');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const sign = bare[last];
  const behind = last === -1 ? '' : bare.slice(last + 1);
  const isDecimal = last !== -1 && behind.length <= 2 && bare.split(sign!).length === 2;
  const whole = (isDecimal ? bare.slice(0, last) : bare).replace(isDecimal ? (sign === ',' ? /\./g : /,/g) : /[.,]/g, '');
  if (!/^\d{1,14}$/.test(whole)) return wrong('amount');
  if (!isDecimal && last !== -1 && !/^\d{1,3}(?:[.,]\d{3})+$/.test(bare)) return wrong('amount');
  const centimes = Number(whole) * 100 + Number((isDecimal ? behind : '').padEnd(2, '0'));
  return isCentimes(centimes) ? value(centimes) : wrong('amount');
}

/** As the east of the Arab world calls the months that Morocco calls otherwise. */
const EASTERN: Readonly<Record<string, number>> = { مايو: 5, يوليو: 7, أغسطس: 8, سبتمبر: 9, نوفمبر: 11, ديسمبر: 12 };

/** From 1; 0 for a word that is no month. */
const monthOf = (word: string): number =>
  EASTERN[word] ?? MONTHS_OF_YEAR.findIndex((names) => names.some((name) => foldText(name) === foldText(word))) + 1;

/** A day `YYYY-MM-DD`: « 2017-06-30 », « 30/06/2017 », « 30.6.2017 », « 30 juin 2017 », « ٣٠ يونيو ٢٠١٧ ». The day comes before the month. */
export function readDay(typed: string): CellReading {
  const bare = western(typed).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(bare);
  const usual = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:\s.*)?$/.exec(bare);
  const words = /^(\d{1,2})(?:er)?\s+([^\d\s]+)\s+(\d{4})$/u.exec(bare);
  const [year, month, day] = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : usual
      ? [usual[3]!, usual[2]!, usual[1]!]
      : words
        ? [words[3]!, String(monthOf(words[2]!)), words[1]!]
        : ['', '', ''];
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(read) ? value(read) : wrong('day');
}

/** A day, or the year alone where the file knows no more. */
function readDayOrYear(typed: string): CellReading {
  const day = readDay(typed);
  const year = readYear(typed);
  if ('value' in day) return day;
  return 'value' in year && !/[-/]/.test(typed) ? value(String(year.value)) : day;
}

/** A year, also of a day or of « 2016/2017 », whose first counts. */
export function readYear(typed: string): CellReading {
  const bare = western(typed).trim();
  const alone = /^(\d{4})(?:[.,]0+)?(?:\s*[-/]\s*\d{2,4})?$/.exec(bare)?.[1];
  const day = alone ? null : readDay(bare);
  const year = Number(alone ?? (day && 'value' in day ? String(day.value).slice(0, 4) : 0));
  return year >= 1950 && year <= 2100 ? value(year) : wrong('year');
}

function readCount(typed: string): CellReading {
  const bare = western(typed)
    .replace(BLANKS, '')
    .replace(/[.,](?=\d{3}(\D|$))/g, '')
    .replace(/[.,]0+$/, '');
  return /^\d{1,9}$/.test(bare) ? value(Number(bare)) : wrong('count');
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x', 'نعم', 'صحيح'].map(foldText));
const NO = new Set(['non', 'n', 'no', 'faux', 'false', '0', 'لا', 'خطا'].map(foldText));

function readYesNo(typed: string): CellReading {
  const word = foldText(western(typed));
  return YES.has(word) ? value(true) : NO.has(word) ? value(false) : wrong('yes_no');
}

/** By its code or its name in any language. */
function readChoice(typed: string, choices: Readonly<Record<string, Label>>): CellReading {
  const word = foldText(typed);
  const code = Object.keys(choices).find((each) => [each, ...Object.values(choices[each]!)].some((name) => foldText(name) === word));
  return code ? value(code) : wrong('choice');
}

/** « Région de Souss-Massa », « جهة سوس ماسة » and « MA-09 » are one. */
function readRegion(typed: string): CellReading {
  const bare = foldText(western(typed)).replace(/^(?:region (?:de |du |d )?(?:l )?|جهه )/u, '');
  const bareName = (name: string) =>
    foldText(name)
      .replace(/^l /, '')
      .replace(/[\s-]+/g, ' ');
  const wanted = bare.replace(/^l /, '').replace(/[\s-]+/g, ' ');
  const code = Object.entries(REGIONS).find(
    ([each, label]) => foldText(each) === foldText(typed) || Object.values(label).some((name) => bareName(name) === wanted),
  )?.[0];
  return code ? value(code) : wrong('region');
}

const ICE_DIGITS = 15;

/** Spreadsheets take an ICE for a number and drop the noughts before it: its key says whether they are put back rightly. */
function readIce(typed: string): CellReading {
  const digits = typedIce(typed);
  const ice = /^\d{9,14}$/.test(digits) ? digits.padStart(ICE_DIGITS, '0') : digits;
  return isIce(ice) ? value(ice) : wrong('ice');
}

function readText(typed: string, max: number): CellReading {
  return typed.length <= max ? value(typed) : wrong('too_long');
}

function readPhone(typed: string): CellReading {
  const phone = typedPhone(typed);
  return isPhone(phone) ? value(phone) : wrong('phone');
}

const READERS: Readonly<Record<CellKind, (typed: string, rule: Required<Omit<CellRule, 'kind'>>) => CellReading>> = {
  text: (typed, { max }) => readText(typed, max),
  amount: readAmount,
  count: readCount,
  day: readDay,
  day_or_year: readDayOrYear,
  year: readYear,
  ice: readIce,
  receipt: (typed, { max }) => readText(typedReceipt(typed), max),
  phone: readPhone,
  region: readRegion,
  yes_no: readYesNo,
  choice: (typed, { choices }) => readChoice(typed, choices),
};

/** What a cell says, once read as its field asks; an empty cell says nothing. */
export function readCell(typed: string, { kind, max = LONGEST, choices = {} }: CellRule): CellReading {
  const text = oneLine(typed);
  return text ? READERS[kind](text, { max, choices }) : value(null);
}
