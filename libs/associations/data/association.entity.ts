import { Entity, ForeignKey, Index } from 'typeorm';
import type { Localized } from '#kernel';
import { Bool, Day, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { AssociationKind } from '../domain/association-kinds.js';
import type { Remarks } from '../domain/revision.js';
import type { AssociationState } from '../domain/association.machine.js';

/** What another public body gave in one of the last three years. */
export interface PublicFunding {
  name: string;
  year: number;
  amountCentimes: number;
}

/** An association as it registered itself and as an officer verified it. */
@Entity('association')
@Index('association_ice_uq', ['ice'], { unique: true, where: "state NOT IN ('draft', 'imported', 'absorbed')" })
@Index('association_imported_ice_uq', ['ice'], { unique: true, where: "state = 'imported'" })
@Index('association_receipt_ix', ['receiptNumber'])
@Index('association_name_fr_ix', ['nameKeyFr'])
@Index('association_name_ar_ix', ['nameKeyAr'])
@Index('association_state_ix', ['state', 'regionCode'])
@Index('association_search_ix', { synchronize: false })
@Index('association_list_ix', { synchronize: false })
export class Association {
  @Id('association_pk') id: string;
  @Json() name: Localized;
  /** The names as they are compared to find duplicates. */
  @Text() nameKeyFr: string;
  @Text() nameKeyAr: string;
  @Text() kind: AssociationKind;
  /** Association of migrants: counted apart in the bilan. */
  @Bool() ofMigrants: boolean;
  @Text() ice: string;
  @Text() receiptNumber: string;
  @Day({ nullable: true }) receiptDate: string | null;
  @Text() regionCode: string;
  @Text({ nullable: true }) province: string | null;
  @Text({ nullable: true }) commune: string | null;
  @Text({ nullable: true }) address: string | null;
  @Text({ nullable: true }) website: string | null;
  @Text({ nullable: true }) phone: string | null;
  /** The statutory object. */
  @Json({ nullable: true }) object: Localized | null;
  @Json({ default: () => "'[]'" }) publicFunding: PublicFunding[];
  @Text() state: AssociationState;
  @Text({ nullable: true }) returnReason: string | null;
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
  /** An officer looked at it again, after it was verified. */
  @Instant({ nullable: true }) checkedAt: Date | null;
  @SearchColumn() search: string;
}
