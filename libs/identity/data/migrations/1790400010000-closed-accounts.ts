import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An account can be closed, and says why it is suspended to those who may restore it. */
export class ClosedAccounts1790400010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person DROP CONSTRAINT person_state_ck;
      ALTER TABLE person ADD CONSTRAINT person_state_ck CHECK (state IN ('unconfirmed', 'active', 'suspended', 'closed', 'erased'));
      ALTER TABLE person ADD COLUMN suspended_because text;
      UPDATE person SET suspended_because = '—' WHERE state = 'suspended';
      ALTER TABLE person ADD CONSTRAINT person_suspended_ck CHECK ((state = 'suspended') = (suspended_because IS NOT NULL));
    `);
  }

  /** Whoever closed their account is suspended: before, nothing else kept an account shut. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person DROP CONSTRAINT person_suspended_ck, DROP COLUMN suspended_because;
      UPDATE person SET state = 'suspended' WHERE state = 'closed';
      ALTER TABLE person DROP CONSTRAINT person_state_ck;
      ALTER TABLE person ADD CONSTRAINT person_state_ck CHECK (state IN ('unconfirmed', 'active', 'suspended', 'erased'));
    `);
  }
}
