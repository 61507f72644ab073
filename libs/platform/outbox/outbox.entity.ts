import { Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Bool, Instant, Json, Text } from '../database/columns.js';

const PrimaryPart = () => PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pk' });

/** What must happen because a transaction committed: an event told to its subscribers, or one job. */
@Entity('outbox')
@Index('outbox_waiting_ix', ['id'], { where: 'published_at IS NULL AND NOT patient' })
@Index('outbox_patient_ix', ['id'], { where: 'published_at IS NULL AND patient' })
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'outbox_pk' }) id: number;
  @Text() kind: 'event' | 'job';
  @Text() name: string;
  @Json() payload: unknown;
  /** A job is not run before this instant. */
  @Instant({ nullable: true }) notBefore: Date | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  /** It may wait while many of its kind come. */
  @Bool({ default: false }) patient: boolean;
  @Instant({ nullable: true }) publishedAt: Date | null;
}

/** The answer given to a request that carried an Idempotency-Key, kept with the hash of its input. */
@Entity('idempotency_key')
@Index('idempotency_key_created_ix', ['createdAt'])
export class IdempotencyKey {
  @PrimaryPart() personId: string;
  @PrimaryPart() operation: string;
  @PrimaryPart() key: string;
  @Text() inputHash: string;
  @Json({ nullable: true }) response: unknown;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
