export { Disbursements, type ConventionMoney } from './app/disbursements.js';
export { PaymentExecuted, PaymentOrderMoved, RecoveryIssued, RecoverySettled } from './app/disbursement.events.js';
export type {
  BatchItem,
  ConventionPayments,
  LedgerLine,
  OrderItem,
  OrderView,
  RecoveryItem,
  TrancheToOrder,
  TrancheView,
} from './app/disbursement-views.js';
export type { CaseCandidate, CaseItem, CaseView } from './app/statement-cases.js';
export type { Proposed } from './app/disbursement.proposals.js';
export type { StatementItem, StatementView } from './app/statement-views.js';
export type { OrderReceipt } from './app/advance-payment.js';
export type { BatchReceipt } from './app/send-payments.js';
export { PAYING_AUTHORITY } from './app/paying-authority.js';
export { paymentOrderMachine, type PaymentOrderState } from './domain/payment-order.machine.js';
export type { Blocker, TrancheStatusCode } from './domain/tranche-status.js';
export { disbursementsContext, DisbursementsModule } from './disbursements.module.js';
