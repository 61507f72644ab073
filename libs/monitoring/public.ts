// The rules of monitoring that the screens share.
export { MAX_COMMENT, MAX_NARRATIVE } from './domain/limits.js';
export { reportMachine } from './domain/report.machine.js';
