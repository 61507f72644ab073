import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Int, Text, Uuid } from '../database/columns.js';

/** A file on its way, in parts: its person's alone, until a route takes it or a day has gone by. */
@Entity('upload')
@Index('upload_person_ix', ['personId'])
@Index('upload_used_ix', { synchronize: false })
export class ResumableUpload {
  @Id('upload_pk') id: string;
  @Uuid() personId: string;
  @Text() name: string;
  @Int() size: number;
  /** Bytes that have arrived, from the first on. */
  @Int({ default: 0 }) received: number;
  @Int({ default: 0 }) parts: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  /** When something of it last arrived. */
  @Instant({ default: () => 'clock_timestamp()' }) changedAt: Date;
  /** When a route took it in. */
  @Instant({ nullable: true }) usedAt: Date | null;
  /** The first page of the document of which it became one. */
  @Uuid({ nullable: true }) usedWith: string | null;
}

/** Bytes of a file on its way, from position `start` on, under their hash. */
@Entity('upload_part')
@Index('upload_part_sha256_ix', ['sha256'])
export class UploadPart {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'upload_part_pk' })
  @ForeignKey('ResumableUpload', { name: 'upload_part_upload_fk' })
  uploadId: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'upload_part_pk' }) start: number;
  @Int() size: number;
  @Text() sha256: string;
}
