import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid } from '#platform';
import type { Encoding } from '../domain/encoding.js';
import type { Mapping } from '../domain/headings.js';
import type { Outcome, Reason, Result } from '../domain/outcomes.js';
import type { ImportRunState } from '../domain/run.machine.js';

/** One file that somebody brings in. */
@Entity('import_run')
@Index('import_run_list_ix', ['createdAt', 'id'])
@Index('import_run_sha256_ix', ['kind', 'sha256'])
@Index('import_run_open_ix', ['movedAt'], { where: "state IN ('running', 'undoing')" })
@Index('import_run_kept_ix', ['movedAt'], { where: 'purged_at IS NULL' })
export class ImportRun {
  @Id('import_run_pk') id: string;
  @Text() kind: string;
  @Text() fileName: string;
  @Text() sha256: string;
  /** Null once it was erased. */
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'import_run_file_fk' }) fileId: string | null;
  /** How its letters were written; null for a sheet. */
  @Text({ nullable: true }) encoding: Encoding | null;
  @Text({ nullable: true }) separator: string | null;
  /** The sheet that was read; null for CSV. */
  @Text({ nullable: true }) sheet: string | null;
  @Column({ type: 'text', array: true }) headings: string[];
  @Json() mapping: Mapping;
  @Int() rowCount: number;
  @Int() emptyRows: number;
  /** In whose region it is brought in; null at national level. */
  @Text({ nullable: true }) regionCode: string | null;
  /** For which institution; null = for all. */
  @Uuid({ nullable: true }) @ForeignKey('Institution', { name: 'import_run_institution_fk' }) institutionId: string | null;
  @Text() state: ImportRunState;
  /** Null for the command line. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'import_run_person_fk' }) createdBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  /** When it last moved, or did a portion of its work. */
  @Instant({ default: () => 'clock_timestamp()' }) movedAt: Date;
  @Instant({ nullable: true }) purgedAt: Date | null;
  /** Its columns are understood as somebody corrected those of a file before it, and when; null where by their names or by a person. */
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'import_run_mapper_fk' }) mappedLikeBy: string | null;
  @Instant({ nullable: true }) mappedLikeAt: Date | null;
}

/** One row of the file: what it says, what would become of it, what became of it. */
@Entity('import_row')
@Unique('import_row_line_uq', ['runId', 'line'])
export class ImportRow {
  @Id('import_row_pk') id: string;
  @Uuid() @ForeignKey('ImportRun', { name: 'import_row_run_fk' }) runId: string;
  /** As a spreadsheet numbers it. */
  @Int() line: number;
  /** Erased with the file. */
  @Column({ type: 'text', array: true, nullable: true }) cells: string[] | null;
  /** By which the same row is known again, in this file and the next. */
  @Text({ nullable: true }) key: string | null;
  /** Null while columns are missing. */
  @Text({ nullable: true }) outcome: Outcome | null;
  @Json({ default: () => "'[]'" }) reasons: Reason[];
  /** What it is in the product, or became. */
  @Uuid({ nullable: true }) subjectId: string | null;
  /** What a changed thing was before, to be put back. */
  @Json({ nullable: true }) before: object | null;
  @Text({ nullable: true }) result: Result | null;
}

/** Which column says what, as a person said it for files of the same columns of their institution. */
@Entity('import_mapping')
@Unique('import_mapping_columns_uq', ['institutionId', 'kind', 'columns'])
export class RememberedMapping {
  @Id('import_mapping_pk') id: string;
  @Uuid() @ForeignKey('Institution', { name: 'import_mapping_institution_fk' }) institutionId: string;
  @Text() kind: string;
  /** `headingsKey` of the file. */
  @Text() columns: string;
  /** By field the compared name of its column. */
  @Json() names: Record<string, string>;
  @Uuid({ nullable: true }) @ForeignKey('Person', { name: 'import_mapping_person_fk' }) savedBy: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) savedAt: Date;
}
