import fc from 'fast-check';
import { MAX_CENTIMES } from '#kernel/public';
import {
  checkBudget,
  checkLines,
  isLine,
  MAX_LINES,
  MAX_QUANTITY_THOUSANDTHS,
  priceOf,
  productOf,
  totalsOf,
  withAmount,
  withoutProduct,
  type BudgetLine,
  type BudgetLimits,
  type GivenLine,
  type TypedLine,
} from './budget.js';

const LIMITS: BudgetLimits = {
  floorCentimes: 10_000_00,
  ceilingCentimes: 300_000_00,
  maxOverheadBasisPoints: 1_000,
  minOwnBasisPoints: 500,
};
/** An amount that was typed, without a quantity. */
const TYPED = { quantityThousandths: null, unit: null, unitPriceCentimes: null };
const charge = (account: string, amountCentimes: number, overhead = false): BudgetLine => ({
  side: 'charge',
  account,
  label: account,
  amountCentimes,
  overhead,
  funding: null,
  ...TYPED,
});
const product = (account: string, amountCentimes: number, funding: BudgetLine['funding']): BudgetLine => ({
  side: 'product',
  account,
  label: account,
  amountCentimes,
  overhead: false,
  funding,
  ...TYPED,
});
const right = [
  charge('60', 40_000_00),
  charge('64', 50_000_00),
  charge('62', 10_000_00, true),
  product('74', 80_000_00, 'asked'),
  product('75', 5_000_00, 'own'),
  product('74', 15_000_00, 'other'),
];
const verdict = (lines: BudgetLine[], limits: Partial<BudgetLimits> = {}) =>
  checkBudget(lines, { ...LIMITS, ...limits }).map(({ path, code }) => `${path} ${code}`);

describe('a budget', () => {
  it('that balances within the call’s bounds is right, to the last centime of each bound', () => {
    expect(checkLines(right)).toEqual([]);
    expect(verdict(right)).toEqual([]);
    expect(verdict(right, { floorCentimes: 80_000_00, ceilingCentimes: 80_000_00 })).toEqual([]);
  });

  it('one centime beyond a bound is refused at its line', () => {
    expect(verdict(right, { ceilingCentimes: 79_999_99 })).toEqual(['budget.lines.3.amountCentimes asked_above_ceiling']);
    expect(verdict(right, { floorCentimes: 80_000_01 })).toEqual(['budget.lines.3.amountCentimes asked_below_floor']);
    expect(verdict(right, { maxOverheadBasisPoints: 999 })).toEqual(['budget.lines.2.amountCentimes overhead_too_large']);
    expect(verdict(right, { minOwnBasisPoints: 501 })).toEqual(['budget.lines.4.amountCentimes own_too_small']);
    expect(verdict([...right, charge('65', 1)])).toContain('budget.lines budget_unbalanced');
  });

  it('gifts in kind balance among themselves and stay outside the total', () => {
    const inKind = [...right, charge('86', 7_000_00), product('87', 7_000_00, null)];
    expect(verdict(inKind)).toEqual([]);
    expect(totalsOf(inKind).chargesCentimes).toBe(100_000_00);
    expect(verdict([...right, charge('86', 7_000_00)])).toEqual(['budget.lines.6.amountCentimes in_kind_unbalanced']);
  });

  it('a line on the wrong side, or funded where it cannot be, is refused by itself', () => {
    const codes = (line: BudgetLine) => checkLines([line]).map(({ path, code }) => `${path} ${code}`);
    expect(codes({ ...charge('74', 1), funding: null })).toEqual(['lines.0.account account_side']);
    expect(codes(product('60', 1, 'own'))).toEqual(['lines.0.account account_side']);
    expect(codes(product('75', 1, 'asked'))).toEqual(['lines.0.account asked_is_grant']);
    expect(codes(product('75', 1, null))).toEqual(['lines.0.funding required']);
    expect(codes(product('87', 1, 'own'))).toEqual(['lines.0.funding funding_product_only']);
    expect(codes({ ...charge('86', 1), overhead: true })).toEqual(['lines.0.overhead overhead_charge_only']);
    expect(codes({ ...charge('60', 1), funding: 'own' })).toEqual(['lines.0.funding funding_product_only']);
  });

  it('without lines, or asking nothing, is not there yet', () => {
    expect(verdict([])).toEqual(['budget.lines required']);
    expect(verdict([charge('60', 5), product('75', 5, 'own')])).toEqual(['budget.lines asked_missing']);
  });

  const amount = fc.integer({ min: 0, max: 100_000_000_00 });
  it('property: what is balanced is never called unbalanced, and the other way round', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        (charges, products) => {
          const lines = [...charges.map((value) => charge('60', value)), ...products.map((value) => product('74', value, 'asked'))];
          const equal = charges.reduce((a, b) => a + b, 0) === products.reduce((a, b) => a + b, 0);
          expect(verdict(lines).includes('budget.lines budget_unbalanced')).toBe(!equal);
        },
      ),
    );
  });

  it('property: raising the ceiling or lowering the floor never makes a right budget wrong', () => {
    fc.assert(
      fc.property(amount, amount, amount, (asked, floor, room) => {
        const lines = [charge('60', asked), product('74', asked, 'asked')];
        const within = { floorCentimes: Math.min(floor, asked), ceilingCentimes: asked + room, minOwnBasisPoints: 0 };
        expect(verdict(lines, within)).toEqual(asked > 0 ? [] : ['budget.lines.1.amountCentimes asked_missing']);
      }),
    );
  });
});

describe('a line of anything', () => {
  const cells = Object.keys(charge('60', 1));
  it('property: is judged whatever stands in its cells, and what is found right adds up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom(...cells), fc.oneof(fc.jsonValue(), fc.constantFrom(...cells, 'charge', '60')))),
        (typed) => {
          const lines = typed.map((line): TypedLine => ({ ...charge('60', 1), ...line }));
          const sound = lines.filter(isLine).map(withAmount);
          expect(checkLines(sound)).toEqual([]);
          for (const total of Object.values(totalsOf(sound))) expect(Number.isSafeInteger(total)).toBe(true);
          lines.map(productOf);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('as many as there may be add up exactly, each of the largest amount', () => {
    const lines = Array.from({ length: MAX_LINES }, () => charge('60', MAX_CENTIMES));
    expect(totalsOf(lines).chargesCentimes).toBe(MAX_LINES * MAX_CENTIMES);
  });
});

describe('a line of a quantity and a price', () => {
  const months: GivenLine = { ...charge('61', 7_500_00), quantityThousandths: 3_000, unit: 'mois', unitPriceCentimes: 2_500_00 };
  const codes = (line: GivenLine) => checkLines([line]).map(({ path, code }) => `${path} ${code}`);

  it('amounts to the product, half a centime rounded up, and the amount may be left out', () => {
    expect(codes(months)).toEqual([]);
    expect(codes({ ...months, amountCentimes: undefined })).toEqual([]);
    expect(withAmount({ ...months, amountCentimes: undefined }).amountCentimes).toBe(7_500_00);
    expect(priceOf(1, 500)).toBe(1);
    expect(priceOf(1, 499)).toBe(0);
    expect(priceOf(333, 1_000_00)).toBe(333_00);
  });

  it('whose amount is another is refused at the amount, with what it should be', () => {
    expect(checkLines([{ ...months, amountCentimes: 7_500_01 }])).toEqual([
      { path: 'lines.0.amountCentimes', code: 'not_the_product', params: { product: '7\u202f500' } },
    ]);
  });

  it('is both or neither: a quantity without a price, a price or a unit without a quantity, nothing at all', () => {
    expect(codes({ ...months, unitPriceCentimes: null })).toEqual(['lines.0.unitPriceCentimes required']);
    expect(codes({ ...months, quantityThousandths: null })).toEqual(['lines.0.quantityThousandths required']);
    expect(codes({ ...charge('61', 1), unit: 'mois' })).toEqual(['lines.0.quantityThousandths required']);
    expect(codes({ ...charge('61', 1), amountCentimes: undefined })).toEqual(['lines.0.amountCentimes required']);
  });

  it('too dear for the product is refused at the amount', () => {
    const dear = { ...months, quantityThousandths: 2_000, unitPriceCentimes: MAX_CENTIMES, amountCentimes: undefined };
    expect(codes(dear)).toEqual(['lines.0.amountCentimes too_large']);
  });

  it('is saved without what follows from it; a typed amount stays', () => {
    expect(withoutProduct(months as BudgetLine)).not.toHaveProperty('amountCentimes');
    expect(withoutProduct(charge('61', 5))).toEqual(charge('61', 5));
  });

  const quantity = fc.integer({ min: 1, max: MAX_QUANTITY_THOUSANDTHS });
  const price = fc.integer({ min: 0, max: MAX_CENTIMES });
  it('property: is the exact product of integers to half a centime, and no other amount is taken', () => {
    fc.assert(
      fc.property(quantity, price, fc.integer({ min: -1_000, max: 1_000 }), (quantityThousandths, unitPriceCentimes, off) => {
        const line = { ...months, quantityThousandths, unitPriceCentimes, amountCentimes: undefined };
        const exact = BigInt(quantityThousandths) * BigInt(unitPriceCentimes);
        const isTooDear = (exact + 500n) / 1_000n > BigInt(MAX_CENTIMES);
        expect(codes(line)).toEqual(isTooDear ? ['lines.0.amountCentimes too_large'] : []);
        if (isTooDear) return;
        const { amountCentimes } = withAmount(line);
        const twiceTheError = 2n * (BigInt(amountCentimes) * 1_000n - exact);
        expect(twiceTheError > -1_000n && twiceTheError <= 1_000n).toBe(true);
        const other = amountCentimes + off;
        const code = other < 0 ? 'too_small' : other > MAX_CENTIMES ? 'too_large' : 'not_the_product';
        expect(codes({ ...line, amountCentimes: other })).toEqual(off === 0 ? [] : [`lines.0.amountCentimes ${code}`]);
      }),
      { numRuns: 500 },
    );
  });
});
