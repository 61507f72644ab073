// The rules of conventions that the screens share.
export { conventionMachine, STATES_IN_EFFECT } from './domain/convention.machine.js';
export { MAX_LINE_LABEL, MAX_LINES } from './domain/limits.js';
export { amountsOfShares, conditionsOfTranche, WHOLE_BASIS_POINTS } from './domain/terms.js';
