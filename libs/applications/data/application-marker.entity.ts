import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Instant, Int, Text, Uuid } from '#platform';
import type { GenderMarker } from '../domain/markers.js';

/** What who studies a file says of it for those who count projects: never part of what the association certified. */
@Entity('application_marker')
export class ApplicationMarker {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'application_marker_pk' })
  @ForeignKey('Application', { name: 'application_marker_application_fk' })
  applicationId: string;
  @Text({ nullable: true }) gender: GenderMarker | null;
  @Column({ type: 'text', array: true }) carriedBy: string[];
  /** The list of carriers under which it was said. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'application_marker_carriers_fk' }) carriersRevisionId: string;
  @Int({ default: 1 }) version: number;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'application_marker_person_fk' }) markedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) markedAt: Date;
}
