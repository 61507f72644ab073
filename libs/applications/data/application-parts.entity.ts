import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Bool, CentimesColumn, Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { Funding, Side } from '../domain/budget.js';

const PrimaryPart = (type: 'uuid' | 'text') => PrimaryColumn({ type, primaryKeyConstraintName: 'application_section_pk' });

/**
 * What was answered in one section, saved by itself: a section of the call's form (`form`), or a part every file has
 * (`part`: partners, places, target groups, activities, indicators).
 */
@Entity('application_section')
export class ApplicationSection {
  @PrimaryPart('uuid') @ForeignKey('Application', { name: 'application_section_application_fk' }) applicationId: string;
  @PrimaryPart('text') kind: 'form' | 'part';
  @PrimaryPart('text') code: string;
  @Int() version: number;
  @Json() answers: Record<string, unknown>;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_section_saver_fk' }) savedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) savedAt: Date;
}

@Entity('application_budget_line')
@Index('application_budget_line_application_ix', ['applicationId'])
export class ApplicationBudgetLine {
  @Id('application_budget_line_pk') id: string;
  @Uuid() @ForeignKey('Application', { name: 'application_budget_line_application_fk' }) applicationId: string;
  @Int() position: number;
  @Text() side: Side;
  @Text() account: string;
  @Text() label: string;
  @CentimesColumn() amountCentimes: number;
  /** A charge that runs the association rather than the project. */
  @Bool({ default: false }) overhead: boolean;
  /** Where a product comes from; null for charges and gifts in kind. */
  @Text({ nullable: true }) funding: Funding | null;
  /** With the price or not at all; the amount is then their product. */
  @Int({ nullable: true }) quantityThousandths: number | null;
  @Text({ nullable: true }) unit: string | null;
  @CentimesColumn({ nullable: true }) unitPriceCentimes: number | null;
}

/** A document of the file; a newer one replaces it and the older one is kept. */
@Entity('application_attachment')
@Index('application_attachment_current_uq', ['applicationId', 'documentCode'], { unique: true, where: 'replaced_at IS NULL' })
export class ApplicationAttachment {
  @Id('application_attachment_pk') id: string;
  @Uuid() @ForeignKey('Application', { name: 'application_attachment_application_fk' }) applicationId: string;
  @Text() documentCode: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'application_attachment_file_fk' }) fileId: string;
  /** Taken from the vault of the association at submission, so that what was seen then is kept. */
  @Bool({ default: false }) fromVault: boolean;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_attachment_adder_fk' }) addedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) addedAt: Date;
  @Instant({ nullable: true }) replacedAt: Date | null;
}

/** Proof of a submission, or of an answer to a request for completion; never altered but for the PDF made afterwards. */
@Entity('application_receipt')
@Index('application_receipt_code_uq', ['verificationCode'], { unique: true })
@Index('application_receipt_application_ix', ['applicationId'])
export class ApplicationReceipt {
  @Id('application_receipt_pk') id: string;
  @Uuid() @ForeignKey('Application', { name: 'application_receipt_application_fk' }) applicationId: string;
  @Text() kind: 'submission' | 'completion';
  @Text() number: string;
  @Instant() issuedAt: Date;
  /** The canonical content that was accepted, and its SHA-256. */
  @Text() content: string;
  @Text() contentHash: string;
  @Text() verificationCode: string;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_receipt_issuer_fk' }) issuedTo: string | null;
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'application_receipt_file_fk' }) fileId: string | null;
}

/** A request of the instructor to complete named fields and documents until an instant. */
@Entity('application_completion')
@Index('application_completion_open_uq', ['applicationId'], { unique: true, where: 'ended_at IS NULL' })
export class ApplicationCompletion {
  /** The identifier of the request in instruction. */
  @Id('application_completion_pk') id: string;
  @Uuid() @ForeignKey('Application', { name: 'application_completion_application_fk' }) applicationId: string;
  /** Codes of form fields, names of parts, `project`, `budget`. */
  @Json() fields: string[];
  @Json() documents: string[];
  @Instant() until: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
  @Bool({ default: false }) answered: boolean;
}
