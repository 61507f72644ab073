import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Bool, CentimesColumn, Day, Id, Instant, Int, Json, SearchColumn, Text, Uuid, type SignatureLevel } from '#platform';
import type { UnknownFact } from '../domain/provenance.js';
import type { ConventionState } from '../domain/convention.machine.js';
import type { Instrument, TrancheCondition } from '../domain/terms.js';

/** A grant in writing: a convention signed by both sides, or an award decision signed by the administration. */
@Entity('convention')
@Unique('convention_number_uq', ['number'])
@Unique('convention_verification_uq', ['verificationCode'])
@Index('convention_application_uq', ['applicationId'], { unique: true, where: `state <> 'cancelled'` })
@Index('convention_application_ix', ['applicationId'])
@Index('convention_association_ix', ['associationId'])
@Index('convention_year_ix', ['year', 'regionCode'])
@Index('convention_search_ix', { synchronize: false })
@Index('convention_list_ix', { synchronize: false })
@Index('convention_counted_ix', { synchronize: false })
@Index('convention_in_force_ix', { synchronize: false })
@Index('convention_reasons_ix', { synchronize: false })
export class Convention {
  @Id('convention_pk') id: string;
  @Text() number: string;
  @Text() instrument: Instrument;
  @Text() state: ConventionState;
  @Uuid() applicationId: string;
  @Uuid() associationId: string;
  @Uuid() callId: string;
  @Uuid() programmeId: string;
  /** Who signs it for the administration. */
  @Uuid() @ForeignKey('Institution', { name: 'convention_institution_fk' }) institutionId: string;
  /** The thresholds and delays under which it was drafted. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'convention_terms_fk' }) termsRevisionId: string;
  @Uuid({ nullable: true }) subEnvelopeId: string | null;
  @Uuid({ nullable: true }) decisionId: string | null;
  @Text() regionCode: string;
  @Text() domainCode: string;
  @Text() title: string;
  @CentimesColumn() amountCentimes: number;
  /** The final decision's amount: the convention never goes above it. */
  @CentimesColumn() awardCentimes: number;
  /** The calendar year the bilan counts it in. */
  @Int() year: number;
  @Day({ nullable: true }) startsOn: string | null;
  @Day({ nullable: true }) endsOn: string | null;
  @Int() templateRevision: number;
  @Text() verificationCode: string;
  /** Until when the side whose turn it is should have signed. */
  @Instant({ nullable: true }) signatureDueAt: Date | null;
  @Instant({ nullable: true }) inForceAt: Date | null;
  @Text({ nullable: true }) endReason: string | null;
  /** The same coded. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) reasons: string[];
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'convention_reasons_fk' }) reasonsRevisionId: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'convention_drafted_by_fk' }) draftedBy: string | null;
  /** Signed on paper before the program existed. */
  @Bool({ default: false }) imported: boolean;
  /** Of an imported one: what its source does not say. */
  @Json({ default: [] }) unknown: UnknownFact[];
  /** Made up to show the program. */
  @Bool({ default: false }) demonstration: boolean;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}

@Entity('tranche')
@Unique('tranche_rank_uq', ['conventionId', 'rank'])
export class Tranche {
  @Id('tranche_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'tranche_convention_fk' }) conventionId: string;
  @Int() rank: number;
  @CentimesColumn() amountCentimes: number;
  @Int() shareBasisPoints: number;
  @Json() conditions: TrancheCondition[];
  @Int({ nullable: true }) spentBasisPoints: number | null;
  @Day({ nullable: true }) notBefore: string | null;
}

export type BudgetVersion = 'requested' | 'negotiated' | 'approved';

/** The part of one charge that the grant bears, in each version of the budget. */
@Entity('convention_line')
@Unique('convention_line_position_uq', ['conventionId', 'version', 'position'])
export class ConventionLine {
  @Id('convention_line_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'convention_line_convention_fk' }) conventionId: string;
  @Text() version: BudgetVersion;
  @Int() position: number;
  @Text() account: string;
  @Text() label: string;
  @CentimesColumn() amountCentimes: number;
}

/** The bytes of the act as they grew: rendered, then one revision for each signature. Never changed, never removed. */
@Entity('convention_document')
@Unique('convention_document_revision_uq', ['conventionId', 'revision'])
@Index('convention_document_sha256_ix', ['sha256'])
export class ConventionDocument {
  @Id('convention_document_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'convention_document_convention_fk' }) conventionId: string;
  @Int() revision: number;
  @Uuid() @ForeignKey('StoredFile', { name: 'convention_document_file_fk' }) fileId: string;
  @Text() sha256: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

export type Party = 'association' | 'administration';

@Entity('convention_signature')
@Unique('convention_signature_party_uq', ['conventionId', 'party'])
@Index('convention_signature_serial_ix', ['certificateSerial'])
export class ConventionSignature {
  @Id('convention_signature_pk') id: string;
  @Uuid() @ForeignKey('Convention', { name: 'convention_signature_convention_fk' }) conventionId: string;
  @Text() party: Party;
  @Uuid() @ForeignKey('Person', { name: 'convention_signature_person_fk' }) personId: string;
  @Text() role: string;
  @Instant() at: Date;
  @Text() certificateSerial: string;
  /** Law 43-20: `simple`, because the platform holds the key. */
  @Text() level: SignatureLevel;
  @Text() sha256Before: string;
  @Text() sha256After: string;
}
