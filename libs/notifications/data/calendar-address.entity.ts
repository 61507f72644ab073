import { Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Text } from '#platform';

/** The secret address of a person's calendar: whoever has it reads the calendar. Only its hash is kept; a new one ends the one before. */
@Entity('calendar_address')
@Unique('calendar_address_secret_uq', ['secretHash'])
export class CalendarAddress {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'calendar_address_pk' })
  @ForeignKey('Person', { name: 'calendar_address_person_fk' })
  personId: string;
  @Text() secretHash: string;
  @Instant() madeAt: Date;
}
