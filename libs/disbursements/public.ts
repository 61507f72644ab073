// The rules of disbursements that the screens share.
export { MAX_REFERENCE, MAX_STATEMENT_MEGABYTES, MEGABYTE } from './domain/limits.js';
