import fc from 'fast-check';
import { countsBack } from './passkey.js';

describe('the count of signatures of a passkey', () => {
  it('goes forward with each signature; what stands still or goes back is a copy', () => {
    expect(countsBack(4, 5)).toBe(false);
    expect(countsBack(5, 5)).toBe(true);
    expect(countsBack(5, 4)).toBe(true);
    expect(countsBack(5, 0)).toBe(true);
  });

  it('an authenticator that never counts is not taken for a copy', () => {
    expect(countsBack(0, 0)).toBe(false);
  });

  it('of two different counts, one order at most is right', () => {
    const count = fc.nat(2 ** 31);
    fc.assert(fc.property(count, count, (one, other) => one === other || countsBack(one, other) !== countsBack(other, one)));
  });
});
