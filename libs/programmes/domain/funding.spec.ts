import {
  agreementErrors,
  equivalentErrors,
  foreignErrors,
  impliedRate,
  inDirhams,
  requireWithinFunded,
  requireWithinFunder,
  shareOfAwards,
} from './funding.js';

describe('what funders bring to components and envelopes', () => {
  const euros = { amountHundredths: 3_700_000_00, statedCentimes: 40_000_000_00 };

  it('is in dirhams what its source says, its own amount in dirhams, or unknown', () => {
    expect(inDirhams('EUR', euros)).toBe(40_000_000_00);
    expect(inDirhams('EUR', { ...euros, statedCentimes: null })).toBeNull();
    expect(inDirhams('MAD', { amountHundredths: 5, statedCentimes: null })).toBe(5);
    expect(equivalentErrors('MAD', euros)).toHaveLength(1);
    expect(equivalentErrors('EUR', euros)).toEqual([]);
  });

  it('is bounded by the funder in the funder’s currency and by the envelope in dirhams, to the last centime', () => {
    const funder = { currency: 'EUR', amountHundredths: 10 };
    requireWithinFunder(funder, [4, 6]);
    expect(() => requireWithinFunder(funder, [4, 7])).toThrow('FUNDER_EXCEEDED');
    expect(() => requireWithinFunder({ currency: 'EUR', amountHundredths: null }, [1])).toThrow('FUNDER_EXCEEDED');
    requireWithinFunded(10, [10, null]);
    expect(() => requireWithinFunded(10, [10, 1])).toThrow('ENVELOPE_OVERFUNDED');
  });

  it('implies a rate only where both amounts are stated', () => {
    expect(impliedRate(3_700_000_00, 40_000_000_00)).toBe(108_108);
    expect(impliedRate(3_700_000_00, null)).toBeNull();
    expect(impliedRate(null, 1)).toBeNull();
  });

  it('an agreement has its amount once it is signed, and no days before', () => {
    const bare = { amountHundredths: null, signedOn: null, effectiveOn: null };
    expect(agreementErrors({ ...bare, state: 'preparing' })).toEqual([]);
    expect(agreementErrors({ ...bare, state: 'signed' })).toMatchObject([{ path: 'amountHundredths' }]);
    expect(agreementErrors({ ...bare, amountHundredths: 1, state: 'signed', signedOn: '2017-12-01', effectiveOn: '2018-02-01' })).toEqual(
      [],
    );
    expect(agreementErrors({ ...bare, state: 'abandoned', signedOn: '2017-12-01', effectiveOn: '2018-02-01' })).toHaveLength(2);
  });

  it('another currency has its amount, and only it has a rate', () => {
    const none = { foreignCurrency: null, foreignHundredths: null, statedRate: null };
    expect(foreignErrors(none)).toEqual([]);
    expect(foreignErrors({ ...none, foreignCurrency: 'EUR', foreignHundredths: 1, statedRate: '10,81' })).toEqual([]);
    expect(foreignErrors({ ...none, foreignCurrency: 'EUR' })).toMatchObject([{ path: 'foreignHundredths' }]);
    expect(foreignErrors({ ...none, foreignHundredths: 1, statedRate: '10' })).toHaveLength(2);
  });

  it('takes its part of what is awarded', () => {
    expect(shareOfAwards(1_000, 3, 4)).toBe(750);
    expect(shareOfAwards(1_000, 3, 0)).toBe(0);
  });
});
