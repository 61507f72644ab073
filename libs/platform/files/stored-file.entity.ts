import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Int, Text, Uuid } from '../database/columns.js';

/** A file's entry: who may read it is decided by the context that refers to it. The bytes lie under their hash. */
@Entity('stored_file')
@Index('stored_file_sha256_ix', ['sha256'])
export class StoredFile {
  @Id('stored_file_pk') id: string;
  @Text() sha256: string;
  @Int() size: number;
  @Text() mediaType: string;
  @Text() name: string;
  @Uuid({ nullable: true }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

/** A secret of the platform itself (the signing authority's keys), sealed by the vault. */
@Entity('kept_secret')
export class KeptSecret {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'kept_secret_pk' }) name: string;
  @Text() sealed: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}

/** A step of the seeds that was loaded, so that loading again does nothing. */
@Entity('seed_step')
export class SeedStep {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'seed_step_pk' }) name: string;
  @Instant({ default: () => 'clock_timestamp()' }) doneAt: Date;
}
