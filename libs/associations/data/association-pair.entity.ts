import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { LikenessReason } from '../domain/name-likeness.js';

/** Two registrations that may be one, each pair once: `firstId` < `secondId`. */
@Entity('association_pair')
@Index('association_pair_uq', ['firstId', 'secondId'], { unique: true })
@Index('association_pair_second_ix', ['secondId'])
@Index('association_pair_list_ix', { synchronize: false })
export class AssociationPair {
  @Id('association_pair_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'association_pair_first_fk' }) firstId: string;
  @Uuid() @ForeignKey('Association', { name: 'association_pair_second_fk' }) secondId: string;
  @Json() reasons: LikenessReason[];
  /** 0 to 100. */
  @Int() likeness: number;
  @Instant({ default: () => 'clock_timestamp()' }) foundAt: Date;
  /** Set while an officer holds them for two. */
  @Instant({ nullable: true }) dismissedAt: Date | null;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'association_pair_dismisser_fk' }) dismissedBy: string | null;
  @Text({ nullable: true }) dismissalReason: string | null;
}
