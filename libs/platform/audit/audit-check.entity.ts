import { Entity, Index } from 'typeorm';
import { Id, Instant, Int, Json, Uuid } from '../database/columns.js';

/** One recomputation of the hash chain: asked by somebody or by the calendar, done by the worker. */
@Entity('audit_check')
@Index('audit_check_asked_ix', ['askedAt'])
export class AuditCheck {
  @Id('audit_check_pk') id: string;
  /** Null when the program itself asked. */
  @Uuid({ nullable: true }) askedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
  @Instant({ nullable: true }) finishedAt: Date | null;
  @Int({ nullable: true }) entries: number | null;
  @Int({ nullable: true }) seals: number | null;
  @Int({ nullable: true }) unsealed: number | null;
  /** What is wrong, in the operator's English; empty when the chain holds. */
  @Json({ nullable: true }) defects: string[] | null;
}
