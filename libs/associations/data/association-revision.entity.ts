import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { RevisionState } from '../domain/revision.machine.js';
import type { Remarks, RevisedValues } from '../domain/revision.js';

/** Changes to what was verified, as they wait for an officer. */
@Entity('association_revision')
@Index('association_revision_open_uq', ['associationId'], { unique: true, where: `state IN ('waiting', 'returned')` })
export class AssociationRevision {
  @Id('association_revision_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'association_revision_association_fk' }) associationId: string;
  /** The new values, by field. */
  @Json() changes: RevisedValues;
  /** Why fields were not taken, by field. */
  @Json({ default: () => "'{}'" }) remarks: Remarks;
  @Text() state: RevisionState;
  @Int({ default: 1 }) version: number;
  @Uuid() @ForeignKey('Person', { name: 'association_revision_proposer_fk' }) proposedBy: string;
  @Instant({ default: () => 'clock_timestamp()' }) proposedAt: Date;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'association_revision_decider_fk' }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
}
