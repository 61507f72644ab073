import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checks of the audit chain with their outcome, and what reading the trail by person or day needs. */
export class AuditChecks1790100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE audit_check (
        id uuid NOT NULL CONSTRAINT audit_check_pk PRIMARY KEY,
        asked_by uuid,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz,
        entries integer,
        seals integer,
        unsealed integer,
        defects jsonb,
        CONSTRAINT audit_check_outcome_ck CHECK ((finished_at IS NULL) = (defects IS NULL))
      );
      CREATE INDEX audit_check_asked_ix ON audit_check (asked_at);
      CREATE INDEX audit_entry_person_ix ON audit_entry (person_id);
      CREATE INDEX audit_entry_at_ix ON audit_entry (at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX audit_entry_at_ix; DROP INDEX audit_entry_person_ix; DROP TABLE audit_check;`);
  }
}
