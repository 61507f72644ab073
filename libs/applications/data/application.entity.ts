import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CentimesColumn, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';
import type { UnfinishedRow } from '../domain/unfinished.js';

/** One association's answer to one call. Amounts are those of the saved budget. */
@Entity('application')
@Index('application_draft_uq', ['callId', 'associationId', 'rank'], { unique: true, where: "state = 'draft'" })
@Index('application_accepted_uq', ['callId', 'associationId', 'rank'], {
  unique: true,
  where: "state NOT IN ('draft', 'lapsed', 'withdrawn')",
})
@Index('application_number_uq', ['number'], { unique: true })
@Index('application_association_ix', ['associationId'])
@Index('application_call_ix', ['callId', 'state'])
@Index('application_search_ix', { synchronize: false })
@Index('application_list_ix', { synchronize: false })
@Index('application_list_region_ix', { synchronize: false })
@Index('application_list_call_ix', { synchronize: false })
export class Application {
  @Id('application_pk') id: string;
  @Uuid() @ForeignKey('Call', { name: 'application_call_fk' }) callId: string;
  @Uuid() @ForeignKey('Association', { name: 'application_association_fk' }) associationId: string;
  /** First, second … file of the association in the same call. */
  @Int({ default: 1 }) rank: number;
  /** Given at submission: `D-2027-000123`. */
  @Text({ nullable: true }) number: string | null;
  @Text({ default: '' }) title: string;
  @Text() domainCode: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Text() state: ApplicationState;
  @Uuid() @ForeignKey('FormRevisionRow', { name: 'application_form_fk' }) formRevisionId: string;
  @Uuid() @ForeignKey('GridRevisionRow', { name: 'application_grid_fk' }) gridRevisionId: string;
  /** Optimistic versions of the parts that lie in this row and in the budget lines. */
  @Int({ default: 0 }) projectVersion: number;
  @Int({ default: 0 }) budgetVersion: number;
  /** Who saved those parts last, and when; the sections say it of themselves. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_project_saver_fk' }) projectSavedBy: string | null;
  @Instant({ nullable: true }) projectSavedAt: Date | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_budget_saver_fk' }) budgetSavedBy: string | null;
  @Instant({ nullable: true }) budgetSavedAt: Date | null;
  /** Rows of the budget that are not whole yet, as they were typed. */
  @Json({ default: [] }) budgetUnfinished: UnfinishedRow[];
  @CentimesColumn({ default: 0 }) totalCentimes: number;
  @CentimesColumn({ default: 0 }) askedCentimes: number;
  @CentimesColumn({ default: 0 }) ownCentimes: number;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_creator_fk' }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ default: () => 'clock_timestamp()' }) changedAt: Date;
  /** The deadline that the members of the association last heard of. */
  @Instant({ nullable: true }) knownClosesAt: Date | null;
  /** When the association was told the decision that the state says; until then it knows the file to be before the committee. */
  @Instant({ nullable: true }) outcomeToldAt: Date | null;
  @Instant({ nullable: true }) submittedAt: Date | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_submitter_fk' }) submittedBy: string | null;
  @SearchColumn() search: string;
}
