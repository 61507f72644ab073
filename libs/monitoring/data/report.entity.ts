import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Bool, CentimesColumn, Day, Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { ClosingState } from '../domain/closing.machine.js';
import type { ReportState } from '../domain/report.machine.js';

export interface ReportedActivity {
  label: string;
  /** Null until the association answers. */
  done: 'yes' | 'partly' | 'no' | null;
  comment: string | null;
}
export interface ReportedIndicator {
  label: string;
  target: number;
  actual: number | null;
  unit: string;
}

/** The narrative and financial report on one paid tranche. */
@Entity('report')
@Unique('report_tranche_uq', ['conventionId', 'trancheRank'])
@Index('report_state_ix', ['state', 'regionCode'])
@Index('report_list_ix', { synchronize: false })
@Index('report_reasons_ix', { synchronize: false })
export class Report {
  @Id('report_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'report_convention_fk' }) conventionId: string;
  @Uuid() associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Int() trancheRank: number;
  @Bool() final: boolean;
  @CentimesColumn() trancheCentimes: number;
  @Instant() dueAt: Date;
  @Text() state: ReportState;
  @Text({ nullable: true }) summary: string | null;
  @Text({ nullable: true }) difficulties: string | null;
  @Json() activities: ReportedActivity[];
  @Json() indicators: ReportedIndicator[];
  @Int({ nullable: true }) declaredTotal: number | null;
  @Int({ nullable: true }) declaredWomen: number | null;
  @Int({ nullable: true }) declaredMinors: number | null;
  @Int({ nullable: true }) verifiedTotal: number | null;
  @Int({ nullable: true }) verifiedWomen: number | null;
  @Int({ nullable: true }) verifiedMinors: number | null;
  /** Set by the officer among what was declared as spent. */
  @CentimesColumn({ default: 0 }) ineligibleCentimes: number;
  @Int({ default: 1 }) version: number;
  /** Who wrote last, and when. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'report_writer_fk' }) writtenBy: string | null;
  @Instant({ nullable: true }) writtenAt: Date | null;
  @Instant({ nullable: true }) submittedAt: Date | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
  /** Why it was returned, or expenses of it were set aside; for whoever wrote it. */
  @Text({ nullable: true }) reason: string | null;
  /** The same coded. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) reasons: string[];
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'report_reasons_fk' }) reasonsRevisionId: string | null;
}

/** One line of the financial report: what the tranche was to pay of it and what was spent. */
@Entity('report_line')
@Unique('report_line_position_uq', ['reportId', 'position'])
export class ReportLine {
  @Id('report_line_pk') id: string;
  @Uuid() @ForeignKey('Report', { name: 'report_line_report_fk' }) reportId: string;
  @Int() position: number;
  @Uuid() @ForeignKey('ConventionLine', { name: 'report_line_approved_fk' }) approvedLineId: string;
  @Text() account: string;
  @Text() label: string;
  @CentimesColumn() forecastCentimes: number;
  @CentimesColumn({ nullable: true }) actualCentimes: number | null;
}

@Entity('report_voucher')
@Index('report_voucher_report_ix', ['reportId'])
export class ReportVoucher {
  @Id('report_voucher_pk') id: string;
  @Uuid() @ForeignKey('Report', { name: 'report_voucher_report_fk' }) reportId: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'report_voucher_file_fk' }) fileId: string;
  @Text() name: string;
  @Int() size: number;
  @Instant({ default: () => 'clock_timestamp()' }) addedAt: Date;
}

@Entity('site_visit')
@Index('site_visit_convention_ix', ['conventionId'])
export class SiteVisit {
  @Id('site_visit_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'site_visit_convention_fk' }) conventionId: string;
  @Day() visitedOn: string;
  @Text() findings: string;
  @Uuid() @ForeignKey('Person', { name: 'site_visit_visitor_fk' }) visitorId: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

@Entity('incident')
@Index('incident_convention_ix', ['conventionId'])
export class Incident {
  @Id('incident_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'incident_convention_fk' }) conventionId: string;
  @Day() occurredOn: string;
  @Text() description: string;
  @Uuid() @ForeignKey('Person', { name: 'incident_author_fk' }) authorId: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

/** The end of a project: one for each convention. */
@Entity('closing')
@Unique('closing_convention_uq', ['conventionId'])
export class Closing {
  @Id('closing_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'closing_convention_fk' }) conventionId: string;
  @Uuid() associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Text() state: ClosingState;
  @CentimesColumn({ default: 0 }) paidCentimes: number;
  @CentimesColumn({ default: 0 }) spentCentimes: number;
  @CentimesColumn({ default: 0 }) ineligibleCentimes: number;
  @CentimesColumn({ default: 0 }) unspentCentimes: number;
  @CentimesColumn({ default: 0 }) toRecoverCentimes: number;
  @Uuid({ nullable: true }) @ForeignKey('RecoveryOrder', { name: 'closing_recovery_fk' }) recoveryOrderId: string | null;
  @Instant({ nullable: true }) closedAt: Date | null;
}
