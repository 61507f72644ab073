import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that officers bring in, their rows and which column says what. */
export class Imports1790400700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_run (
        id uuid NOT NULL CONSTRAINT import_run_pk PRIMARY KEY,
        kind text NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL CONSTRAINT import_run_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        file_id uuid CONSTRAINT import_run_file_fk REFERENCES stored_file (id),
        encoding text CONSTRAINT import_run_encoding_ck
          CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256')),
        separator text,
        sheet text,
        headings text[] NOT NULL,
        mapping jsonb NOT NULL,
        row_count integer NOT NULL CONSTRAINT import_run_rows_ck CHECK (row_count BETWEEN 1 AND 1000),
        empty_rows integer NOT NULL CONSTRAINT import_run_empty_ck CHECK (empty_rows >= 0),
        region_code text,
        state text NOT NULL CONSTRAINT import_run_state_ck
          CHECK (state IN ('read', 'running', 'done', 'undoing', 'undone', 'abandoned')),
        created_by uuid CONSTRAINT import_run_person_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        purged_at timestamptz CONSTRAINT import_run_purged_ck CHECK (purged_at IS NULL OR file_id IS NULL)
      );
      CREATE INDEX import_run_list_ix ON import_run (created_at, id);
      CREATE INDEX import_run_sha256_ix ON import_run (kind, sha256);
      CREATE INDEX import_run_open_ix ON import_run (moved_at) WHERE state IN ('running', 'undoing');
      CREATE INDEX import_run_kept_ix ON import_run (moved_at) WHERE purged_at IS NULL;

      CREATE TABLE import_row (
        id uuid NOT NULL CONSTRAINT import_row_pk PRIMARY KEY,
        run_id uuid NOT NULL CONSTRAINT import_row_run_fk REFERENCES import_run (id),
        line integer NOT NULL CONSTRAINT import_row_line_ck CHECK (line >= 2),
        cells text[],
        key text,
        outcome text CONSTRAINT import_row_outcome_ck CHECK (outcome IN ('new', 'changed', 'same', 'refused')),
        reasons jsonb NOT NULL DEFAULT '[]',
        subject_id uuid,
        before jsonb,
        result text CONSTRAINT import_row_result_ck
          CHECK (result IN ('created', 'changed', 'unchanged', 'refused', 'undone', 'kept')),
        CONSTRAINT import_row_line_uq UNIQUE (run_id, line)
      );

      CREATE TABLE import_mapping (
        id uuid NOT NULL CONSTRAINT import_mapping_pk PRIMARY KEY,
        kind text NOT NULL,
        columns text NOT NULL,
        names jsonb NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT import_mapping_columns_uq UNIQUE (kind, columns)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_mapping; DROP TABLE import_row; DROP TABLE import_run;`);
  }
}
