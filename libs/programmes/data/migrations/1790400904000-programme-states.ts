import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A programme in preparation may be given up; nothing in a database was. */
export class ProgrammeStates1790400904000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE programme DROP CONSTRAINT programme_state_ck,
        ADD CONSTRAINT programme_state_ck CHECK (state IN ('draft', 'active', 'closed', 'withdrawn'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE programme SET state = 'closed' WHERE state = 'withdrawn';
      ALTER TABLE programme DROP CONSTRAINT programme_state_ck,
        ADD CONSTRAINT programme_state_ck CHECK (state IN ('draft', 'active', 'closed'))
    `);
  }
}
