// Jest begins with the largest files, which on a first run says little: what walks the whole product would begin last and be waited for alone.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = ['test/integration/scope-sweep.spec.ts', 'libs/platform/signing/signing.spec.ts', 'test/integration/disbursements.spec.ts'];
const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((file) => path.endsWith(file));
  return rank === -1 ? LONGEST.length : rank;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other));
  }
};
