import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An institution may be closed; every one that was described is in use. */
export class InstitutionStates1790400905000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE institution
        ADD state text NOT NULL DEFAULT 'in_use' CONSTRAINT institution_state_ck CHECK (state IN ('in_use', 'closed')),
        ADD closed_at timestamptz,
        ADD CONSTRAINT institution_closed_ck CHECK ((closed_at IS NOT NULL) = (state = 'closed') AND NOT (is_principal AND state = 'closed'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE institution DROP state, DROP closed_at`);
  }
}
