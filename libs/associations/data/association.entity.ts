import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Localized } from '#kernel';
import { Bool, Day, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { AssociationKind } from '../domain/association-kinds.js';
import type { Remarks } from '../domain/revision.js';
import type { Lapse } from '../domain/verification.js';
import type { AssociationState } from '../domain/association.machine.js';

/** What another public body gave in one of the last three years. */
export interface PublicFunding {
  name: string;
  year: number;
  amountCentimes: number;
}

/** A member of a federation: known to the registry by its ICE where it has one there. */
export interface NetworkMember {
  name: string;
  ice: string | null;
}

/** An association as it registered itself and as an officer verified it. */
@Entity('association')
@Index('association_return_reasons_ix', { synchronize: false })
@Index('association_suspension_reasons_ix', { synchronize: false })
@Index('association_ice_uq', ['ice'], { unique: true, where: "state NOT IN ('draft', 'imported', 'absorbed')" })
@Index('association_imported_ice_uq', ['ice'], { unique: true, where: "state = 'imported'" })
@Index('association_register_uq', { synchronize: false })
@Index('association_receipt_ix', ['receiptNumber'])
@Index('association_name_fr_ix', ['nameKeyFr'])
@Index('association_name_ar_ix', ['nameKeyAr'])
@Index('association_state_ix', ['state', 'regionCode'])
@Index('association_search_ix', { synchronize: false })
@Index('association_list_ix', { synchronize: false })
@Index('association_merged_ix', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
@Index('association_lapsed_ix', ['regionCode'], { where: "lapses <> '[]'" })
@Index('association_core_fr_ix', { synchronize: false })
@Index('association_core_ar_ix', { synchronize: false })
@Index('association_sounds_ix', { synchronize: false })
@Index('association_uncompared_ix', { synchronize: false })
export class Association {
  @Id('association_pk') id: string;
  @Json() name: Localized;
  /** The names as they are compared to find duplicates. */
  @Text() nameKeyFr: string;
  @Text() nameKeyAr: string;
  /** The same without what is common to many, and how they sound, by which others like it are found. */
  @Text({ default: '' }) nameCoreFr: string;
  @Text({ default: '' }) nameCoreAr: string;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) nameSounds: string[];
  /** With the others. */
  @Instant({ nullable: true }) comparedAt: Date | null;
  @Text() kind: AssociationKind;
  /** Association of migrants: counted apart in the bilan. */
  @Bool() ofMigrants: boolean;
  /** Null for a seat abroad. */
  @Text({ nullable: true }) ice: string | null;
  /** Of the seat; ISO 3166-1. */
  @Text({ default: 'MA' }) country: string;
  /** The register that gave the number, where there are many. */
  @Text({ nullable: true }) registerName: string | null;
  /** The number of the act that makes it exist (`KINDS`): receipt, register, dahir. */
  @Text() receiptNumber: string;
  @Day({ nullable: true }) receiptDate: string | null;
  /** Of a foreign organisation, where it has one. */
  @Text({ nullable: true }) hostAgreement: string | null;
  /** Null for a seat abroad: those who have a region do not see it. */
  @Text({ nullable: true }) regionCode: string | null;
  /** Code of ISO 3166-2. */
  @Text({ nullable: true }) province: string | null;
  /** Code of the census. */
  @Text({ nullable: true }) commune: string | null;
  /** Province and commune as they were written before they were lists, where nobody has chosen them since. */
  @Text({ nullable: true }) placeTyped: string | null;
  /** Of a seat abroad. */
  @Text({ nullable: true }) city: string | null;
  @Text({ nullable: true }) address: string | null;
  @Text({ nullable: true }) website: string | null;
  @Text({ nullable: true }) phone: string | null;
  /** The statutory object. */
  @Json({ nullable: true }) object: Localized | null;
  @Json({ default: () => "'[]'" }) publicFunding: PublicFunding[];
  /** Whom a federation unites. */
  @Json({ default: () => "'[]'" }) network: NetworkMember[];
  @Text() state: AssociationState;
  @Text({ nullable: true }) returnReason: string | null;
  /** The same in coded reasons, of the last return, and the list under which they were said. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) returnReasons: string[];
  @Uuid({ nullable: true })
  @ForeignKey('ParameterRevision', { name: 'association_return_reasons_fk' })
  returnReasonsRevisionId: string | null;
  /** Why, while it is suspended. */
  @Text({ nullable: true }) suspensionReason: string | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) suspensionReasons: string[];
  @Uuid({ nullable: true })
  @ForeignKey('ParameterRevision', { name: 'association_suspension_reasons_fk' })
  suspensionReasonsRevisionId: string | null;
  /** Whose suspension it is; null also for one of before. */
  @Uuid({ nullable: true })
  @ForeignKey('Institution', { name: 'association_suspended_by_fk' })
  suspendedByInstitutionId: string | null;
  /** Why it was returned, by field. */
  @Json({ default: () => "'{}'" }) returnRemarks: Remarks;
  /** What the officer compared with the receipt. */
  @Json({ default: () => "'[]'" }) checkedOnReceipt: string[];
  @Int({ default: 1 }) version: number;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'association_creator_fk' }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ nullable: true }) submittedAt: Date | null;
  @Instant({ nullable: true }) verifiedAt: Date | null;
  /** The president changed since the registration was last looked at. */
  @Instant({ nullable: true }) presidencyMovedAt: Date | null;
  /** What was verified and has ended, until an officer has looked at it again. */
  @Json({ default: () => "'[]'" }) lapses: Lapse[];
  /** An officer looked at it again, after it was verified. */
  @Instant({ nullable: true }) checkedAt: Date | null;
  /** The registration that stays, of one that was merged into it. */
  @Uuid({ nullable: true }) @ForeignKey('Association', { name: 'association_merged_fk' }) mergedInto: string | null;
  @SearchColumn() search: string;
}
