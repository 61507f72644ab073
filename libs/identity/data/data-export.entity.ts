import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';

/** A copy of what is kept of somebody, which they have asked for: one at a time, for some days. */
@Entity('data_export')
@Unique('data_export_person_uq', ['personId'])
export class DataExport {
  @Id('data_export_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'data_export_person_fk', onDelete: 'CASCADE' }) personId: string;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
  /** The worker has made it. */
  @Instant({ nullable: true }) madeAt: Date | null;
  /** JSON, sealed by the vault. */
  @Text({ nullable: true }) content: string | null;
}
