import fc from 'fast-check';
import { bankTakesHolder } from '../../libs/associations/domain/bank-holder.js';
import { latinText } from '../../libs/disbursements/domain/bank/index.js';

const fileTakes = (holder: string): boolean => {
  try {
    latinText(holder, 140);
    return true;
  } catch {
    return false;
  }
};

describe('the holder of an account, at registration and in the bank file', () => {
  it.each([
    ['ASSOCIATION AL JISR', true],
    ['Association L’Étoile & Cœur – Fès', true],
    ['جمعية الجسر', false],
    ['Association الجسر', false],
    ['የድልድይ ማህበር', false],
    ['Ассоциация', false],
    ['…', false],
    ['٣٤', false],
  ])('%s: %s for both', (holder, taken) => {
    expect([bankTakesHolder(holder), fileTakes(holder)]).toEqual([taken, taken]);
  });

  it('what one takes the other takes, whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constantFrom('é', 'œ', 'ß', '°', '€', '&', ' ', '.')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const holder = parts.join('');
        expect(bankTakesHolder(holder)).toBe(fileTakes(holder));
      }),
      { numRuns: 2_000 },
    );
  });
});
