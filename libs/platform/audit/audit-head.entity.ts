import { Entity, PrimaryGeneratedColumn } from 'typeorm';
import { BigInteger, Bool, Instant, Int, Text } from '../database/columns.js';

/** A head of the chain that was published: the row says when and where; the proof is what was published, outside this database. */
@Entity('audit_head')
export class PublishedHead {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'audit_head_pk' })
  id: number;
  @Instant() at: Date;
  @BigInteger() sealId: number;
  @BigInteger() lastEntry: number;
  @BigInteger() entries: number;
  @Text() hash: string;
  @Text() mac: string;
  @Bool() toFile: boolean;
  /** How many addresses it was sent to. */
  @Int() toMail: number;
}
