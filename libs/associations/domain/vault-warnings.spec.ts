import { vaultWarnings } from './vault-warnings.js';

const DECISION = '2027-01-31';
const held = (validUntil: string | null, expired = false) => [{ kind: 'receipt', validUntil, expired }];

describe('before somebody applies', () => {
  it.each([
    ['that has no end', held(null), []],
    ['that lasts to the day of the decision', held(DECISION), []],
    ['that ends the day before', held('2027-01-30'), ['ends_before']],
    ['that is over', held('2026-11-26', true), ['expired']],
  ])('a document %s', (_, documents, expected) =>
    expect(vaultWarnings(['receipt'], documents, DECISION).map(({ what }) => what)).toEqual(expected),
  );

  it('one that is not there is missing, and said once', () =>
    expect(vaultWarnings(['accounts', 'accounts'], held(null), DECISION)).toEqual([
      { kind: 'accounts', what: 'missing', validUntil: null },
    ]));

  it('what the call does not ask for is nobody’s matter', () => expect(vaultWarnings([], held('2020-01-01', true), DECISION)).toEqual([]));
});
