import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Int, Text, Uuid } from '../database/columns.js';
import type { Em } from '../database/tx.js';
import type { ContentDefect } from './content-checks.js';
import type { HeldFor } from './content-scans.js';

/** A file's entry: who may read it is decided by the context that refers to it. The bytes lie under their hash. */
@Entity('stored_file')
@Index('stored_file_sha256_ix', ['sha256'])
@Index('stored_file_kept_for_ix', ['keptFor'])
export class StoredFile {
  @Id('stored_file_pk') id: string;
  @Text() sha256: string;
  @Int() size: number;
  @Text() mediaType: string;
  @Text() name: string;
  /** On whose account: an association, or nobody for what the program made. */
  @Uuid({ nullable: true }) keptFor: string | null;
  @Uuid({ nullable: true }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  /** Why its content is kept from being read, as `Files.describe` found it; no column. */
  held?: HeldFor | null;
}

/** A content that is kept from being read: nobody has looked at it yet (`found` is null), or something was found in it. */
@Entity('content_scan')
@Index('content_scan_waiting_ix', { synchronize: false })
export class ContentScan {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'content_scan_pk' }) sha256: string;
  @Instant({ default: () => 'clock_timestamp()' }) since: Date;
  /** The scanner's name of it. */
  @Text({ nullable: true }) found: string | null;
  @Instant({ nullable: true }) foundAt: Date | null;
}

/** How a content was last found in the store; several files may have it. */
@Entity('content_check')
@Index('content_check_checked_ix', ['checkedAt'])
@Index('content_check_defect_ix', { synchronize: false })
export class ContentCheck {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'content_check_pk' }) sha256: string;
  @Instant() checkedAt: Date;
  /** `missing` or `altered`. */
  @Text({ nullable: true }) defect: ContentDefect | null;
  @Instant({ nullable: true }) defectSince: Date | null;
}

/** Bytes are shared by their hash: while somebody keeps them nobody erases them, until the end of the transaction. */
export async function lockContent(em: Em, sha256: string, to: 'kept' | 'erased'): Promise<void> {
  const lock = to === 'kept' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await em.query(`SELECT ${lock}(hashtextextended('content ' || $1, 0))`, [sha256]);
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
