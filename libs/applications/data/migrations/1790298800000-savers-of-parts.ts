import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who saved the parts of a file that lie in its own row, and when: said to whoever saved at the same moment. */
export class SaversOfParts1790298800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE application
        ADD project_saved_by uuid CONSTRAINT application_project_saver_fk REFERENCES person (id),
        ADD project_saved_at timestamptz,
        ADD budget_saved_by uuid CONSTRAINT application_budget_saver_fk REFERENCES person (id),
        ADD budget_saved_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE application DROP project_saved_by, DROP project_saved_at, DROP budget_saved_by, DROP budget_saved_at;
    `);
  }
}
