import * as fc from 'fast-check';
import { amountInWords, MAX_SPELLED_CENTIMES } from './amount-in-words.js';
import { scenario } from '../../../test/support/scenarios.js';

/** Centimes, French, Arabic. */
const SPELLED: [number, string, string][] = [
  [0, 'zéro dirham', 'صفر درهم'],
  [1, 'un centime', 'سنتيم واحد'],
  [2, 'deux centimes', 'سنتيمان'],
  [10, 'dix centimes', 'عشرة سنتيمات'],
  [99, 'quatre-vingt-dix-neuf centimes', 'تسعة وتسعون سنتيما'],
  [100, 'un dirham', 'درهم واحد'],
  [101, 'un dirham et un centime', 'درهم واحد وسنتيم واحد'],
  [200, 'deux dirhams', 'درهمان'],
  [1200, 'douze dirhams', 'اثنا عشر درهما'],
  [7100, 'soixante et onze dirhams', 'واحد وسبعون درهما'],
  [8000, 'quatre-vingts dirhams', 'ثمانون درهما'],
  [10100, 'cent un dirhams', 'مائة درهم ودرهم واحد'],
  [20000, 'deux cents dirhams', 'مائتا درهم'],
  [20300, 'deux cent trois dirhams', 'مائتان وثلاثة دراهم'],
  [100100, 'mille un dirhams', 'ألف ودرهم واحد'],
  [200000, 'deux mille dirhams', 'ألفا درهم'],
  [250050, 'deux mille cinq cents dirhams et cinquante centimes', 'ألفان وخمسمائة درهم وخمسون سنتيما'],
  [1100000, 'onze mille dirhams', 'أحد عشر ألف درهم'],
  [1450000, 'quatorze mille cinq cents dirhams', 'أربعة عشر ألفا وخمسمائة درهم'],
  [5000020, 'cinquante mille dirhams et vingt centimes', 'خمسون ألف درهم وعشرون سنتيما'],
  [20000000, 'deux cent mille dirhams', 'مائتا ألف درهم'],
  [20600000, 'deux cent six mille dirhams', 'مائتان وستة آلاف درهم'],
  [100000000, 'un million de dirhams', 'مليون درهم'],
  [250000000, 'deux millions cinq cent mille dirhams', 'مليونان وخمسمائة ألف درهم'],
  [699050000, 'six millions neuf cent quatre-vingt-dix mille cinq cents dirhams', 'ستة ملايين وتسعمائة وتسعون ألفا وخمسمائة درهم'],
  [200_000_000_00, 'deux cents millions de dirhams', 'مائتا مليون درهم'],
  [3_000_000_000_00, 'trois milliards de dirhams', 'ثلاثة ملايير درهم'],
  [
    MAX_SPELLED_CENTIMES,
    'neuf cent quatre-vingt-dix-neuf milliards neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf dirhams et quatre-vingt-dix-neuf centimes',
    'تسعمائة وتسعة وتسعون مليارا وتسعمائة وتسعة وتسعون مليونا وتسعمائة وتسعة وتسعون ألفا وتسعمائة وتسعة وتسعون درهما وتسعة وتسعون سنتيما',
  ],
];

describe('amounts in words', () => {
  it.each(SPELLED)('%i centimes', (centimes, french, arabic) => {
    expect(amountInWords(centimes, 'fr')).toBe(french);
    expect(amountInWords(centimes, 'ar')).toBe(arabic);
  });

  it('a reader of English reads it too', () => {
    expect(amountInWords(5000020, 'en')).toBe('fifty thousand dirhams and twenty centimes');
    expect(amountInWords(100, 'en')).toBe('one dirham');
  });

  it.each(['fr', 'ar', 'en'] as const)('two different amounts are never written alike (%s)', (language) => {
    const amounts = fc.uniqueArray(fc.integer({ min: 0, max: MAX_SPELLED_CENTIMES }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (given) => {
        expect(new Set(given.map((amount) => amountInWords(amount, language))).size).toBe(given.length);
      }),
    );
    const small = Array.from({ length: 3000 }, (_, dirhams) => amountInWords(dirhams * 100, language));
    expect(new Set(small).size).toBe(3000);
  });

  it('no blank stands after the Arabic "and", and nothing is left unspelled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_SPELLED_CENTIMES }), (centimes) => {
        expect(amountInWords(centimes, 'ar')).not.toMatch(/ و |undefined|\d| {2}|^ | $/);
      }),
    );
  });

  it.each([-1, 0.5, NaN, Infinity, MAX_SPELLED_CENTIMES + 1])('%p is not an amount and is refused', (wrong) => {
    expect(() => amountInWords(wrong, 'fr')).toThrow(RangeError);
  });

  it('every line of the golden table', () => {
    const rows = scenario('words/number_words_mad.csv')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    const written = rows.map(([dirhams]) => [
      dirhams,
      amountInWords(Number(dirhams) * 100, 'fr'),
      amountInWords(Number(dirhams) * 100, 'ar'),
    ]);
    expect(rows).toHaveLength(53);
    expect(written).toEqual(rows);
  });
});
