// Jest begins with the largest files, which on a first run says little: what walks the whole product would begin last and be waited for alone.
const { default: Sequencer } = require('@jest/test-sequencer');

// Measured in processor time, each file alone: what is begun last is waited for alone.
const LONGEST = [
  'test/integration/scope-sweep.spec.ts',
  'test/integration/openapi-fuzz.spec.ts',
  'test/integration/committees-rounds.spec.ts',
  'test/integration/bank-cases.spec.ts',
  'test/integration/deadlines-kinds.spec.ts',
  'test/integration/hidden-files.spec.ts',
  'test/integration/scope-institutions.spec.ts',
  'test/integration/committees-signatures.spec.ts',
  'test/integration/two-programmes.spec.ts',
  'test/integration/bank-net.spec.ts',
  'test/integration/association-merging.spec.ts',
  'test/integration/disbursements.spec.ts',
  'test/integration/payment-guard.spec.ts',
  'test/integration/committees-seats.spec.ts',
  'test/integration/documents-any-text.spec.ts',
  'test/integration/membership.spec.ts',
  'test/contract/checks/checks.spec.ts',
  'test/contract/openapi.spec.ts',
  'test/contract/sql-ownership.spec.ts',
  'test/browser/officers.spec.ts',
  'test/browser/newcomer.spec.ts',
  'test/browser/offline.spec.ts',
  'test/browser/committee.spec.ts',
  'libs/platform/pdf/pdf-renderer.spec.ts',
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
