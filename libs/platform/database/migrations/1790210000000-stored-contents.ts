import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On whose account a file is kept (the rooms fill it for theirs), and how its content was last found in the store. */
export class StoredContents1790210000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE stored_file ADD COLUMN kept_for uuid;
      CREATE INDEX stored_file_kept_for_ix ON stored_file (kept_for);
      CREATE TABLE content_check (
        sha256 text NOT NULL CONSTRAINT content_check_pk PRIMARY KEY,
        checked_at timestamptz NOT NULL,
        defect text CONSTRAINT content_check_defect_ck CHECK (defect IN ('missing', 'altered')),
        defect_since timestamptz,
        CONSTRAINT content_check_since_ck CHECK ((defect IS NULL) = (defect_since IS NULL))
      );
      CREATE INDEX content_check_checked_ix ON content_check (checked_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE content_check; DROP INDEX stored_file_kept_for_ix; ALTER TABLE stored_file DROP COLUMN kept_for;`);
  }
}
