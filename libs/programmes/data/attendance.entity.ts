import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';
import { Entry } from './entry.entity.js';

/** Somebody who was there. */
@Entity('attendee')
@Index('attendee_gathering_ix', ['gatheringId'])
export class Attendee extends Entry {
  @Id('attendee_pk') id: string;
  @Uuid() @ForeignKey('Gathering', { name: 'attendee_gathering_fk' }) gatheringId: string;
  @Text() name: string;
  /** Whom the person came for. */
  @Text({ nullable: true }) organisation: string | null;
  @Text({ nullable: true }) quality: string | null;
}

/** A list that was signed on paper, as it was scanned. */
@Entity('attendance_sheet')
@Index('attendance_sheet_gathering_ix', ['gatheringId'])
export class AttendanceSheet extends Entry {
  @Id('attendance_sheet_pk') id: string;
  @Uuid() @ForeignKey('Gathering', { name: 'attendance_sheet_gathering_fk' }) gatheringId: string;
  @Uuid() @ForeignKey('StoredFile', { name: 'attendance_sheet_file_fk' }) fileId: string;
  @Instant({ default: () => 'clock_timestamp()' }) addedAt: Date;
}

/** Says that somebody was there, as it was printed; one that no longer holds is withdrawn, never altered. */
@Entity('attendance_certificate')
@Unique('attendance_certificate_number_uq', ['number'])
@Unique('attendance_certificate_code_uq', ['verificationCode'])
@Index('attendance_certificate_standing_uq', ['attendeeId'], { unique: true, where: 'withdrawn_at IS NULL' })
@Index('attendance_certificate_attendee_ix', ['attendeeId'])
export class AttendanceCertificate {
  @Id('attendance_certificate_pk') id: string;
  @Uuid() @ForeignKey('Attendee', { name: 'attendance_certificate_attendee_fk' }) attendeeId: string;
  @Text() number: string;
  @Text() verificationCode: string;
  /** As printed. */
  @Text() name: string;
  @Text({ nullable: true }) organisation: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) issuedAt: Date;
  /** Null until the worker has made it. */
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'attendance_certificate_file_fk' }) fileId: string | null;
  @Instant({ nullable: true }) withdrawnAt: Date | null;
  @Text({ nullable: true }) withdrawnReason: string | null;
}
