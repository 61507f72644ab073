import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A file remembers whether its association was told the decision. Every decision there is counts as told: the stage that writes the
 * letters takes this back where its letter has not left yet.
 */
export class OutcomesTold1790230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE application ADD COLUMN outcome_told_at timestamptz;
      UPDATE application SET outcome_told_at = changed_at WHERE state IN ('selected', 'partially_selected', 'reserve', 'deferred', 'rejected');
      ALTER TABLE application ADD CONSTRAINT application_told_ck CHECK (outcome_told_at IS NULL
        OR state IN ('selected', 'partially_selected', 'reserve', 'deferred', 'rejected'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN outcome_told_at');
  }
}
