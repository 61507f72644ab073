import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A term for the signatures of minutes; those that wait already have the whole of it from now on, the one time that they change. */
export class MinutesDue1790313000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE committee_session ADD COLUMN minutes_due_at timestamptz;
      ALTER TABLE committee_session DISABLE TRIGGER committee_session_closed;
      UPDATE committee_session SET minutes_due_at = clock_timestamp() + interval '15 days' WHERE state = 'closed';
      ALTER TABLE committee_session ENABLE TRIGGER committee_session_closed;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE committee_session DROP COLUMN minutes_due_at');
  }
}
