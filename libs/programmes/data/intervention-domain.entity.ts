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
@Unique('domain_label_position_uq', ['yearFrom', 'position'])
export class DomainLabelRow {
  @Id('domain_label_pk') id: string;
  @Text() @ForeignKey('InterventionDomain', 'code', { name: 'domain_label_domain_fk' }) code: string;
  @Int() yearFrom: number;
  /** Null: still in use. */
  @Int({ nullable: true }) yearTo: number | null;
  @Json() label: Label;
  @Int() position: number;
}
