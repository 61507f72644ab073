import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role may act for one institution: its people see the parts of the programmes that are its own. Roles of before act for all. */
export class InstitutionRoles1790400800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant ADD COLUMN institution_id uuid,
        ADD CONSTRAINT role_grant_institution_ck CHECK (institution_id IS NULL OR (association_id IS NULL AND committee_id IS NULL));
      CREATE INDEX role_grant_institution_ix ON role_grant (institution_id) WHERE institution_id IS NOT NULL;
    `);
  }

  /** A role of one institution would act for all: it is taken back instead. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE role_grant SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE institution_id IS NOT NULL;
      ALTER TABLE role_grant DROP COLUMN institution_id;
    `);
  }
}
