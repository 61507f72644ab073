import { fieldInWords } from './parameter-words.js';

const both = (text: string) => ({ fr: text, ar: text, en: text });

describe('a value of a parameter in words', () => {
  it.each([
    ['centimes', 50_000_00, '50\u202f000 DH', '50\u202f000 درهم'],
    ['basis_points', 7_550, '\u206675,50\u202f%\u2069', '\u206675,50\u202f%\u2069'],
    ['shares', [6_000, 4_000], '\u206660\u202f%\u2069 + \u206640\u202f%\u2069', '\u206660\u202f%\u2069 + \u206640\u202f%\u2069'],
    ['days', 20, '20 jours', '20 يوما'],
    ['count', 1_200, '1\u202f200', '1\u202f200'],
    ['switch', false, 'non', 'لا'],
    ['weekdays', [6, 7], 'samedi, dimanche', 'السبت، الأحد'],
    ['words', [], '—', '—'],
    [
      'words',
      [
        { code: 'a', label: both('A') },
        { code: 'b', label: both('B'), retired: true },
      ],
      'A, B (retiré)',
      'A، B (مسحوب)',
    ],
    ['days_off', [{ day: '2027-01-11', label: both('Manifeste') }], '11 janvier 2027 — Manifeste', '11 يناير 2027 — Manifeste'],
    ['yearly_days', [{ month: 8, day: 14, label: both('Oued') }], '14 août — Oued', '14 غشت — Oued'],
  ] as const)('%s', (kind, value, fr, ar) => expect(fieldInWords({ kind }, value)).toMatchObject({ fr, ar }));
});
