import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Localized } from '#kernel';
import { Bool, CentimesColumn, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { CallKind, EligibilityQuestion, TargetGroup } from '../domain/call-rules.js';
import type { CallState } from '../domain/call.machine.js';
import type { TypedCalendar } from '../domain/calendar.js';

/** A call for projects: what is asked, of whom, with what money, until when. */
@Entity('call')
@Unique('call_number_uq', ['number'])
@Index('call_state_closes_ix', ['state', 'closesAt'])
@Index('call_programme_ix', ['programmeId'])
@Index('call_search_ix', { synchronize: false })
export class Call {
  @Id('call_pk') id: string;
  @Text() number: string;
  @Text() kind: CallKind;
  @Uuid() @ForeignKey('Programme', { name: 'call_programme_fk' }) programmeId: string;
  @Json() title: Localized;
  @Json() summary: Localized;
  @Json() description: Localized;
  @Text({ array: true }) regionCodes: string[];
  @Text({ array: true }) domainCodes: string[];
  @Json() targetGroups: TargetGroup[];
  @Json() eligibility: EligibilityQuestion[];
  /** Null until written; a call of the past may have none. */
  @CentimesColumn({ nullable: true }) floorCentimes: number | null;
  @CentimesColumn({ nullable: true }) ceilingCentimes: number | null;
  /** Hundredths of a percent of the total of a project. */
  @Int() maxOverheadBasisPoints: number;
  @Int() minOwnBasisPoints: number;
  @Int() maxFilesPerAssociation: number;
  /** The wall times as the officer typed them, with their zone; the instants below are what counts. */
  @Json({ nullable: true }) calendar: TypedCalendar | null;
  @Instant({ nullable: true }) opensAt: Date | null;
  @Instant({ nullable: true }) questionsUntil: Date | null;
  @Instant({ nullable: true }) closesAt: Date | null;
  @Instant({ nullable: true }) committeeAt: Date | null;
  @Instant({ nullable: true }) resultsAt: Date | null;
  @Uuid({ nullable: true }) @ForeignKey('FormRevisionRow', { name: 'call_form_fk' }) formRevisionId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('GridRevisionRow', { name: 'call_grid_fk' }) gridRevisionId: string | null;
  /** The nomenclature of its budgets, from its publication on. */
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'call_accounts_fk' }) accountsRevisionId: string | null;
  @Text() state: CallState;
  @Json({ nullable: true }) cancelReason: Localized | null;
  /** Taken from the archives: known by its essentials only. */
  @Bool({ default: false }) imported: boolean;
  @Uuid({ nullable: true }) @ForeignKey('Call', { name: 'call_copied_from_fk' }) copiedFromId: string | null;
  @Int({ default: 1 }) version: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ default: () => 'clock_timestamp()' }) updatedAt: Date;
  @Instant({ nullable: true }) publishedAt: Date | null;
  @SearchColumn() search: string;
}
