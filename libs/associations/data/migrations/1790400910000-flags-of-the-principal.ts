import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A flag raised for all is the principal's, and goes on standing in the way of everybody's payments; whoever lifts one says why. */
export class FlagsOfThePrincipal1790400910000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association_flag ADD COLUMN for_all boolean NOT NULL DEFAULT false, ADD COLUMN lift_reason text;
      UPDATE association_flag SET for_all = true, institution_id = (SELECT id FROM institution WHERE is_principal) WHERE institution_id IS NULL;
      ALTER TABLE association_flag ALTER COLUMN institution_id SET NOT NULL,
        ADD CONSTRAINT association_flag_lifted_ck CHECK (lift_reason IS NULL OR lifted_at IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association_flag ALTER COLUMN institution_id DROP NOT NULL;
      UPDATE association_flag SET institution_id = NULL WHERE for_all;
      ALTER TABLE association_flag DROP COLUMN for_all, DROP COLUMN lift_reason;
    `);
  }
}
