import { Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Label } from '#kernel';
import { Id, Int, Json, Text } from '#platform';

/** A domain of intervention: the code stays, its labels are dated. */
@Entity('intervention_domain')
export class InterventionDomain {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'intervention_domain_pk' }) code: string;
}

/** How a domain was called, and where it stood in the tables, during some years. */
@Entity('domain_label')
@Unique('domain_label_from_uq', ['code', 'yearFrom'])
export class DomainLabelRow {
  @Id('domain_label_pk') id: string;
  @Text() @ForeignKey('InterventionDomain', 'code', { name: 'domain_label_domain_fk' }) code: string;
  @Int() yearFrom: number;
  /** Null: still in use. */
  @Int({ nullable: true }) yearTo: number | null;
  @Json() label: Label;
  @Int() position: number;
  @Int({ default: 1 }) version: number;
}

/** A domain that a programme names; one that names none has every domain. */
@Entity('programme_domain')
export class ProgrammeDomain {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'programme_domain_pk' })
  @ForeignKey('Programme', { name: 'programme_domain_programme_fk' })
  programmeId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'programme_domain_pk' })
  @ForeignKey('InterventionDomain', 'code', { name: 'programme_domain_domain_fk' })
  code: string;
}

/** Under which of a programme's domains one of before, or of another programme, is compared. */
@Entity('domain_mapping')
export class DomainMapping {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'domain_mapping_pk' })
  @ForeignKey('Programme', { name: 'domain_mapping_programme_fk' })
  programmeId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'domain_mapping_pk' })
  @ForeignKey('InterventionDomain', 'code', { name: 'domain_mapping_from_fk' })
  fromCode: string;
  @Text() @ForeignKey('InterventionDomain', 'code', { name: 'domain_mapping_to_fk' }) toCode: string;
}
