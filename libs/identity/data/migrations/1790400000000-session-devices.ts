import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What its owner recognises a session by, and whether it was ended by hand from elsewhere. */
export class SessionDevices1790400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN browser text, ADD COLUMN system text, ADD COLUMN address text, ADD COLUMN device_key text,
        ADD COLUMN seen_at timestamptz, ADD COLUMN revoked boolean NOT NULL DEFAULT false;
      UPDATE session SET seen_at = created_at;
      ALTER TABLE session ALTER COLUMN seen_at SET NOT NULL, ALTER COLUMN seen_at SET DEFAULT clock_timestamp();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session DROP COLUMN browser, DROP COLUMN system, DROP COLUMN address, DROP COLUMN device_key, DROP COLUMN seen_at,
        DROP COLUMN revoked;
    `);
  }
}
