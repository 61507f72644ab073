import { Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '#platform';

/** The one-time code that names the first administrators, as a hash; the row is gone once it has served. */
@Entity('setup_code')
export class SetupCode {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'setup_code_pk' }) codeHash: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
