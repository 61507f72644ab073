import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A code asked for by the operator of an installation whose administrators are gone says why. */
export class SetupReason1790250000000 implements MigrationInterface {
  name = 'SetupReason1790250000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE setup_code ADD reason text`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE setup_code DROP COLUMN reason`);
  }
}
