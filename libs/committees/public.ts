// The rules of committees that the screens share.
export { ALLOCATION_RULES, isAwayFromRanking } from './domain/allocation.js';
export { MEMBER_FUNCTIONS } from './domain/colleges.js';
export { letterMachine } from './domain/letter.machine.js';
export { MAX_REASON_OF_COMMITTEE } from './domain/limits.js';
export { isAward } from './domain/outcomes.js';
export { needsJustification, runningScore, sheetWordDefects } from './domain/scoring.js';
export { sessionMachine } from './domain/session.machine.js';
export { CONDUCTING } from './domain/signatures.js';
export { VOTE_CHOICES } from './domain/voting.js';
