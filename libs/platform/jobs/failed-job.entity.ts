import { Entity, Index } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid } from '../database/columns.js';

/** A job that gave up. It stays open until the same job, with the same payload, has succeeded. */
@Entity('failed_job')
@Index('failed_job_open_ux', ['name', 'payloadHash'], { unique: true, where: 'settled_at IS NULL' })
@Index('failed_job_subject_ix', ['subjectId'], { where: 'settled_at IS NULL' })
export class FailedJob {
  @Id('failed_job_pk') id: string;
  @Text() queue: string;
  @Text() name: string;
  @Json() payload: unknown;
  @Text() payloadHash: string;
  /** What waits for it, by its name in the trail; null for work that nobody waits for. */
  @Text({ nullable: true }) subject: string | null;
  @Uuid({ nullable: true }) subjectId: string | null;
  /** In the operator's English. */
  @Text() error: string;
  /** How often it gave up, each time after all its attempts. */
  @Int({ default: 1 }) times: number;
  @Instant() firstFailedAt: Date;
  @Instant() failedAt: Date;
  /** Set while a retry is under way. */
  @Instant({ nullable: true }) retriedAt: Date | null;
  @Uuid({ nullable: true }) retriedBy: string | null;
  @Instant({ nullable: true }) settledAt: Date | null;
}
