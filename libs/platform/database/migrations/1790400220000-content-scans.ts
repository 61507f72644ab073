import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contents that are kept from being read: taken in while the scanner was away, or found to carry something. */
export class ContentScans1790400220000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE content_scan (
        sha256 text NOT NULL CONSTRAINT content_scan_pk PRIMARY KEY,
        since timestamptz NOT NULL DEFAULT clock_timestamp(),
        found text,
        found_at timestamptz,
        CONSTRAINT content_scan_found_ck CHECK ((found IS NULL) = (found_at IS NULL))
      );
      CREATE INDEX content_scan_waiting_ix ON content_scan (since) WHERE found IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE content_scan;`);
  }
}
