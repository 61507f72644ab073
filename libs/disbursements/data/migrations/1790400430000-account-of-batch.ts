import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch says from which account it is paid: the one of before. */
export class AccountOfBatch1790400430000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payment_batch ADD paying_account_id uuid CONSTRAINT payment_batch_account_fk REFERENCES paying_account (id);
      UPDATE payment_batch SET paying_account_id = a.id FROM paying_account a WHERE a.is_default;
      ALTER TABLE payment_batch ALTER paying_account_id SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE payment_batch DROP paying_account_id;`);
  }
}
