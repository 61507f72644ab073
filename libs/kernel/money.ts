/**
 * Amounts are integer centimes of dirham in a safe integer (up to 90 071 992 547 409.91 DH); no float ever holds an amount.
 * Names say the unit: `amountCentimes`.
 */
export const MAX_CENTIMES = 100_000_000_000_00; // 100 billion dirhams: nothing this product pays is larger

export function isCentimes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_CENTIMES;
}

export function sumCentimes(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`sum of amounts is not exact: ${sum}`);
  return sum;
}

/** The one rounding of the product: half up, on integers. `part / whole` of `amountCentimes`, whole > 0. */
export function proportion(amountCentimes: number, part: number, whole: number): number {
  const product = BigInt(amountCentimes) * BigInt(part) * 2n + BigInt(whole);
  return Number(product / (BigInt(whole) * 2n));
}

/**
 * Splits an integer total in proportion to weights so that the parts add up to the total exactly (largest remainder;
 * equal remainders go to the earlier part). Used for tranches and for percentages that must add to 100.
 */
export function splitByLargestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  const parts = weights.map((weight, index) => {
    const exact = BigInt(total) * BigInt(weight);
    return { index, floor: Number(exact / BigInt(sum)), remainder: exact % BigInt(sum) };
  });
  let left = total - parts.reduce((a, part) => a + part.floor, 0);
  const result = parts.map((part) => part.floor);
  for (const part of [...parts].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))) {
    if (left <= 0) break;
    result[part.index]! += 1;
    left -= 1;
  }
  return result;
}

const NARROW_SPACE = '\u202f';

/** "1 200" with narrow no-break spaces. */
export const formatWhole = (whole: number): string => whole.toString().replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);

/** "4 022 000" with narrow no-break spaces; centimes only when there are some ("1 250,50"). */
export function formatCentimes(amountCentimes: number): string {
  const sign = amountCentimes < 0 ? '-' : '';
  const absolute = Math.abs(amountCentimes);
  const dirhams = formatWhole(Math.trunc(absolute / 100));
  const centimes = absolute % 100;
  return sign + dirhams + (centimes ? `,${centimes.toString().padStart(2, '0')}` : '');
}

/** "7 500,00": centimes even where there are none, for a calculation that is written out. */
export function formatExactCentimes(amountCentimes: number): string {
  return formatCentimes(amountCentimes) + (amountCentimes % 100 === 0 ? ',00' : '');
}

/** A quantity in thousandths, without noughts at its end: "3", "2,5", "1 000,125". */
export function formatThousandths(thousandths: number): string {
  const decimals = (thousandths % 1000).toString().padStart(3, '0').replace(/0+$/, '');
  return formatCentimes(Math.trunc(thousandths / 1000) * 100) + (decimals ? `,${decimals}` : '');
}

/** The decimal form of the bank standards and of open data: "4022000.00". */
export function decimalCentimes(amountCentimes: number): string {
  const sign = amountCentimes < 0 ? '-' : '';
  const absolute = Math.abs(amountCentimes);
  return `${sign}${Math.trunc(absolute / 100)}.${(absolute % 100).toString().padStart(2, '0')}`;
}
