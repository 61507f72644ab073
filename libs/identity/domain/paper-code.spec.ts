import fc from 'fast-check';
import { typedCode, PAPER_ALPHABET, RECOVERY_LENGTH, shownCode } from './paper-code.js';

const code = fc
  .array(fc.constantFrom(...PAPER_ALPHABET), { minLength: RECOVERY_LENGTH, maxLength: RECOVERY_LENGTH })
  .map((letters) => letters.join(''));

describe('a recovery code', () => {
  it('is itself again however it is copied from paper', () => {
    fc.assert(fc.property(code, (it) => typedCode(shownCode(it)) === it));
    fc.assert(fc.property(code, (it) => typedCode(` ${shownCode(it).toLowerCase()} `) === it));
  });

  it('reads letters that look like digits, and Arabic digits, as digits', () => {
    expect(typedCode('oIl٣۴-abcde')).toBe('01134ABCDE');
  });

  it('is another code when a letter is another', () => {
    fc.assert(fc.property(code, code, (one, other) => one === other || typedCode(shownCode(one)) !== typedCode(other)));
  });
});
