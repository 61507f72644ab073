import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that open an account were kept in the inbox: they go (they count no more either), and none can come back. */
export class NoLinksInInboxes1790200200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE message SET action_path = NULL, action_label = NULL WHERE action_path LIKE '%token=%';
      ALTER TABLE message ADD CONSTRAINT message_no_token_ck CHECK (action_path NOT LIKE '%token=%');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP CONSTRAINT message_no_token_ck');
  }
}
