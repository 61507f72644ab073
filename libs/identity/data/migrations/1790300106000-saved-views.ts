import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People keep the filters they use again. */
export class SavedViews1790300106000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        id uuid NOT NULL CONSTRAINT saved_view_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT saved_view_person_fk REFERENCES person (id) ON DELETE CASCADE,
        list text NOT NULL,
        name text NOT NULL,
        query text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT saved_view_name_uq UNIQUE (person_id, list, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE saved_view`);
  }
}
