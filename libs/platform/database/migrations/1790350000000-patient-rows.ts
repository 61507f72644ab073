import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the outbox that may wait while many of their kind come. */
export class PatientRows1790350000000 implements MigrationInterface {
  name = 'PatientRows1790350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ADD COLUMN patient boolean NOT NULL DEFAULT false;
      DROP INDEX outbox_waiting_ix;
      CREATE INDEX outbox_waiting_ix ON outbox (id) WHERE published_at IS NULL AND NOT patient;
      CREATE INDEX outbox_patient_ix ON outbox (id) WHERE published_at IS NULL AND patient`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX outbox_waiting_ix;
      ALTER TABLE outbox DROP COLUMN patient;
      CREATE INDEX outbox_waiting_ix ON outbox (id) WHERE published_at IS NULL`);
  }
}
