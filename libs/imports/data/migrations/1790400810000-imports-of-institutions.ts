import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one institution's people bring in is theirs to read, to carry out and to undo. */
export class ImportsOfInstitutions1790400810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_run ADD COLUMN institution_id uuid
      CONSTRAINT import_run_institution_fk REFERENCES institution (id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_run DROP COLUMN institution_id;`);
  }
}
