import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files on their way, in parts that outlive a cut line, a closed page and a restart. */
export class ResumableUploads1790400860000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE upload (
        id uuid NOT NULL CONSTRAINT upload_pk PRIMARY KEY,
        person_id uuid NOT NULL,
        name text NOT NULL,
        size integer NOT NULL,
        received integer NOT NULL DEFAULT 0,
        parts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        used_at timestamptz,
        CONSTRAINT upload_size_ck CHECK (size > 0),
        CONSTRAINT upload_received_ck CHECK (received BETWEEN 0 AND size),
        CONSTRAINT upload_parts_ck CHECK (parts BETWEEN 0 AND 2000),
        CONSTRAINT upload_used_ck CHECK (used_at IS NULL OR received = size)
      );
      CREATE INDEX upload_person_ix ON upload (person_id);
      CREATE INDEX upload_used_ix ON upload (used_at) WHERE used_at IS NOT NULL;
      CREATE TABLE upload_part (
        upload_id uuid NOT NULL,
        start integer NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        CONSTRAINT upload_part_pk PRIMARY KEY (upload_id, start),
        CONSTRAINT upload_part_upload_fk FOREIGN KEY (upload_id) REFERENCES upload (id),
        CONSTRAINT upload_part_start_ck CHECK (start >= 0),
        CONSTRAINT upload_part_size_ck CHECK (size > 0),
        CONSTRAINT upload_part_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX upload_part_sha256_ix ON upload_part (sha256);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE upload_part; DROP TABLE upload;`);
  }
}
