import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { ParameterField } from './parameter.js';
import { fieldBeside, fieldInWords } from './parameter-words.js';

const both = (text: string) => ({ fr: text, ar: text, en: text });
const isolated = (text: string) => `\u2066${text}\u2069`;
const WORDS: ParameterField = {
  kind: 'words',
  label: { fr: 'Liste', ar: 'اللائحة', en: 'List' },
  initial: [],
  marks: { apart: { fr: 'à part', ar: 'على حدة', en: 'apart' } },
  months: both('Validity'),
};

describe('a value of a parameter in words', () => {
  it.each([
    ['centimes', 50_000_00, '50\u202f000 DH', `${isolated('50\u202f000')} درهم`],
    ['basis_points', 7_550, '75,5\u00a0%', isolated('75,5%')],
    ['shares', [6_000, 4_000], '60\u00a0% + 40\u00a0%', `${isolated('60%')} + ${isolated('40%')}`],
    ['days', 1, '1 jour', 'يوم واحد'],
    ['days', 20, '20 jours', `${isolated('20')} يوما`],
    ['months', 3, '3 mois', `${isolated('3')} أشهر`],
    ['years', 2, '2 ans', 'سنتان'],
    ['count', 1_200, '1\u202f200', isolated('1\u202f200')],
    ['switch', false, 'non', 'لا'],
    ['weekdays', [6, 7], 'samedi, dimanche', 'السبت، الأحد'],
    ['words', [{ code: 'a', label: both('A') }], '1 élément', 'عنصر واحد'],
  ] as const)('%s', (kind, value, fr, ar) => expect(fieldInWords({ kind }, value)).toMatchObject({ fr, ar }));

  it('a list is read word by word, each in its three languages', () => {
    const water = { code: 'water', label: { fr: 'Eau', ar: 'الماء', en: 'Water' } };
    expect(
      fieldBeside(
        WORDS,
        [water],
        [
          { ...water, marks: ['apart'], months: 12, retired: true },
          { code: 'b', label: both('B') },
        ],
      ),
    ).toEqual([
      {
        label: { fr: 'Liste\u00a0: \u2066water\u2069', ar: 'اللائحة: \u2066water\u2069', en: 'List: \u2066water\u2069' },
        from: both('\u2068Eau\u2069 / \u2068الماء\u2069 / \u2068Water\u2069'),
        to: expect.objectContaining({ fr: '\u2068Eau\u2069 / \u2068الماء\u2069 / \u2068Water\u2069 · à part · 12 mois · retiré' }) as never,
      },
      {
        label: expect.objectContaining({ en: 'List: \u2066b\u2069' }) as never,
        from: null,
        to: both('\u2068B\u2069 / \u2068B\u2069 / \u2068B\u2069'),
      },
    ]);
  });

  it('days are named by their date', () => {
    const field: ParameterField = { kind: 'days_off', label: both('Days'), initial: [] };
    const [row] = fieldBeside(field, [], [{ day: '2027-01-11', label: both('Manifeste') }]);
    expect(row!.label.fr).toBe('Days\u00a0: 11 janvier 2027');
    const yearly: ParameterField = { kind: 'yearly_days', label: both('Days'), initial: [] };
    expect(fieldBeside(yearly, [{ month: 8, day: 14, label: both('Oued') }], [])[0]).toMatchObject({
      label: { fr: 'Days\u00a0: 14 août', ar: 'Days: 14 غشت' },
      to: null,
    });
  });

  it('another order of the same words is a change of its own, and the only one that is said', () => {
    const [eau, feu, air] = ['eau', 'feu', 'air'].map((code) => ({ code, label: both(code) }));
    const rows = fieldBeside(WORDS, [eau, feu, air], [air, eau, feu]).filter(({ from, to }) => !isDeepStrictEqual(from, to));
    const named = (code: string) => `\u2068${code}\u2069 (${isolated(code)})`;
    expect(rows).toEqual([
      {
        label: { fr: 'Liste\u00a0: ordre', ar: 'اللائحة: الترتيب', en: 'List: order' },
        from: expect.objectContaining({ fr: ['eau', 'feu', 'air'].map(named).join(', ') }) as never,
        to: expect.objectContaining({ ar: ['air', 'eau', 'feu'].map(named).join('، ') }) as never,
      },
    ]);
  });

  it('no order of a list is left unsaid, and none is said where only words came or went', () => {
    const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    const words = (list: string[]) => list.map((code) => ({ code, label: both('Same') }));
    fc.assert(
      fc.property(codes, codes, (before, after) => {
        const said = fieldBeside(WORDS, words(before), words(after)).some(({ label }) => label.en === 'List: order');
        const kept = (list: string[], other: string[]) => list.filter((code) => other.includes(code));
        expect(said).toBe(!isDeepStrictEqual(kept(before, after), kept(after, before)));
      }),
    );
  });

  it('no difference of a list is left unsaid', () => {
    const label = fc.record(
      { fr: fc.constantFrom('A', 'B'), ar: fc.constantFrom('أ', 'ب'), en: fc.constantFrom('A', 'B') },
      { noNullPrototype: true },
    );
    const word = fc.record(
      { label, retired: fc.constant(true), marks: fc.constantFrom([], ['apart']), months: fc.constantFrom(1, 12) },
      { requiredKeys: ['label'], noNullPrototype: true },
    );
    // What is not there and what is empty are the same word.
    const plain = ({ marks, ...rest }: { marks?: readonly string[] }) => (marks?.length ? { marks, ...rest } : rest);
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [row] = fieldBeside(WORDS, [{ code: 'x', ...one }], [{ code: 'x', ...other }]);
        expect(isDeepStrictEqual(row!.from, row!.to)).toBe(isDeepStrictEqual(plain(one), plain(other)));
      }),
    );
  });
});
