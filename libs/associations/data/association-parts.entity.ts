import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Day, Id, Instant, Int, Text, Uuid } from '#platform';
import type { BoardFunction } from '../domain/association-kinds.js';
import type { BankAccountState } from '../domain/bank-account.machine.js';

/** Somebody on the board, with the dates of the mandate. */
@Entity('board_member')
@Index('board_member_association_ix', ['associationId'])
@Index('board_member_name_ix', { synchronize: false })
export class BoardMember {
  @Id('board_member_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'board_member_association_fk' }) associationId: string;
  @Int() position: number;
  @Text() name: string;
  @Text() function: BoardFunction;
  @Day() startsOn: string;
  @Day({ nullable: true }) endsOn: string | null;
}

/** A bank account of the association; never altered, only replaced by another. */
@Entity('bank_account')
@Index('bank_account_verified_uq', ['associationId'], { unique: true, where: "state = 'verified'" })
@Index('bank_account_pending_uq', ['associationId'], { unique: true, where: "state IN ('proposed', 'confirmed')" })
@Index('bank_account_association_ix', ['associationId'])
@Index('bank_account_rib_ix', ['rib'])
export class BankAccount {
  @Id('bank_account_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'bank_account_association_fk' }) associationId: string;
  /** Of an account in Morocco; of one abroad, its IBAN with the bank. */
  @Text({ nullable: true }) rib: string | null;
  @Text({ nullable: true }) iban: string | null;
  @Text({ nullable: true }) bic: string | null;
  @Text({ nullable: true }) bankName: string | null;
  @Text() holder: string;
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'bank_account_proof_fk' }) proofFileId: string | null;
  @Text() state: BankAccountState;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'bank_account_proposer_fk' }) proposedBy: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'bank_account_confirmer_fk' }) confirmedBy: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'bank_account_verifier_fk' }) verifiedBy: string | null;
  @Text({ nullable: true }) reason: string | null;
  /** Of a refusal, coded. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) reasons: string[];
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'bank_account_reasons_fk' }) reasonsRevisionId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) proposedAt: Date;
  @Instant({ nullable: true }) verifiedAt: Date | null;
}

/** One document of the vault; a newer one of the same kind replaces it and the older one is kept. Others stand beside each other. */
@Entity('vault_document')
@Index('vault_document_current_uq', ['associationId', 'kind'], { unique: true, where: `replaced_at IS NULL AND kind <> 'other'` })
export class VaultDocument {
  @Id('vault_document_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'vault_document_association_fk' }) associationId: string;
  @Text() kind: string;
  /** The list of kinds under which it was kept; null for what no kind names. */
  @Uuid({ nullable: true }) @ForeignKey('ParameterRevision', { name: 'vault_document_kinds_fk' }) kindsRevisionId: string | null;
  /** Of what no kind names. */
  @Text({ nullable: true }) title: string | null;
  @Uuid() @ForeignKey('StoredFile', { name: 'vault_document_file_fk' }) fileId: string;
  @Day({ nullable: true }) validUntil: string | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'vault_document_uploader_fk' }) addedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) addedAt: Date;
  @Instant({ nullable: true }) replacedAt: Date | null;
}

/** A warning of the administration about an association: orange informs, red blocks payment. */
@Entity('association_flag')
@Index('association_flag_association_ix', ['associationId'])
export class AssociationFlag {
  @Id('association_flag_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'association_flag_association_fk' }) associationId: string;
  /** Who warns: its people, and those of the whole installation, alone read it. */
  @Uuid() @ForeignKey('Institution', { name: 'association_flag_institution_fk' }) institutionId: string;
  /** A red one stands in the way of everybody's payments, not only of its institution's. */
  @Bool({ default: false }) forAll: boolean;
  @Text() colour: 'orange' | 'red';
  @Text() reason: string;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'association_flag_author_fk' }) authorId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) raisedAt: Date;
  /** The last day it counts; null = until it is lifted. */
  @Day({ nullable: true }) endsOn: string | null;
  @Instant({ nullable: true }) liftedAt: Date | null;
  /** Null also for one lifted before this was kept. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'association_flag_lifter_fk' }) liftedBy: string | null;
  /** Null also for one lifted before this was asked. */
  @Text({ nullable: true }) liftReason: string | null;
}
