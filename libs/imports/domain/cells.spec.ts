import fc from 'fast-check';
import { formatCentimes, withIceKey } from '#kernel';
import { readAmount, readCell, readDay, readYear } from './cells.js';

const valueOf = (read: ReturnType<typeof readAmount>) => ('value' in read ? read.value : read.code);

describe('an amount, however it was written', () => {
  it.each([
    ['480 000', 480_000_00],
    ['480 000 DH', 480_000_00],
    ['28 000,00', 28_000_00],
    ['1.234,56', 1_234_56],
    ['1,234.56', 1_234_56],
    ['1.500', 1_500_00],
    ['1,500,000', 1_500_000_00],
    ['99786.57', 99_786_57],
    ['24000.0', 24_000_00],
    ['0,5', 50],
    ['٢٥٬٠٠٠٫٥٠', 25_000_50],
    ['٤٨٠٠٠٠ درهم', 480_000_00],
    ['MAD 12', 12_00],
  ])('%s', (typed, centimes) => expect(valueOf(readAmount(typed))).toBe(centimes));

  it.each(['', 'dix mille', '-5', '1,2,3', '12.34.56', '=1+1', '1e9', '10 000 €', '1.2345', '99999999999999999'])('not %s', (typed) =>
    expect(valueOf(readAmount(typed))).toBe('amount'),
  );

  it('reads back every amount as the product itself writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_00 }), (centimes) => valueOf(readAmount(formatCentimes(centimes))) === centimes),
    );
  });
});

describe('a day, in the forms of the country', () => {
  it.each([
    ['2017-06-30', '2017-06-30'],
    ['30/06/2017', '2017-06-30'],
    ['3.6.2017', '2017-06-03'],
    ['30-06-2017 00:00:00', '2017-06-30'],
    ['2017-06-30T00:00:00.000Z', '2017-06-30'],
    ['1er juin 2017', '2017-06-01'],
    ['12 Août 2018', '2018-08-12'],
    ['٣٠/٠٦/٢٠١٧', '2017-06-30'],
    ['١٢ غشت ٢٠١٨', '2018-08-12'],
    ['12 أغسطس 2018', '2018-08-12'],
    ['16 October 2018', '2018-10-16'],
  ])('%s', (typed, day) => expect(valueOf(readDay(typed))).toBe(day));

  it.each(['31/02/2017', '06/30/2017', '30/06/17', 'hier', '2017', '45000'])('not %s', (typed) =>
    expect(valueOf(readDay(typed))).toBe('day'),
  );

  it('a year alone is one where a year is asked', () => {
    expect([valueOf(readYear('2014')), valueOf(readYear('٢٠١٤')), valueOf(readYear('2016/2017')), valueOf(readYear('2014.0'))]).toEqual([
      2014, 2014, 2016, 2014,
    ]);
    expect(readCell('2014', { kind: 'day_or_year' })).toEqual({ value: '2014' });
    expect(readCell('10/06/2017', { kind: 'day_or_year' })).toEqual({ value: '2017-06-10' });
    expect(readCell('20014', { kind: 'day_or_year' })).toEqual({ code: 'day' });
  });
});

const ICE = withIceKey('0015257130000');

describe('what else a cell may hold', () => {
  const CHOICES = { cooperative: { fr: 'Coopérative', ar: 'تعاونية', en: 'Cooperative' } };
  it.each([
    ['an ICE that a spreadsheet took for a number', String(Number(ICE)), { kind: 'ice' }, { value: ICE }],
    ['an ICE with a wrong key', `${ICE.slice(0, 13)}99`, { kind: 'ice' }, { code: 'ice' }],
    ['a region by its code', 'ma-09', { kind: 'region' }, { value: 'MA-09' }],
    ['a region by its name', 'Région de Souss Massa', { kind: 'region' }, { value: 'MA-09' }],
    ['the Oriental with or without its article', 'Oriental', { kind: 'region' }, { value: 'MA-02' }],
    ['a region in Arabic', 'جهة سوس ماسة', { kind: 'region' }, { value: 'MA-09' }],
    ['no region', 'Bretagne', { kind: 'region' }, { code: 'region' }],
    ['yes in Arabic', 'نعم', { kind: 'yes_no' }, { value: true }],
    ['no', 'NON', { kind: 'yes_no' }, { value: false }],
    ['neither', 'peut-être', { kind: 'yes_no' }, { code: 'yes_no' }],
    ['a word of a list', 'cooperative', { kind: 'choice', choices: CHOICES }, { value: 'cooperative' }],
    ['another', 'Société', { kind: 'choice', choices: CHOICES }, { code: 'choice' }],
    ['how many', '73 000', { kind: 'count' }, { value: 73_000 }],
    ['how many, with a point', '1.500', { kind: 'count' }, { value: 1_500 }],
    ['a part of a person', '12,5', { kind: 'count' }, { code: 'count' }],
    ['a telephone', '05 37 00 00 00', { kind: 'phone' }, { value: '+212537000000' }],
    ['a text too long', 'x'.repeat(11), { kind: 'text', max: 10 }, { code: 'too_long' }],
    ['nothing', '  \u200b ', { kind: 'amount' }, { value: null }],
    ['a formula, which is a text like others', '=HYPERLINK("http://x")', { kind: 'text' }, { value: '=HYPERLINK("http://x")' }],
  ] as const)('%s', (_what, typed, rule, read) => expect(readCell(typed, rule)).toEqual(read));

  it('whatever is typed gives a value or a reason, and never an exception', () => {
    const kinds = [
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
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (typed, kind) => {
        const read = readCell(typed, { kind, choices: CHOICES });
        return 'value' in read || typeof read.code === 'string';
      }),
    );
  });
});
