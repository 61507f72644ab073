import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BigInteger, Instant, Int, Json, Text, Uuid } from '../database/columns.js';

/** One row per transition, written in the transaction of the change and never altered (the database refuses it). */
@Entity('audit_entry')
@Index('audit_entry_subject_ix', ['subject', 'subjectId'])
@Index('audit_entry_person_ix', ['personId'])
@Index('audit_entry_at_ix', ['at'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'audit_entry_pk' })
  id: number;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
  /** Null when the program itself acted. Names live apart, so that erasing a person does not break the chain. */
  @Uuid({ nullable: true }) personId: string | null;
  @Text() role: string;
  @Text() subject: string;
  @Uuid() subjectId: string;
  @Text() event: string;
  @Text({ nullable: true }) fromState: string | null;
  @Text({ nullable: true }) toState: string | null;
  @Text({ nullable: true }) reason: string | null;
  /** What changed, without personal data. */
  @Json({ nullable: true }) detail: unknown;
  /** SHA-256 of the canonical change. */
  @Text() contentHash: string;
}

/** A batch of entries sealed into the chain: `hash` covers the previous seal and every row of the batch. */
@Entity('audit_seal')
export class AuditSeal {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'audit_seal_pk' })
  id: number;
  @Instant({ default: () => 'clock_timestamp()' }) at: Date;
  @BigInteger() fromEntry: number;
  @BigInteger() toEntry: number;
  @Int() entries: number;
  @Text() previousHash: string;
  @Text() hash: string;
  /** 1: SHA-256, as older versions sealed; 2: HMAC-SHA-256 with a key that the database does not hold. */
  @Int({ default: 1 }) version: number;
}
