import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Localized } from '#kernel';
import { Bool, CentimesColumn, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { Committee } from './committee.entity.js';
import type { AllocationRule } from '../domain/allocation.js';
import type { ConflictKind, Presence } from '../domain/colleges.js';
import type { GridCriterion } from '../domain/scoring.js';
import type { SessionState } from '../domain/session.machine.js';

/** How many seats make the quorum, and what carries a vote. */
export type SessionRules = Pick<Committee, 'quorumBasisPoints' | 'quorumPerCollege' | 'majorityBasisPoints' | 'castingVote'>;

/** One meeting of a committee on the eligible files of one call. */
@Entity('committee_session')
@Index('committee_session_committee_ix', ['committeeId'])
@Index('committee_session_call_ix', ['callId'])
@Unique('committee_session_minutes_number_uq', ['minutesNumber'])
@Unique('committee_session_minutes_code_uq', ['minutesCode'])
@Index('committee_session_search_ix', { synchronize: false })
export class CommitteeSession {
  @Id('committee_session_pk') id: string;
  @Uuid() @ForeignKey('Committee', { name: 'committee_session_committee_fk' }) committeeId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Uuid() @ForeignKey('Call', { name: 'committee_session_call_fk' }) callId: string;
  @Text() state: SessionState;
  @Instant() heldAt: Date;
  /** The wall time as typed. */
  @Text() heldWall: string;
  @Json() place: Localized;
  /** The criteria under which every file of the session was submitted. */
  @Json() grid: GridCriterion[];
  /** The first score: from here on the grid does not move. */
  @Instant({ nullable: true }) gridFrozenAt: Date | null;
  @Uuid() @ForeignKey('SubEnvelope', { name: 'committee_session_sub_envelope_fk' }) subEnvelopeId: string;
  @Text() allocationRule: AllocationRule;
  @Int({ nullable: true }) thresholdHundredths: number | null;
  /** What the sub-envelope could still give when the session was closed. */
  @CentimesColumn({ nullable: true }) availableCentimes: number | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'committee_session_convener_fk' }) convenedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) convenedAt: Date;
  /** Of its committee when it opened: what is counted later is counted as it was. Null before. */
  @Json({ nullable: true }) rules: SessionRules | null;
  @Instant({ nullable: true }) openedAt: Date | null;
  @Instant({ nullable: true }) deliberatingAt: Date | null;
  @Instant({ nullable: true }) closedAt: Date | null;
  /** Until when those who sat should have signed the minutes. */
  @Instant({ nullable: true }) minutesDueAt: Date | null;
  @Instant({ nullable: true }) signedAt: Date | null;
  @Text({ nullable: true }) minutesNumber: string | null;
  @Text({ nullable: true }) minutesCode: string | null;
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'committee_session_minutes_file_fk' }) minutesFileId: string | null;
  /** Who signed, who did not and why, who acted for whom; made when the minutes are complete. */
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'committee_session_signature_sheet_fk' }) signatureSheetId: string | null;
  @SearchColumn() search: string;
}

/** A file on the agenda, with what lists and decisions need of it, as it stood when the session was convened. */
@Entity('session_file')
@Unique('session_file_application_uq', ['sessionId', 'applicationId'])
@Index('session_file_live_ix', ['applicationId'], { unique: true, where: 'live' })
@Index('session_file_search_ix', { synchronize: false })
export class SessionFile {
  @Id('session_file_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'session_file_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('Application', { name: 'session_file_application_fk' }) applicationId: string;
  @Uuid() @ForeignKey('Association', { name: 'session_file_association_fk' }) associationId: string;
  @Json() associationName: Localized;
  @Text() number: string;
  @Text() title: string;
  @Text() domainCode: string;
  @CentimesColumn() askedCentimes: number;
  @Int() position: number;
  /** False once the session was cancelled or the file deferred: another session may take it up. */
  @Bool({ default: true }) live: boolean;
  @SearchColumn() search: string;
}

/** Somebody came, left or was excused: the latest row counts. Never changed. */
@Entity('session_attendance')
@Index('session_attendance_member_ix', ['sessionId', 'memberId', 'at'])
export class SessionAttendance {
  @Id('session_attendance_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'session_attendance_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('CommitteeMember', { name: 'session_attendance_member_fk' }) memberId: string;
  @Text() presence: Presence;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
  @Uuid() @ForeignKey('Person', { name: 'session_attendance_recorder_fk' }) recordedBy: string;
}

/** A member's promise of confidentiality for one session; their conflicts were declared with it. */
@Entity('session_declaration')
export class SessionDeclaration {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_declaration_pk' })
  @ForeignKey('CommitteeSession', { name: 'session_declaration_session_fk' })
  sessionId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_declaration_pk' })
  @ForeignKey('CommitteeMember', { name: 'session_declaration_member_fk' })
  memberId: string;
  @Instant({ default: () => 'clock_timestamp()' }) declaredAt: Date;
}

/** `suspected`: a question to the member, never a conflict by itself. */
export type ConflictOrigin = 'detected' | 'suspected' | 'declared' | 'pinned' | 'lifted';

/** What is known of one member's interest in one file. Never changed: a later row supersedes it. */
@Entity('session_conflict')
@Index('session_conflict_member_ix', ['fileId', 'memberId'])
@Index('session_conflict_of_member_ix', ['memberId'])
@Unique('session_conflict_supersedes_uq', ['supersedesId'])
export class SessionConflict {
  @Id('session_conflict_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'session_conflict_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('SessionFile', { name: 'session_conflict_file_fk' }) fileId: string;
  @Uuid() @ForeignKey('CommitteeMember', { name: 'session_conflict_member_fk' }) memberId: string;
  /** False: only suspected, declared free of conflict, or lifted by the chair. */
  @Bool() conflicted: boolean;
  @Text({ nullable: true }) kind: ConflictKind | null;
  @Text() origin: ConflictOrigin;
  @Text({ nullable: true }) text: string | null;
  @Uuid({ nullable: true }) @ForeignKey('SessionConflict', { name: 'session_conflict_supersedes_fk' }) supersedesId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'session_conflict_author_fk' }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
