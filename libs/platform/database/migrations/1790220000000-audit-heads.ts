import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals carry the version of their making (1 = plain hash, 2 = keyed), and the heads of the chain that were published are kept. */
export class AuditHeads1790220000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE audit_seal ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT audit_seal_version_ck CHECK (version IN (1, 2));

      CREATE TABLE audit_head (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_head_pk PRIMARY KEY,
        at timestamptz NOT NULL,
        seal_id bigint NOT NULL,
        last_entry bigint NOT NULL,
        entries bigint NOT NULL,
        hash text NOT NULL,
        mac text NOT NULL,
        to_file boolean NOT NULL,
        to_mail integer NOT NULL
      );
      CREATE TRIGGER audit_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE audit_head; ALTER TABLE audit_seal DROP COLUMN version;`);
  }
}
