import { changesOf, livesOnAfterClosing, touchesMoney } from './entries.js';

describe('what is entered about a programme', () => {
  it('a correction is what really changes: the same words in another order of keys are the same', () => {
    const before = { name: { fr: 'UE', ar: 'الاتحاد' }, currency: 'EUR', amountHundredths: 1, statedEquivalent: null };
    expect(changesOf(before, { name: { ar: 'الاتحاد', fr: 'UE' }, currency: 'EUR', statedEquivalent: undefined })).toEqual([]);
    expect(changesOf(before, { currency: 'MAD' })).toEqual([{ field: 'currency', from: 'EUR', to: 'MAD' }]);
  });

  it('an amount or a currency is money, a name or a source is not', () => {
    const change = (field: string) => [{ field, from: 1, to: 2 }];
    expect(touchesMoney('funder', change('amountHundredths'))).toBe(true);
    expect(touchesMoney('envelope', change('amountCentimes'))).toBe(true);
    expect(touchesMoney('funder', change('source'))).toBe(false);
    expect(touchesMoney('gathering', change('attendance'))).toBe(false);
  });

  it('who took part and what was held may be put right after the closing, what holds money may not go', () => {
    expect((['component', 'envelope', 'funder', 'partner', 'gathering'] as const).map(livesOnAfterClosing)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
