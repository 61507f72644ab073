import { BANK_CODE, bankCodeOf } from './bank-code.js';

describe('the code of a bank', () => {
  it.each(['007', '350'])('%s is one', (code) => expect(BANK_CODE.test(code)).toBe(true));
  it.each(['7', '0011', 'abc', ' 07', '00a', ''])('%j is none', (code) => expect(BANK_CODE.test(code)).toBe(false));
  it('stands at the beginning of every RIB', () => expect(bankCodeOf('011519000001205000534921')).toBe('011'));
});
