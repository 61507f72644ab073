import { Entity, Index, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';

/**
 * The alarm of a due date, standing at its next step: when it rings there, it moves to the one after. The fact is decided elsewhere, by
 * the clock; this is only the alarm.
 */
@Entity('deadline')
@Unique('deadline_subject_uq', ['kind', 'subjectId'])
@Index('deadline_waiting_ix', ['dueAt'], { where: 'fired_at IS NULL AND cancelled_at IS NULL' })
export class Deadline {
  @Id('deadline_pk') id: string;
  @Text() kind: string;
  @Uuid() subjectId: string;
  /** When it rings. */
  @Instant() dueAt: Date;
  /** The due date itself; null in an alarm set before it had steps. */
  @Instant({ nullable: true }) fallsAt: Date | null;
  @Instant({ nullable: true }) firedAt: Date | null;
  @Instant({ nullable: true }) cancelledAt: Date | null;
}
