// One configuration for unit, contract, integration and journey tests; `npm test` chooses the parts.
import path from 'node:path';
const root = path.resolve(import.meta.dirname, '..');
export default {
  rootDir: root,
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/seeds', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  transform: {},
  testRunner: '<rootDir>/test/support/shared-modules.cjs',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  testTimeout: 60_000,
  coverageProvider: 'v8',
};
