import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A term for what is to be given back, counted from the order as it always was meant. */
export class RecoveryDue1790314000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE recovery_order ADD COLUMN due_at timestamptz;
      UPDATE recovery_order SET due_at = issued_at + interval '30 days';
      ALTER TABLE recovery_order ALTER COLUMN due_at SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recovery_order DROP COLUMN due_at');
  }
}
