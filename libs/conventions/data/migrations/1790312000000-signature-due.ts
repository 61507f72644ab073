import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A term for each signature; what waits already has the whole of it from now on. */
export class SignatureDue1790312000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE convention ADD COLUMN signature_due_at timestamptz;
      UPDATE convention SET signature_due_at = clock_timestamp() + interval '30 days' WHERE state IN ('sent', 'signed_by_association');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE convention DROP COLUMN signature_due_at');
  }
}
