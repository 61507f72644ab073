import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The documents of the vaults count on their associations’ accounts. */
export class KeptFor1790210010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE stored_file f SET kept_for = d.association_id FROM vault_document d WHERE d.file_id = f.id AND f.kept_for IS NULL;
    `);
  }

  async down(): Promise<void> {
    // The column is dropped by the migration that added it.
  }
}
