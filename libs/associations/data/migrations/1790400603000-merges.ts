import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two registrations of one association become one, with every row that followed, so that both can be restored. */
export class Merges1790400603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association ADD merged_into uuid CONSTRAINT association_merged_fk REFERENCES association (id),
        ADD CONSTRAINT association_merged_ck CHECK (merged_into <> id);
      CREATE INDEX association_merged_ix ON association (merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE association_merge (
        id uuid NOT NULL CONSTRAINT association_merge_pk PRIMARY KEY,
        kept_id uuid NOT NULL CONSTRAINT association_merge_kept_fk REFERENCES association (id),
        other_id uuid NOT NULL CONSTRAINT association_merge_other_fk REFERENCES association (id),
        taken jsonb NOT NULL,
        before jsonb NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL CONSTRAINT association_merge_proposer_fk REFERENCES person (id),
        confirmed_by uuid NOT NULL CONSTRAINT association_merge_confirmer_fk REFERENCES person (id),
        merged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        undone_at timestamptz,
        CONSTRAINT association_merge_two_ck CHECK (kept_id <> other_id),
        CONSTRAINT association_merge_persons_ck CHECK (proposed_by <> confirmed_by)
      );
      CREATE UNIQUE INDEX association_merge_other_uq ON association_merge (other_id) WHERE undone_at IS NULL;
      CREATE INDEX association_merge_kept_ix ON association_merge (kept_id);

      CREATE TABLE association_merge_row (
        id uuid NOT NULL CONSTRAINT association_merge_row_pk PRIMARY KEY,
        merge_id uuid NOT NULL CONSTRAINT association_merge_row_merge_fk REFERENCES association_merge (id),
        table_name text NOT NULL,
        row_id uuid NOT NULL,
        before jsonb
      );
      CREATE UNIQUE INDEX association_merge_row_uq ON association_merge_row (merge_id, table_name, row_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE association_merge_row, association_merge;
      ALTER TABLE association DROP merged_into;
    `);
  }
}
