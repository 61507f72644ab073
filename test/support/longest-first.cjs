// Jest begins with the largest files, which on a first run says little: what walks the whole product would begin last and be waited for alone.
const { default: Sequencer } = require('@jest/test-sequencer');

// Measured in processor time, each file alone: what is begun last is waited for alone.
const LONGEST = [
  'test/integration/scope-sweep.spec.ts',
  'test/integration/openapi-fuzz.spec.ts',
  'test/integration/committees-rounds.spec.ts',
  'test/integration/bank-cases.spec.ts',
  'test/integration/hidden-files.spec.ts',
  'test/integration/disbursements.spec.ts',
  'test/integration/committees-seats.spec.ts',
  'test/integration/membership.spec.ts',
  'test/integration/bank-net.spec.ts',
  'libs/platform/signing/signing.spec.ts',
];
const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((file) => path.endsWith(file));
  return rank === -1 ? LONGEST.length : rank;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other));
  }
};
