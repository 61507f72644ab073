import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CentimesColumn, Day, Id, Instant, Int, SearchColumn, Text, Uuid } from '#platform';
import type { Account, Movement } from '../domain/ledger.js';
import type { EntryOutcome } from '../domain/reconciliation.js';
import type { StatementCaseState } from '../domain/statement-case.machine.js';

/** A bank statement as it was received: the same bytes are read once. */
@Entity('bank_statement')
@Unique('bank_statement_sha256_uq', ['sha256'])
@Index('bank_statement_search_ix', { synchronize: false })
@Index('bank_statement_list_ix', { synchronize: false })
export class BankStatementFile {
  @Id('bank_statement_pk') id: string;
  @Text() messageId: string;
  @Text() sha256: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'bank_statement_file_fk' }) fileId: string;
  @Uuid() @ForeignKey('Person', { name: 'bank_statement_imported_by_fk' }) importedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) importedAt: Date;
  @SearchColumn() search: string;
}

/** One movement of a statement and what it meant to us. */
@Entity('statement_entry')
@Unique('statement_entry_position_uq', ['statementId', 'position', 'part'])
@Index('statement_entry_executed_uq', ['paymentOrderId'], { unique: true, where: `outcome = 'executed'` })
@Index('statement_entry_identity_uq', ['identity', 'part'], {
  unique: true,
  where: `outcome NOT IN ('already', 'not_booked', 'repeated')`,
})
@Index('statement_entry_order_ix', ['paymentOrderId'])
@Index('statement_entry_batch_ix', ['batchReference'], { where: 'payment_order_id IS NULL AND batch_reference IS NOT NULL' })
@Index('statement_entry_search_ix', { synchronize: false })
export class StatementEntry {
  @Id('statement_entry_pk') id: string;
  @Uuid() @ForeignKey('BankStatementFile', { name: 'statement_entry_statement_fk' }) statementId: string;
  @Int() position: number;
  /** 1-based among the orders of ours that one line of the bank settled; 1 for any other line. */
  @Int({ default: 1 }) part: number;
  /** What makes it the same movement in another file; null for a line read before lines were told apart. */
  @Text({ nullable: true }) identity: string | null;
  /** The bank's name of the statement that holds the line, of those of the file; null for a line read before it was kept. */
  @Text({ nullable: true }) statementRef: string | null;
  @Text({ nullable: true }) batchReference: string | null;
  @Text({ nullable: true }) remittance: string | null;
  @Text({ nullable: true }) endToEndId: string | null;
  @Text({ nullable: true }) bankReference: string | null;
  @CentimesColumn() amountCentimes: number;
  @Text() direction: 'debit' | 'credit';
  @Day({ nullable: true }) bookedOn: string | null;
  @Text({ nullable: true }) returnCode: string | null;
  @Text() outcome: EntryOutcome;
  @Uuid({ nullable: true }) @ForeignKey('PaymentOrder', { name: 'statement_entry_order_fk' }) paymentOrderId: string | null;
  @SearchColumn() search: string;
}

/** A movement of the bank that somebody has to look at, and what became of it. */
@Entity('statement_case')
@Unique('statement_case_entry_uq', ['entryId'])
@Index('statement_case_open_ix', ['state'], { where: `state = 'open'` })
@Index('statement_case_list_ix', { synchronize: false })
export class StatementCase {
  @Id('statement_case_pk') id: string;
  @Uuid() @ForeignKey('StatementEntry', { name: 'statement_case_entry_fk' }) entryId: string;
  @Text() state: StatementCaseState;
  @Instant({ default: () => 'clock_timestamp()' }) openedAt: Date;
  /** What two persons matched it with: an order of ours, or the recovery that it settles. */
  @Uuid({ nullable: true }) @ForeignKey('PaymentOrder', { name: 'statement_case_order_fk' }) paymentOrderId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('RecoveryOrder', { name: 'statement_case_recovery_fk' }) recoveryOrderId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'statement_case_settled_by_fk' }) settledBy: string | null;
  @Instant({ nullable: true }) settledAt: Date | null;
  @Text({ nullable: true }) reason: string | null;
}

/** One side of one movement of the ledger; the two sides share `transactionId`. Append-only. */
@Entity('ledger_entry')
@Index('ledger_entry_convention_ix', ['conventionId'])
@Index('ledger_entry_transaction_ix', ['transactionId'])
@Index('ledger_entry_commitment_uq', ['conventionId'], {
  unique: true,
  where: `movement = 'commit' AND debit_centimes > 0 AND reverses_id IS NULL`,
})
export class LedgerEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'ledger_entry_pk' })
  id: number;
  @Uuid() transactionId: string;
  @Text() movement: Movement;
  @Text() account: Account;
  @CentimesColumn() debitCentimes: number;
  @CentimesColumn() creditCentimes: number;
  @Uuid() @ForeignKey('Convention', { name: 'ledger_entry_convention_fk' }) conventionId: string;
  /** The payment or recovery order that moved the money; null for the commitment. */
  @Uuid({ nullable: true }) sourceId: string | null;
  /** The transaction that this one undoes. */
  @Uuid({ nullable: true }) reversesId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
}
