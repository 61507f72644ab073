// The rules of disbursements that the screens share.
export { MAX_REFERENCE, MAX_STATEMENT_MEGABYTES, MEGABYTE } from './domain/limits.js';
export { paymentOrderMachine } from './domain/payment-order.machine.js';
export { statementCaseMachine } from './domain/statement-case.machine.js';
