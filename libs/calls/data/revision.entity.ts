import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Uuid } from '#platform';
import type { Criterion, FormField, FormSection } from '../domain/call-rules.js';

/** One revision of a call's form; the database refuses to change it once frozen. */
@Entity('form_revision')
@Unique('form_revision_uq', ['callId', 'revision'])
export class FormRevisionRow {
  @Id('form_revision_pk') id: string;
  @Uuid() @ForeignKey('Call', { name: 'form_revision_call_fk' }) callId: string;
  @Int() revision: number;
  @Json() sections: FormSection[];
  @Json() fields: FormField[];
  @Instant({ nullable: true }) frozenAt: Date | null;
}

/** One revision of a call's scoring grid; the database refuses to change it once frozen. */
@Entity('grid_revision')
@Unique('grid_revision_uq', ['callId', 'revision'])
export class GridRevisionRow {
  @Id('grid_revision_pk') id: string;
  @Uuid() @ForeignKey('Call', { name: 'grid_revision_call_fk' }) callId: string;
  @Int() revision: number;
  @Json() criteria: Criterion[];
  @Instant({ nullable: true }) frozenAt: Date | null;
}
