import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An alarm knows the due date whose next step it stands at. Those that wait are kept as they are: the program gives every open due date
 * its steps that are still to come, and none that is past.
 */
export class Ladders1790310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE deadline ADD COLUMN falls_at timestamptz;
      CREATE TABLE calendar_address (
        person_id uuid NOT NULL CONSTRAINT calendar_address_pk PRIMARY KEY CONSTRAINT calendar_address_person_fk REFERENCES person (id),
        secret_hash text NOT NULL CONSTRAINT calendar_address_secret_uq UNIQUE,
        made_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_address; ALTER TABLE deadline DROP COLUMN falls_at`);
  }
}
