import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox speaks the language of the page it is read on; the copy that was mailed stays as it was. */
export class MessageTranslations1790000210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message ADD COLUMN translations jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN translations');
  }
}
