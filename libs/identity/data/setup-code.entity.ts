import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '#platform';

/** The one-time code that names two administrators, as a hash; the row is gone once it has served. */
@Entity('setup_code')
export class SetupCode {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'setup_code_pk' }) codeHash: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  /** Of the operator, where there were administrators before. */
  @Text({ nullable: true }) reason: string | null;
}
