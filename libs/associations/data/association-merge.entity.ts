import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Text, Uuid } from '#platform';
import type { Takeable } from '../domain/merging.js';
import type { RevisedValues } from '../domain/revision.js';

/** Two registrations that became one: the other leads on to the one that stays. */
@Entity('association_merge')
@Index('association_merge_other_uq', ['otherId'], { unique: true, where: 'undone_at IS NULL' })
@Index('association_merge_kept_ix', ['keptId'])
export class AssociationMerge {
  @Id('association_merge_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'association_merge_kept_fk' }) keptId: string;
  @Uuid() @ForeignKey('Association', { name: 'association_merge_other_fk' }) otherId: string;
  /** What the one that stays took from the other. */
  @Json() taken: Takeable[];
  /** What it had there before. */
  @Json() before: RevisedValues;
  @Text() reason: string;
  @Uuid() @ForeignKey('Person', { name: 'association_merge_proposer_fk' }) proposedBy: string;
  @Uuid() @ForeignKey('Person', { name: 'association_merge_confirmer_fk' }) confirmedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) mergedAt: Date;
  @Instant({ nullable: true }) undoneAt: Date | null;
}

/** One row of before the merge: one that followed, with what it was, or one of the association that stays. */
@Entity('association_merge_row')
@Index('association_merge_row_uq', ['mergeId', 'tableName', 'rowId'], { unique: true })
export class AssociationMergeRow {
  @Id('association_merge_row_pk') id: string;
  @Uuid() @ForeignKey('AssociationMerge', { name: 'association_merge_row_merge_fk' }) mergeId: string;
  @Text() tableName: string;
  @Uuid() rowId: string;
  /** The columns that changed, as they were; null for a row that was there already. */
  @Json({ nullable: true }) before: Record<string, unknown> | null;
}
