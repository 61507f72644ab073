import fc from 'fast-check';
import { normalRecoveryCode, RECOVERY_ALPHABET, RECOVERY_LENGTH, shownRecoveryCode } from './recovery-code.js';

const code = fc
  .array(fc.constantFrom(...RECOVERY_ALPHABET), { minLength: RECOVERY_LENGTH, maxLength: RECOVERY_LENGTH })
  .map((letters) => letters.join(''));

describe('a recovery code', () => {
  it('is itself again however it is copied from paper', () => {
    fc.assert(fc.property(code, (it) => normalRecoveryCode(shownRecoveryCode(it)) === it));
    fc.assert(fc.property(code, (it) => normalRecoveryCode(` ${shownRecoveryCode(it).toLowerCase()} `) === it));
  });

  it('reads letters that look like digits, and Arabic digits, as digits', () => {
    expect(normalRecoveryCode('oIl٣۴-abcde')).toBe('01134ABCDE');
  });

  it('is another code when a letter is another', () => {
    fc.assert(
      fc.property(code, code, (one, other) => one === other || normalRecoveryCode(shownRecoveryCode(one)) !== normalRecoveryCode(other)),
    );
  });
});
