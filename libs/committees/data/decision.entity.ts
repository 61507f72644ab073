import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Localized } from '#kernel';
import { Bool, CentimesColumn, Day, Id, Instant, Int, Json, SearchColumn, Text, Uuid, type SignatureLevel } from '#platform';
import type { AllocationRule } from '../domain/allocation.js';
import type { DecisionActKind, Standing } from '../domain/decision-round.js';
import type { DecisionState } from '../domain/decision.machine.js';
import type { LetterState } from '../domain/letter.machine.js';
import type { Outcome } from '../domain/outcomes.js';
import type { ScoreSheetState } from '../domain/score-sheet.machine.js';
import type { Mark } from '../domain/scoring.js';
import type { AbsenceKind, Conducting, SignatoryQuality } from '../domain/signatures.js';
import type { VoteChoice } from '../domain/voting.js';

/** One version of one member's scores on one file. */
@Entity('score_sheet')
@Unique('score_sheet_version_uq', ['fileId', 'memberId', 'version'])
@Index('score_sheet_draft_ix', ['fileId', 'memberId'], { unique: true, where: `state = 'draft'` })
@Index('score_sheet_sent_ix', ['fileId', 'memberId'], { unique: true, where: `state = 'sent'` })
@Index('score_sheet_session_ix', ['sessionId'])
export class ScoreSheet {
  @Id('score_sheet_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'score_sheet_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('SessionFile', { name: 'score_sheet_file_fk' }) fileId: string;
  @Uuid() @ForeignKey('CommitteeMember', { name: 'score_sheet_member_fk' }) memberId: string;
  @Int() version: number;
  @Text() state: ScoreSheetState;
  @Json() marks: Mark[];
  @Text({ nullable: true }) comment: string | null;
  /** Why a sent sheet was changed; versions after the first have one. */
  @Text({ nullable: true }) reason: string | null;
  /** Counts the saves of a draft: two windows do not overwrite each other. */
  @Int() revision: number;
  @Instant({ default: () => 'clock_timestamp()' }) savedAt: Date;
  @Instant({ nullable: true }) sentAt: Date | null;
}

export interface DecisionReason {
  code: string;
  /** The criterion it speaks of. */
  criterion: string | null;
}

/** What the committee decides on one file; its id is the award's id in the envelope. */
@Entity('committee_decision')
@Unique('committee_decision_file_uq', ['fileId'])
@Index('committee_decision_application_ix', ['applicationId'])
@Index('committee_decision_awards_ix', ['state', 'regionCode'])
@Index('committee_decision_list_ix', { synchronize: false })
export class CommitteeDecision {
  @Id('committee_decision_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'committee_decision_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('SessionFile', { name: 'committee_decision_file_fk' }) fileId: string;
  @Uuid() @ForeignKey('Application', { name: 'committee_decision_application_fk' }) applicationId: string;
  @Uuid() @ForeignKey('Call', { name: 'committee_decision_call_fk' }) callId: string;
  @Uuid() @ForeignKey('Association', { name: 'committee_decision_association_fk' }) associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Uuid() @ForeignKey('SubEnvelope', { name: 'committee_decision_sub_envelope_fk' }) subEnvelopeId: string;
  @Text() state: DecisionState;
  @Text() outcome: Outcome;
  @CentimesColumn() askedCentimes: number;
  @CentimesColumn() amountCentimes: number;
  @Json({ nullable: true }) conditions: Localized | null;
  @Json() reasons: DecisionReason[];
  /** The list under which they were written: it says what they are called. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'committee_decision_reasons_fk' }) reasonsRevisionId: string;
  /** Why the decision departs from the ranking. */
  @Json({ nullable: true }) awayText: Localized | null;
  /** A vote counts for the round in which it was held. */
  @Int() round: number;
  @Text() standing: Standing;
  /** Counts the acts on the decision: two who write at once do not overwrite each other. */
  @Int() revision: number;
  @Uuid() @ForeignKey('Person', { name: 'committee_decision_author_fk' }) proposedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) proposedAt: Date;
  /** When it became final. */
  @Instant({ nullable: true }) decidedAt: Date | null;
}

/** One member's vote in one round on one file. */
@Entity('committee_vote')
export class CommitteeVote {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'committee_vote_pk' })
  @ForeignKey('CommitteeDecision', { name: 'committee_vote_decision_fk' })
  decisionId: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'committee_vote_pk' }) round: number;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'committee_vote_pk' })
  @ForeignKey('CommitteeMember', { name: 'committee_vote_member_fk' })
  memberId: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'committee_vote_session_fk' }) sessionId: string;
  @Text() choice: VoteChoice;
  @Bool() chair: boolean;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
}

/** One act on a decision, as it was: proposed, voted on, voided, postponed. Never changed; the decision itself is where they lead. */
@Entity('decision_act')
@Index('decision_act_session_ix', ['sessionId'])
export class DecisionAct {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'decision_act_pk' })
  @ForeignKey('CommitteeDecision', { name: 'decision_act_decision_fk' })
  decisionId: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'decision_act_pk' }) revision: number;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'decision_act_session_fk' }) sessionId: string;
  @Text() act: DecisionActKind;
  @Int() round: number;
  @Text() standing: Standing;
  /** What was decided, as it stood at this act. */
  @Text() outcome: Outcome;
  @CentimesColumn() amountCentimes: number;
  @Json({ nullable: true }) conditions: Localized | null;
  @Json() reasons: DecisionReason[];
  @Json({ nullable: true }) awayText: Localized | null;
  /** Why a vote was held again. */
  @Text({ nullable: true }) reason: string | null;
  /** The conflict of interest with which a vote fell. */
  @Uuid({ nullable: true }) @ForeignKey('SessionConflict', { name: 'decision_act_conflict_fk' }) conflictId: string | null;
  /** Null: written before acts were kept. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'decision_act_person_fk' }) by: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
}

/** One what-if: its terms; the result is computed from the ranking when it is read. */
@Entity('allocation_scenario')
@Index('allocation_scenario_session_ix', ['sessionId'])
export class AllocationScenario {
  @Id('allocation_scenario_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'allocation_scenario_session_fk' }) sessionId: string;
  @Text() name: string;
  @Text() rule: AllocationRule;
  @Int({ nullable: true }) thresholdHundredths: number | null;
  /** Added to (or taken from) what the envelope has. */
  @CentimesColumn() extraCentimes: number;
  @Json() amounts: { fileId: string; amountCentimes: number }[];
  @Uuid() @ForeignKey('Person', { name: 'allocation_scenario_author_fk' }) createdBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

/** One signature on the minutes: recorded as what it is, a simple electronic signature (law 43-20). */
@Entity('minutes_signature')
export class MinutesSignature {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'minutes_signature_pk' })
  @ForeignKey('CommitteeSession', { name: 'minutes_signature_session_fk' })
  sessionId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'minutes_signature_pk' })
  @ForeignKey('CommitteeMember', { name: 'minutes_signature_member_fk' })
  memberId: string;
  @Uuid() @ForeignKey('Person', { name: 'minutes_signature_person_fk' }) personId: string;
  @Instant() signedAt: Date;
  /** Of the certificate made for this signature. */
  @Text() serial: string;
  /** The minutes with this signature as their last update. */
  @Uuid() @ForeignKey('StoredFile', { name: 'minutes_signature_stored_file_fk' }) fileId: string;
  @Text() level: SignatureLevel;
}

/** Somebody who sat when the session was closed: the minutes wait for their signature, or for the reason why it is missing. */
@Entity('minutes_signatory')
export class MinutesSignatory {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'minutes_signatory_pk' })
  @ForeignKey('CommitteeSession', { name: 'minutes_signatory_session_fk' })
  sessionId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'minutes_signatory_pk' })
  @ForeignKey('CommitteeMember', { name: 'minutes_signatory_member_fk' })
  memberId: string;
  @Text() quality: SignatoryQuality;
}

/** Why a signature is missing, as it was written down; the latest row counts, and none once the member has signed after all. */
@Entity('minutes_absence')
@Index('minutes_absence_session_ix', ['sessionId'])
export class MinutesAbsence {
  @Id('minutes_absence_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'minutes_absence_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('CommitteeMember', { name: 'minutes_absence_member_fk' }) memberId: string;
  @Text() kind: AbsenceKind;
  /** In the words of whoever wrote it; null where the program did. */
  @Text({ nullable: true }) reason: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'minutes_absence_recorder_fk' }) recordedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
}

/** A member present who acts for the presiding person or the secretary, and why; the latest row of a function counts. */
@Entity('session_acting')
@Index('session_acting_session_ix', ['sessionId'])
export class SessionActing {
  @Id('session_acting_pk') id: string;
  @Uuid() @ForeignKey('CommitteeSession', { name: 'session_acting_session_fk' }) sessionId: string;
  @Uuid() @ForeignKey('CommitteeMember', { name: 'session_acting_member_fk' }) memberId: string;
  @Text() function: Conducting;
  @Text() reason: string;
  @Uuid() @ForeignKey('Person', { name: 'session_acting_designator_fk' }) designatedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
}

/** The letter that tells one association the final decision on one file. */
@Entity('decision_letter')
@Unique('decision_letter_decision_uq', ['decisionId'])
@Unique('decision_letter_number_uq', ['number'])
@Unique('decision_letter_code_uq', ['code'])
@Index('decision_letter_association_ix', ['associationId'])
@Index('decision_letter_search_ix', { synchronize: false })
@Index('decision_letter_list_ix', { synchronize: false })
export class DecisionLetter {
  @Id('decision_letter_pk') id: string;
  @Uuid() @ForeignKey('CommitteeDecision', { name: 'decision_letter_decision_fk' }) decisionId: string;
  @Uuid() @ForeignKey('Application', { name: 'decision_letter_application_fk' }) applicationId: string;
  @Uuid() @ForeignKey('Association', { name: 'decision_letter_association_fk' }) associationId: string;
  @Text() regionCode: string;
  /** Of the row that it refers to: the database fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) programmeId: string;
  @Text() number: string;
  /** Checked by anyone on the public page. */
  @Text() code: string;
  @Text() state: LetterState;
  /** The copy as rendered; null until the worker has made it. */
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'decision_letter_stored_file_fk' }) fileId: string | null;
  @Day() issuedOn: string;
  /** Days to appeal from the day on which the association is told. */
  @Int() appealDays: number;
  @Day() appealUntil: string;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'decision_letter_approver_fk' }) approvedBy: string | null;
  @Instant({ nullable: true }) approvedAt: Date | null;
  @Instant({ nullable: true }) sentAt: Date | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}
