import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports in the order of their list. */
export class ReportLists1790330060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX report_list_ix ON report (due_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX report_list_ix;
    `);
  }
}
