// The rules of monitoring that the screens share.
export { MAX_COMMENT, MAX_NARRATIVE } from './domain/limits.js';
export { monitoringFieldMessages } from './domain/field-messages.js';
export { reportMachine } from './domain/report.machine.js';
export { writtenDefects } from './domain/written.js';
