import fc from 'fast-check';
import { repeatedShares, requireCovers, requireWithinEnvelope, type Share } from './split.js';

const share = (more: Partial<Share>): Share => ({ regionCode: null, domainCode: null, year: null, amountCentimes: 1, ...more });

describe('splitting an envelope', () => {
  it('the same region, domain and year are one share; "all regions" is not one of them', () => {
    expect(repeatedShares([share({}), share({ regionCode: 'MA-09' }), share({ year: 2027 }), share({ regionCode: 'MA-09' })])).toEqual([
      { path: 'shares.3', code: 'repeated' },
    ]);
  });

  it('is accepted up to the last centime and refused one beyond', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 40 }), (amounts) => {
        const shares = amounts.map((amountCentimes) => share({ amountCentimes }));
        const sum = amounts.reduce((a, b) => a + b, 0);
        requireWithinEnvelope(shares, sum);
        expect(() => requireWithinEnvelope([...shares, share({ amountCentimes: 1 })], sum)).toThrow('SPLIT_EXCEEDS_ENVELOPE');
      }),
    );
  });

  it('never goes below what is awarded', () => {
    requireCovers(100, 100);
    expect(() => requireCovers(99, 100)).toThrow('SPLIT_BELOW_AWARDED');
  });
});
