import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases and statements in the order of their lists; whose orders a batch pays. */
export class DisbursementLists1790330040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX statement_case_list_ix ON statement_case (opened_at, id);
      CREATE INDEX bank_statement_list_ix ON bank_statement (imported_at, id);
      CREATE INDEX payment_order_batch_ix ON payment_order (batch_id) WHERE batch_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX statement_case_list_ix, bank_statement_list_ix, payment_order_batch_ix;
    `);
  }
}
