import { ACCOUNT, isChargeAccount, isGrantAccount, wholeAccount } from './accounts.js';

describe('accounts of a budget', () => {
  it.each(['60', '68', '6125', '611', '70', '79', '7411', '86', '87'])('%s is one', (account) => expect(account).toMatch(ACCOUNT));
  it.each(['', '6', '69', '7', '61256', '74111', '861', '88', '44', '6A', ' 61', '61 '])('%j is none', (account) =>
    expect(account).not.toMatch(ACCOUNT),
  );

  it('are known by their first digits', () => {
    expect([isChargeAccount('6125'), isChargeAccount('7411'), isChargeAccount('86')]).toEqual([true, false, false]);
    expect([isGrantAccount('74'), isGrantAccount('7411'), isGrantAccount('75')]).toEqual([true, true, false]);
    expect([wholeAccount('6125'), wholeAccount('61')]).toEqual(['61', '61']);
  });
});
