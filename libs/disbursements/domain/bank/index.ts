export { parseBankStatement, type BankStatement, type BankStatementEntry } from './bank-statement.js';
export { bankErrors } from './errors.js';
export { bankReference, isLatinText, latinText } from './latin-text.js';
export { buildPaymentFile, type BankAccountHolder, type PaymentFileBatch, type PaymentFileOrder } from './payment-file.js';
