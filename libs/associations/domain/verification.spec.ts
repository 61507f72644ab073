import { presidencyToCheck } from './verification.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 16, hour));

describe('a new presidency is to be verified', () => {
  it('when the president changed after the registration was verified', () =>
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: null, presidencyMovedAt: at(9) })).toBe(true));
  it('not before the first verification, which looks at it anyway', () => {
    expect(presidencyToCheck({ verifiedAt: null, checkedAt: null, presidencyMovedAt: at(9) })).toBe(false);
    expect(presidencyToCheck({ verifiedAt: at(10), checkedAt: null, presidencyMovedAt: at(9) })).toBe(false);
  });
  it('until an officer has looked again, and anew after the next change', () => {
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: at(10), presidencyMovedAt: at(9) })).toBe(false);
    expect(presidencyToCheck({ verifiedAt: at(8), checkedAt: at(10), presidencyMovedAt: at(11) })).toBe(true);
  });
});
