import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dossier says who lifted a flag, and is printed for who asks. */
export class Dossier1790400200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association_flag ADD lifted_by uuid CONSTRAINT association_flag_lifter_fk REFERENCES person (id);
      CREATE TABLE dossier_copy (
        id uuid NOT NULL CONSTRAINT dossier_copy_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT dossier_copy_association_fk REFERENCES association (id),
        asked_by uuid NOT NULL CONSTRAINT dossier_copy_person_fk REFERENCES person (id),
        grant_id uuid NOT NULL,
        file_id uuid CONSTRAINT dossier_copy_file_fk REFERENCES stored_file (id),
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX dossier_copy_asked_ix ON dossier_copy (asked_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dossier_copy; ALTER TABLE association_flag DROP COLUMN lifted_by;`);
  }
}
