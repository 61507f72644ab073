import type { BudgetLine } from '#applications';
import { totalsOf } from '#applications/public';
import { blankCharge, blankProduct, linesFrom, rowPathOf, rowsFrom } from './budget.js';

const charge = (account: string, amountCentimes: number, overhead = false): BudgetLine => ({
  side: 'charge',
  account,
  label: `charge ${account}`,
  amountCentimes,
  overhead,
  funding: null,
});
const product = (account: string, amountCentimes: number, funding: BudgetLine['funding']): BudgetLine => ({
  side: 'product',
  account,
  label: `product ${account}`,
  amountCentimes,
  overhead: false,
  funding,
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
