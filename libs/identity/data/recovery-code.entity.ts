import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';

/** One of the codes that stand in for a lost second factor, once. Only its keyed hash is stored. */
@Entity('recovery_code')
@Unique('recovery_code_uq', ['personId', 'codeHash'])
export class RecoveryCode {
  @Id('recovery_code_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'recovery_code_person_fk', onDelete: 'CASCADE' }) personId: string;
  @Text() codeHash: string;
  @Instant({ default: () => 'clock_timestamp()' }) issuedAt: Date;
  @Instant({ nullable: true }) usedAt: Date | null;
}
