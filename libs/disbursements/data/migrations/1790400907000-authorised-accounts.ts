import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which account an order was authorised to be paid; of those that were sent their batch knows. */
export class AuthorisedAccounts1790400907000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payment_order ADD paying_account_id uuid CONSTRAINT payment_order_account_fk REFERENCES paying_account (id);
      UPDATE payment_order o SET paying_account_id = b.paying_account_id FROM payment_batch b WHERE b.id = o.batch_id
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE payment_order DROP paying_account_id`);
  }
}
