import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Awards and letters in the order of their lists. */
export class CommitteeLists1790330020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX committee_decision_list_ix ON committee_decision (decided_at, id)
        WHERE state = 'final' AND outcome IN ('selected', 'partially_selected');
      CREATE INDEX decision_letter_list_ix ON decision_letter (created_at, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX committee_decision_list_ix, decision_letter_list_ix;
    `);
  }
}
