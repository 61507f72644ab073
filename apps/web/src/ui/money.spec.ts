import { parseMoney, parseQuantity, readPercent } from './money.js';

describe('an amount as people type it', () => {
  it.each([
    ['', null],
    ['12500', 1_250_000],
    ['12 500', 1_250_000],
    ['12\u202f500,50', 1_250_050],
    ['12500.5', 1_250_050],
    ['1.234.567', 123_456_700],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['١٢٥٠٠', 1_250_000],
    ['١٢٬٥٠٠٫٥', 1_250_050],
    ['4 022 000 DH', 402_200_000],
    ['50 000 درهم', 5_000_000],
    ['0,05', 5],
  ])('%s is read as %s centimes', (typed, centimes) => {
    expect(parseMoney(typed)).toEqual({ centimes });
  });

  it.each([
    ['1.234', 'ambiguous'],
    ['12,500', 'ambiguous'],
    ['12 34', 'notANumber'],
    ['-5', 'notANumber'],
    ['douze', 'notANumber'],
    ['1.23.456', 'notANumber'],
    ['1e5', 'notANumber'],
    ['1500,505', 'tooPrecise'],
    ['1000000000000', 'tooLarge'],
  ])('%s is refused: %s', (typed, refused) => {
    expect(parseMoney(typed)).toEqual({ refused });
  });
});

describe('a share typed in percent', () => {
  it('is read as people write it, to hundredths of a percent', () => {
    expect(['7,5', '7.5', '10', '0', '33,33', '٧٫٥', '12 %', ''].map(readPercent)).toEqual([750, 750, 1000, 0, 3333, 750, 1200, null]);
  });

  it('is refused beyond 100, or when it cannot be read', () => {
    expect(['100,01', '750', '7,555', 'dix', '-3'].map(readPercent)).toEqual(Array(5).fill('refused'));
  });

  it('computes a quantity times a price, refuses half of one, and rounds to the centime', () => {
    expect(parseMoney('10 × 6 500')).toEqual({ centimes: 65_000_00 });
    expect(parseMoney('2,5 x 1000,10')).toEqual({ centimes: 2_500_25 });
    expect(parseMoney('٣*٥٠٠')).toEqual({ centimes: 1_500_00 });
    expect(parseMoney('0,33 × 0,05')).toEqual({ centimes: 2 });
    expect(parseMoney('3 ×')).toEqual({ refused: 'notANumber' });
    expect(parseMoney('1.234 × 2')).toEqual({ refused: 'ambiguous' });
    expect(parseMoney('999999999 × 999999999')).toEqual({ refused: 'tooLarge' });
  });
});

describe('a quantity as people type it', () => {
  it.each([
    ['', null],
    ['3', 3_000],
    ['2,5', 2_500],
    ['٢٫٥', 2_500],
    ['0,125', 125],
    ['1 200', 1_200_000],
    ['1,2340', 1_234],
    ['1200,125', 1_200_125],
  ])('%s is read as %s thousandths', (typed, thousandths) => {
    expect(parseQuantity(typed)).toEqual({ thousandths });
  });

  it.each([
    ['1,234', 'ambiguous'],
    ['trois', 'notANumber'],
    ['-3', 'notANumber'],
    ['0,1234', 'tooPrecise'],
  ])('%s is refused: %s', (typed, refused) => {
    expect(parseQuantity(typed)).toEqual({ refused });
  });
});
