import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an alarm rings next is known to the alarm alone. */
export class NoNextAlarm1790311000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN next_alarm_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application ADD COLUMN next_alarm_at timestamptz');
  }
}
