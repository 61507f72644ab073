import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose suspension it is: a suspended association is told whom to answer. Of before, the principal answers. */
export class WhoSuspends1790400913000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association ADD COLUMN suspended_by_institution_id uuid
        CONSTRAINT association_suspended_by_fk REFERENCES institution (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE association DROP COLUMN suspended_by_institution_id;`);
  }
}
