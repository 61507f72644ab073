import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of their data that people ask for, and that their account be erased. */
export class PersonalData1790400820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN erasure_asked_at timestamptz, ADD COLUMN notice_version text, ADD COLUMN notice_read_at timestamptz;
      ALTER TABLE person ADD CONSTRAINT person_notice_ck CHECK ((notice_version IS NULL) = (notice_read_at IS NULL));
      CREATE TABLE data_export (
        id uuid NOT NULL CONSTRAINT data_export_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT data_export_person_fk REFERENCES person (id) ON DELETE CASCADE,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_at timestamptz,
        content text,
        CONSTRAINT data_export_person_uq UNIQUE (person_id),
        CONSTRAINT data_export_made_ck CHECK ((made_at IS NULL) = (content IS NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE data_export; ALTER TABLE person DROP CONSTRAINT person_notice_ck, DROP COLUMN erasure_asked_at, DROP COLUMN notice_version, DROP COLUMN notice_read_at`,
    );
  }
}
