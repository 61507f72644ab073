import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Bool, CentimesColumn, Day, Id, Instant, Int, SearchColumn, Text, Uuid } from '#platform';
import type { PaymentOrderState } from '../domain/payment-order.machine.js';
import type { RecoveryOrderState } from '../domain/recovery-order.machine.js';

/** An order to pay one tranche to the account that was verified when it was prepared. */
@Entity('payment_order')
@Unique('payment_order_number_uq', ['number'])
@Index('payment_order_live_uq', ['trancheId'], { unique: true, where: `state NOT IN ('rejected', 'reversed', 'cancelled')` })
@Index('payment_order_convention_ix', ['conventionId'])
@Index('payment_order_state_ix', ['state', 'regionCode'])
@Index('payment_order_search_ix', { synchronize: false })
@Index('payment_order_batch_ix', { synchronize: false })
export class PaymentOrder {
  @Id('payment_order_pk') id: string;
  /** `OP-2027-000001`: the reference the bank brings back. */
  @Text() number: string;
  @Uuid() @ForeignKey('Convention', { name: 'payment_order_convention_fk' }) conventionId: string;
  @Uuid({ nullable: true }) @ForeignKey('Tranche', { name: 'payment_order_tranche_fk' }) trancheId: string | null;
  @Int() trancheRank: number;
  @Uuid() associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @CentimesColumn() amountCentimes: number;
  @Text() state: PaymentOrderState;
  @Text() rib: string;
  @Text() holder: string;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'payment_order_prepared_by_fk' }) preparedBy: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'payment_order_verified_by_fk' }) verifiedBy: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'payment_order_authorised_by_fk' }) authorisedBy: string | null;
  /** From which account it was authorised to be paid; unknown of those authorised before this was kept. */
  @Uuid({ nullable: true }) @ForeignKey('PayingAccount', { name: 'payment_order_account_fk' }) payingAccountId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('PaymentBatch', { name: 'payment_order_batch_fk' }) batchId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) preparedAt: Date;
  @Day({ nullable: true }) executedOn: string | null;
  @Text({ nullable: true }) reason: string | null;
  /** Paid before the program existed: no tranche, no people, no statement. */
  @Bool({ default: false }) imported: boolean;
  @SearchColumn() search: string;
}

/** Orders sent to the bank together: the bank file and its issue slip. */
@Entity('payment_batch')
@Unique('payment_batch_number_uq', ['number'])
@Index('payment_batch_search_ix', { synchronize: false })
export class PaymentBatch {
  @Id('payment_batch_pk') id: string;
  /** `BE-2027-000001`, also the bank's message identification. */
  @Text() number: string;
  @Day() executionDate: string;
  @Int() orders: number;
  @CentimesColumn() totalCentimes: number;
  /** From which account it is paid. */
  @Uuid() @ForeignKey('PayingAccount', { name: 'payment_batch_account_fk' }) payingAccountId: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'payment_batch_file_fk' }) fileId: string;
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'payment_batch_slip_fk' }) slipFileId: string | null;
  @Uuid() @ForeignKey('Person', { name: 'payment_batch_created_by_fk' }) createdBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}

/** What monitoring told of a tranche: its report is accepted and so much of it was spent. */
@Entity('report_fact')
export class ReportFact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'report_fact_pk' })
  @ForeignKey('Convention', { name: 'report_fact_convention_fk' })
  conventionId: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'report_fact_pk' }) trancheRank: number;
  @CentimesColumn() spentCentimes: number;
  @Instant({ default: () => 'clock_timestamp()' }) acceptedAt: Date;
}

/** An order to give back what was not spent as agreed. */
@Entity('recovery_order')
@Unique('recovery_order_number_uq', ['number'])
@Unique('recovery_order_payment_order_uq', ['paymentOrderId'])
@Index('recovery_order_convention_ix', ['conventionId'])
@Index('recovery_order_search_ix', { synchronize: false })
export class RecoveryOrder {
  @Id('recovery_order_pk') id: string;
  @Text() number: string;
  @Uuid() @ForeignKey('Convention', { name: 'recovery_order_convention_fk' }) conventionId: string;
  @Uuid() associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @CentimesColumn() amountCentimes: number;
  @Text() reason: string;
  /** The payment that was reversed and whose money it awaits: a receivable. Null for what a project did not spend. */
  @Uuid({ nullable: true }) @ForeignKey('PaymentOrder', { name: 'recovery_order_payment_order_fk' }) paymentOrderId: string | null;
  @Text() state: RecoveryOrderState;
  @Instant({ default: () => 'clock_timestamp()' }) issuedAt: Date;
  /** Until when the money should be back. */
  @Instant() dueAt: Date;
  @Day({ nullable: true }) settledOn: string | null;
  /** The bank's or the Treasury's reference of the money that came back. */
  @Text({ nullable: true }) reference: string | null;
  @SearchColumn() search: string;
}
