import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was attached to files counts on their associations’ accounts. */
export class KeptFor1790210020000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE stored_file f SET kept_for = a.association_id FROM application_attachment t JOIN application a ON a.id = t.application_id
      WHERE t.file_id = f.id AND f.kept_for IS NULL;
    `);
  }

  async down(): Promise<void> {
    // The column is dropped by the migration that added it.
  }
}
