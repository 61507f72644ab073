import { Entity, Index, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';

/** An instant at which something follows. The fact is decided elsewhere, by the clock; this is only the alarm. */
@Entity('deadline')
@Unique('deadline_subject_uq', ['kind', 'subjectId'])
@Index('deadline_waiting_ix', ['dueAt'], { where: 'fired_at IS NULL AND cancelled_at IS NULL' })
export class Deadline {
  @Id('deadline_pk') id: string;
  @Text() kind: string;
  @Uuid() subjectId: string;
  @Instant() dueAt: Date;
  @Instant({ nullable: true }) firedAt: Date | null;
  @Instant({ nullable: true }) cancelledAt: Date | null;
}
