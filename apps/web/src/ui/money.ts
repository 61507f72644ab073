import { MAX_CENTIMES, proportion } from '#kernel/public';

/** Why a typed amount is refused; the words are in the catalogue under `common:money.<reason>`. */
export type MoneyRefusal = 'notANumber' | 'ambiguous' | 'tooPrecise' | 'tooLarge';
export type ParsedMoney = { centimes: number | null } | { refused: MoneyRefusal };
export type ParsedQuantity = { thousandths: number | null } | { refused: MoneyRefusal };
type Parsed = { value: number | null } | { refused: MoneyRefusal };

const MAX_DIRHAMS = MAX_CENTIMES / 100;

/** Arabic-Indic and Persian digits to western ones. */
export const westernDigits = (text: string): string =>
  text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** Western digits, Arabic separators to Latin ones, every space to one plain space. */
function normalise(text: string): string {
  return westernDigits(text)
    .replace(/٫/g, ',')
    .replace(/٬/g, ' ')
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/(?:DH|MAD|درهم)$/i, '')
    .trim();
}

function isGrouped(whole: string, separator: string): boolean {
  const [first = '', ...rest] = whole.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Splits into whole and decimal digits; null when the separators make no sense; 'ambiguous' when they make two senses. */
function split(text: string): { whole: string; decimals: string } | 'ambiguous' | null {
  const lastMark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (lastMark < 0) return { whole: text, decimals: '' };

  const mark = text[lastMark] as string;
  const whole = text.slice(0, lastMark);
  const decimals = text.slice(lastMark + 1);
  if (whole.includes(mark)) return isGrouped(text, mark) ? { whole: text.replaceAll(mark, ''), decimals: '' } : null;

  const otherMark = mark === ',' ? '.' : ',';
  if (whole.includes(otherMark)) return isGrouped(whole, otherMark) ? { whole: whole.replaceAll(otherMark, ''), decimals } : null;
  // "1.234" is one thousand to some and one dirham to others; only a grouped whole part tells which.
  if (decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return 'ambiguous';
  return { whole, decimals };
}

/** A quantity and a price: "10 × 6 500", "10 x 6500", "10*6500". */
const PRODUCT = /^(.+?) ?[×x*] ?(.+)$/i;

/** An amount in dirhams as people type it ("12 500", "12500,50", "١٢٥٠٠", "10 × 6 500") to integer centimes; empty → null. */
export function parseMoney(input: string): ParsedMoney {
  const text = normalise(input);
  if (text === '') return { centimes: null };
  const [, quantity, price] = PRODUCT.exec(text) ?? [];
  const read = quantity && price ? productOf(parseOne(quantity, 3), parseOne(price, 2)) : parseOne(text, 2);
  return 'value' in read ? { centimes: read.value } : read;
}

/** A quantity as people type it ("3", "2,5", "٢٫٥") to integer thousandths; empty → null. */
export function parseQuantity(input: string): ParsedQuantity {
  const text = normalise(input);
  if (text === '') return { thousandths: null };
  const read = parseOne(text, 3);
  return 'value' in read ? { thousandths: read.value } : read;
}

function productOf(quantity: Parsed, price: Parsed): Parsed {
  if ('refused' in quantity) return quantity;
  if ('refused' in price) return price;
  if (quantity.value === null || price.value === null) return { refused: 'notANumber' };
  const value = proportion(price.value, quantity.value, 1000);
  return value / 100 > MAX_DIRHAMS ? { refused: 'tooLarge' } : { value };
}

/** A number with so many digits after the comma at most, as an integer of its smallest part. */
function parseOne(text: string, places: number): Parsed {
  const parts = split(text);
  if (parts === 'ambiguous') return { refused: 'ambiguous' };
  if (!parts) return { refused: 'notANumber' };

  const whole = parts.whole.includes(' ') && isGrouped(parts.whole, ' ') ? parts.whole.replaceAll(' ', '') : parts.whole;
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(parts.decimals)) return { refused: 'notANumber' };
  const decimals = parts.decimals.replace(/0+$/, '');
  if (decimals.length > places) return { refused: 'tooPrecise' };
  if (BigInt(whole) > BigInt(MAX_DIRHAMS)) return { refused: 'tooLarge' };
  return { value: Number(BigInt(whole + decimals.padEnd(places, '0'))) };
}

const HUNDRED_PERCENT = 10_000;

/** Hundredths of a percent; amounts and shares are typed alike, with two digits after the comma at most. */
export function readPercent(text: string): number | null | 'refused' {
  const read = parseMoney(text.replace(/[%٪]\s*$/, ''));
  if ('refused' in read) return 'refused';
  return read.centimes !== null && read.centimes > HUNDRED_PERCENT ? 'refused' : read.centimes;
}
