import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts in the order of their list, of the figures of a year, and of those whose tranches wait; by their application, cancelled ones too. */
export class ConventionLists1790330030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX convention_list_ix ON convention (created_at, id);
      CREATE INDEX convention_counted_ix ON convention (year, number);
      CREATE INDEX convention_application_ix ON convention (application_id);
      CREATE INDEX convention_in_force_ix ON convention (in_force_at, id) WHERE state = 'in_force';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX convention_list_ix, convention_application_ix, convention_counted_ix, convention_in_force_ix;
    `);
  }
}
