import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registrations in the order of their list: those to verify first. */
export class AssociationLists1790330010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX association_list_ix ON association ((state = 'submitted') DESC, submitted_at DESC NULLS LAST, id) WHERE state <> 'draft';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX association_list_ix;
    `);
  }
}
