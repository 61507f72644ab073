import fc from 'fast-check';
import type { BudgetLine } from '#applications';
import { CELLS_OF_BUDGET, checkUnfinished, lineDefects, LISTS_OF_BUDGET, MAX_LINES, totalsOf, withoutProduct } from '#applications/public';
import { MAX_CENTIMES } from '#kernel/public';
import {
  amountOf,
  blankCharge,
  blankProduct,
  heldIn,
  linesFrom,
  recosted,
  rowPathOf,
  rowsFrom,
  unfinishedFrom,
  type BudgetRow,
  type BudgetRows,
} from './budget.js';

const lineDefectsOf = (lines: readonly BudgetLine[]) => lines.flatMap(lineDefects);

const TYPED = { quantityThousandths: null, unit: null, unitPriceCentimes: null };
const charge = (account: string, amountCentimes: number, overhead = false): BudgetLine => ({
  side: 'charge',
  account,
  label: `charge ${account}`,
  amountCentimes,
  overhead,
  funding: null,
  ...TYPED,
});
const product = (account: string, amountCentimes: number, funding: BudgetLine['funding']): BudgetLine => ({
  side: 'product',
  account,
  label: `product ${account}`,
  amountCentimes,
  overhead: false,
  funding,
  ...TYPED,
});
const lines = [
  charge('60', 5_000_000),
  product('74', 4_000_000, 'asked'),
  charge('61', 1_000_000, true),
  product('75', 2_000_000, 'own'),
  charge('86', 300_000),
  product('87', 300_000, null),
];

describe('the budget on the page', () => {
  it('goes to two lists and back, charges first', () => {
    expect(linesFrom(rowsFrom({ lines, unfinished: [] }))).toEqual([lines[0], lines[2], lines[4], lines[1], lines[3], lines[5]]);
  });

  it('adds up while one types, gifts in kind apart', () => {
    expect(totalsOf(linesFrom(rowsFrom({ lines, unfinished: [] })))).toEqual({
      chargesCentimes: 6_000_000,
      productsCentimes: 6_000_000,
      askedCentimes: 4_000_000,
      ownCentimes: 2_000_000,
      overheadCentimes: 1_000_000,
      inKindUseCentimes: 300_000,
      inKindGiftCentimes: 300_000,
    });
  });

  it('keeps a line without label or amount on the page', () => {
    const rows = { charges: [blankCharge, { ...blankCharge, label: 'Livres', amountCentimes: 100 }], products: [blankProduct] };
    expect(linesFrom(rows)).toHaveLength(1);
  });

  it('finds the cell an error of the API is about', () => {
    const rows = rowsFrom({ lines, unfinished: [] });
    rows.charges.unshift({ ...blankCharge });
    const held = lines.map((line, index) => ({ ...line, id: String(index) }));
    expect(rowPathOf('budget.lines.2.amountCentimes', held, rows)).toBe('charges.2.amountCentimes');
    expect(rowPathOf('budget.lines.3.amountCentimes', held, rows)).toBe('products.1.amountCentimes');
    expect(rowPathOf('budget.lines', held, rows)).toBe('lines');
  });
});

describe('a row of a quantity and a price', () => {
  const months: BudgetLine = { ...charge('61', 7_500_00), quantityThousandths: 3_000, unit: 'mois', unitPriceCentimes: 2_500_00 };
  const row = { ...blankCharge, label: 'Salle', quantityThousandths: 3_000, unit: 'mois', unitPriceCentimes: 2_500_00 };

  it('goes to the page and back with its amount, which is not saved', () => {
    const rows = rowsFrom({ lines: [withoutProduct(months)], unfinished: [] });
    expect(rows.charges[0]).toMatchObject({ quantityThousandths: 3_000, unit: 'mois', amountCentimes: null });
    expect(linesFrom(rows)).toEqual([months]);
  });

  it('amounts to the product, whatever amount stood there before it was counted, and keeps it when one of the two goes', () => {
    const typed = { ...blankCharge, label: 'Salle', amountCentimes: 9_000_00 };
    const counted = recosted(recosted(typed, { quantityThousandths: 3_000 }), { unitPriceCentimes: 2_500_00 });
    expect([counted.amountCentimes, amountOf(counted)]).toEqual([null, 7_500_00]);
    expect(amountOf(recosted(counted, { quantityThousandths: 4_000 }))).toBe(10_000_00);
    const emptied = recosted(recosted(counted, { quantityThousandths: null }), { unitPriceCentimes: null });
    expect(amountOf(emptied)).toBe(7_500_00);
  });

  it('is not whole with half of them, with a figure that cannot be read, or with a pasted amount that is another', () => {
    const halves = [
      { ...row, unitPriceCentimes: null },
      { ...row, quantityThousandths: null },
      { ...row, quantityThousandths: 'trois' },
      { ...row, amountCentimes: 7_600_00 },
      { ...blankCharge, label: 'Salle', unit: 'mois', amountCentimes: 5 },
    ];
    for (const half of halves) {
      const rows = { charges: [half], products: [] };
      expect([linesFrom(rows).length, unfinishedFrom(rows).length]).toEqual([0, 1]);
    }
    expect(linesFrom({ charges: [{ ...row, amountCentimes: 7_500_00 }], products: [] })).toHaveLength(1);
  });
});

describe('whatever stands in the cells', () => {
  /** What a person may type, and what the API took before it asked for the type of a cell. */
  const typed = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('0612345678', '200000', '2,5', '-1', '1000001', '1.234', '٦١', '99', ''),
    fc.constant(null),
  );
  const figure = fc.oneof(typed, fc.maxSafeNat(), fc.constantFrom(0, 1, 1_000_001_000, 612_345_678_000, 1e13, 1e15));
  const kept = fc.oneof(typed, fc.boolean(), fc.double(), fc.constantFrom(1e12, 1e300, 0.5, -3));
  const row: fc.Arbitrary<BudgetRow> = fc.record({
    account: fc.oneof(fc.constantFrom('60', '74', '75', '86', '87', ''), fc.string({ maxLength: 5 })),
    label: fc.oneof(fc.constant('Salle'), fc.string()),
    quantityThousandths: figure,
    unit: fc.string({ maxLength: 50 }),
    unitPriceCentimes: figure,
    amountCentimes: figure,
    overhead: fc.boolean(),
    funding: fc.constantFrom('asked' as const, 'own' as const, 'other' as const, '' as const),
  });
  const names = [
    'account',
    'label',
    'quantityThousandths',
    'unit',
    'unitPriceCentimes',
    'amountCentimes',
    'overhead',
    'funding',
    '__proto__',
  ];
  const wrongly = fc.record({
    list: fc.constantFrom('charges' as const, 'products' as const),
    position: fc.nat({ max: 400 }),
    fields: fc.dictionary(fc.constantFrom(...names), kept),
  });
  const isSound = (rows: BudgetRows) => {
    const lines = linesFrom(rows);
    expect(lineDefectsOf(lines)).toEqual([]);
    for (const total of Object.values(totalsOf(lines))) expect(Number.isSafeInteger(total)).toBe(true);
    const unfinished = unfinishedFrom(rows);
    expect(checkUnfinished(unfinished, LISTS_OF_BUDGET, CELLS_OF_BUDGET)).toEqual([]);
    heldIn(rows);
  };

  it('property: the totals never throw, every line that is sent is one, and the rest is kept as it was typed', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(row, { maxLength: 30 }), (charges, products) =>
        isSound({ charges, products }),
      ),
      { numRuns: 500 },
    );
  });

  it('property: what was ever kept of a row comes back to the page, and the page is sound', () => {
    fc.assert(
      fc.property(fc.array(wrongly, { maxLength: 30 }), (unfinished) => isSound(rowsFrom({ lines: [], unfinished }))),
      { numRuns: 500 },
    );
  });

  it('a telephone number for a quantity is held back with its reason, and the other rows are sent', () => {
    const phone = { ...blankCharge, label: 'Salle', quantityThousandths: 612_345_678_000, unitPriceCentimes: 200_000_00 };
    const rows = { charges: [phone, { ...blankCharge, label: 'Livres', amountCentimes: 5_00 }], products: [] };
    expect(linesFrom(rows)).toMatchObject([{ label: 'Livres' }]);
    expect(totalsOf(linesFrom(rows)).chargesCentimes).toBe(5_00);
    expect(heldIn(rows)).toMatchObject([{ path: 'charges.0.quantityThousandths', code: 'too_large' }]);
    expect(rowsFrom({ lines: [], unfinished: unfinishedFrom(rows) }).charges[0]).toEqual(phone);
  });

  it('a product that nobody pays, nothing of something, a product of nowhere, and a line too many are held back', () => {
    const dear = { ...blankCharge, label: 'Or', quantityThousandths: 1_000_000_000, unitPriceCentimes: MAX_CENTIMES };
    const none = { ...blankCharge, label: 'Rien', quantityThousandths: 0, unitPriceCentimes: 5 };
    const nowhere = { ...blankProduct, account: '75', label: 'Don', amountCentimes: 5 };
    expect(heldIn({ charges: [dear, none], products: [nowhere] }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'charges.0.amountCentimes too_large',
      'charges.1.quantityThousandths too_small',
      'products.0.account asked_is_grant',
    ]);
    const many = Array.from({ length: MAX_LINES + 50 }, (_, index) => ({
      ...blankCharge,
      label: `Ligne ${index}`,
      amountCentimes: MAX_CENTIMES,
    }));
    const rows = { charges: many, products: [] };
    expect([linesFrom(rows).length, unfinishedFrom(rows).length]).toEqual([MAX_LINES, 50]);
    expect(heldIn(rows)[0]).toMatchObject({ path: `charges.${MAX_LINES}`, code: 'too_many' });
  });
});
