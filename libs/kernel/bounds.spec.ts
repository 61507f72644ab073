import * as fc from 'fast-check';
import { atLeast, atMost, limitsInWords, sizeInWords, type SizeUnit, waitInWords } from './bounds.js';
import { fieldMessage } from './field-messages.js';
import { LANGUAGES } from './languages.js';

const bare = (text: string) => text.replace(/[\u2066\u2069]/g, '').replace(/\u202f/g, ' ');

describe('a limit in words', () => {
  it.each<[SizeUnit, number, string, string, string]>([
    ['characters', 1, 'au moins 1 caractère', 'حرف واحد على الأقل', 'at least 1 character'],
    ['characters', 2, 'au moins 2 caractères', 'حرفان على الأقل', 'at least 2 characters'],
    ['characters', 5, 'au moins 5 caractères', '5 حروف على الأقل', 'at least 5 characters'],
    ['characters', 40, 'au moins 40 caractères', '40 حرفا على الأقل', 'at least 40 characters'],
    ['characters', 2000, 'au moins 2 000 caractères', '2 000 حرف على الأقل', 'at least 2 000 characters'],
    ['money', 1_000_00, 'au moins 1 000 DH', '1 000 درهم على الأقل', 'at least MAD 1 000'],
    ['money', 1, 'au moins 0,01 DH', '0,01 درهم على الأقل', 'at least MAD 0,01'],
    ['quantity', 1, 'au moins 0,001', '0,001 على الأقل', 'at least 0,001'],
    ['quantity', 1_000_000_000, 'au moins 1 000 000', '1 000 000 على الأقل', 'at least 1 000 000'],
    ['choices', 2, 'au moins 2 choix', 'اختياران على الأقل', 'at least 2 choices'],
    ['value', 1200, 'au moins 1 200', '1 200 على الأقل', 'at least 1 200'],
  ])('of %s: %i', (unit, size, fr, ar, en) => {
    const words = atLeast(size, unit);
    expect([bare(words.fr), bare(words.ar), bare(words.en)]).toEqual([fr, ar, en]);
  });

  it('is one sentence where both ends are known, and none where nothing is limited', () => {
    const fr = (min?: number, max?: number, unit: SizeUnit = 'money') => limitsInWords({ min, max }, unit)?.fr.replace(/\u202f/g, ' ');
    expect(fr(1_000_00, 5_000_00)).toBe('De 1 000 DH à 5 000 DH.');
    expect(fr(2, 2, 'choices')).toBe('Exactement 2 choix.');
    expect(fr(undefined, 3, 'characters')).toBe('Au plus 3 caractères.');
    expect(fr(3, undefined, 'characters')).toBe('Au moins 3 caractères.');
    expect([fr(), fr(0)]).toEqual([undefined, undefined]);
  });

  it('property: an error and a hint say the same limit, and no amount is told in centimes', () => {
    const unit = fc.constantFrom<SizeUnit>('characters', 'value', 'money', 'quantity', 'choices', 'items', 'lines');
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 1_000_000_000_000 }), (of, size) => {
        for (const language of LANGUAGES) {
          const told = sizeInWords(size, of, language);
          expect(fieldMessage({ code: 'too_small', params: { min: size, unit: of } }, language)).toContain(told);
          expect(fieldMessage({ code: 'too_large', params: { max: size, unit: of } }, language)).toContain(atMost(size, of)[language]);
          expect(limitsInWords({ max: size }, of)?.[language]).toContain(told);
          if (of === 'money' && size >= 1_000) expect(told).not.toContain(String(size));
        }
      }),
    );
  });
});

describe('how long somebody is to wait', () => {
  it.each([
    [1, '1 seconde', 'ثانية واحدة', '1 second'],
    [90, '90 secondes', '\u206690\u2069 ثانية', '90 seconds'],
    [119, '119 secondes', '\u2066119\u2069 ثانية', '119 seconds'],
    [120, '2 minutes', 'دقيقتين', '2 minutes'],
    [601, '11 minutes', '\u206611\u2069 دقيقة', '11 minutes'],
    [86_398, '24 heures', '\u206624\u2069 ساعة', '24 hours'],
  ] as const)('%d s', (seconds, waitFr, waitAr, waitEn) => expect(waitInWords(seconds)).toEqual({ seconds, waitFr, waitAr, waitEn }));
});
