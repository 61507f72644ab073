import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A grant of before is of the institution whose file told it first. */
export class PastProjectsOfInstitutions1790400885000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE past_project ADD COLUMN institution_id uuid CONSTRAINT past_project_institution_fk REFERENCES institution (id)`);
    await runner.query(`
      UPDATE past_project p SET institution_id = r.institution_id FROM import_row w JOIN import_run r ON r.id = w.run_id
      WHERE w.subject_id = p.id AND w.result = 'created' AND r.kind = 'past_projects'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE past_project DROP COLUMN institution_id`);
  }
}
