import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter keeps how many days it gives: its last day may be later than they count, where that one is not worked. */
export class DaysOfAppeal1790400833000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decision_letter ADD appeal_days integer;
      UPDATE decision_letter l SET appeal_days = CASE WHEN l.state = 'sent' THEN greatest(l.appeal_until - l.sent_at::date, 0)
        ELSE l.appeal_until - l.issued_on END;
      ALTER TABLE decision_letter ALTER appeal_days SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE decision_letter DROP appeal_days;`);
  }
}
