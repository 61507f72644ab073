export type { BatchItem } from './app/batch.reads.js';
export { Disbursements } from './app/disbursements.js';
export type { ConventionMoney } from './data/money.queries.js';
export type { CaseCandidate } from './data/statements.queries.js';
export { PaymentExecuted, PaymentOrderMoved, RecoveryIssued, RecoverySettled } from './app/disbursement.events.js';
export type {
  ConventionPayments,
  LedgerLine,
  OrderItem,
  OrderView,
  RecoveryItem,
  TrancheToOrder,
  TrancheView,
} from './app/disbursement.reads.js';
export type { CaseItem, CaseView } from './app/statement-cases.reads.js';
export type { Proposed } from './app/disbursement.proposals.js';
export type { StatementItem, StatementView } from './app/statement.reads.js';
export type { OrderReceipt } from './app/advance-payment.js';
export type { BatchReceipt } from './app/send-payments.js';
export { PAYING_AUTHORITY } from './app/paying-authority.js';
export { paymentOrderMachine, type PaymentOrderState } from './domain/payment-order.machine.js';
export type { Blocker, TrancheStatusCode } from './domain/tranche-status.js';
export { disbursementsContext, DisbursementsModule } from './disbursements.module.js';
