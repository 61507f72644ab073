import type { BudgetLine } from '#applications';
import { totalsOf, withoutProduct } from '#applications/public';
import { amountOf, blankCharge, blankProduct, linesFrom, recosted, rowPathOf, rowsFrom, unfinishedFrom } from './budget.js';

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
