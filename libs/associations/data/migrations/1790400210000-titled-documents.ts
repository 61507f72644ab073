import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The vault keeps what no kind names as well, under a title of its own: of those there may be several. */
export class TitledDocuments1790400210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vault_document ADD title text;
      ALTER TABLE vault_document DROP CONSTRAINT vault_document_kind_ck;
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_kind_ck
        CHECK (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof', 'other'));
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_title_ck CHECK ((kind = 'other') = (title IS NOT NULL));
      DROP INDEX vault_document_current_uq;
      CREATE UNIQUE INDEX vault_document_current_uq ON vault_document (association_id, kind) WHERE replaced_at IS NULL AND kind <> 'other';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX vault_document_current_uq;
      DELETE FROM vault_document WHERE kind = 'other';
      CREATE UNIQUE INDEX vault_document_current_uq ON vault_document (association_id, kind) WHERE replaced_at IS NULL;
      ALTER TABLE vault_document DROP CONSTRAINT vault_document_title_ck, DROP CONSTRAINT vault_document_kind_ck, DROP COLUMN title;
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_kind_ck
        CHECK (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof'));
    `);
  }
}
