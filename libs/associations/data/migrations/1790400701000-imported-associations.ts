import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Associations brought in from a file, and grants of before the program. */
export class ImportedAssociations1790400701000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association DROP CONSTRAINT association_state_ck, ADD CONSTRAINT association_state_ck
        CHECK (state IN ('draft', 'submitted', 'returned', 'verified', 'suspended', 'imported', 'absorbed'));
      DROP INDEX association_ice_uq;
      CREATE UNIQUE INDEX association_ice_uq ON association (ice) WHERE state NOT IN ('draft', 'imported', 'absorbed');
      CREATE UNIQUE INDEX association_imported_ice_uq ON association (ice) WHERE state = 'imported';

      CREATE TABLE past_project (
        id uuid NOT NULL CONSTRAINT past_project_pk PRIMARY KEY,
        key text NOT NULL CONSTRAINT past_project_key_uq UNIQUE,
        association_id uuid CONSTRAINT past_project_association_fk REFERENCES association (id),
        beneficiary text NOT NULL,
        beneficiary_number text,
        title text,
        reference text,
        grantor text,
        programme text,
        year integer NOT NULL CONSTRAINT past_project_year_ck CHECK (year BETWEEN 1950 AND 2100),
        granted_on date,
        amount_centimes bigint NOT NULL CONSTRAINT past_project_amount_ck CHECK (amount_centimes >= 0),
        domain text,
        domain_code text CONSTRAINT past_project_domain_fk REFERENCES intervention_domain (code),
        region_code text,
        beneficiaries integer CONSTRAINT past_project_beneficiaries_ck CHECK (beneficiaries >= 0),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX past_project_association_ix ON past_project (association_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE past_project;
      DROP INDEX association_imported_ice_uq;
      DELETE FROM association WHERE state IN ('imported', 'absorbed');
      DROP INDEX association_ice_uq;
      CREATE UNIQUE INDEX association_ice_uq ON association (ice) WHERE state <> 'draft';
      ALTER TABLE association DROP CONSTRAINT association_state_ck, ADD CONSTRAINT association_state_ck
        CHECK (state IN ('draft', 'submitted', 'returned', 'verified', 'suspended'));
    `);
  }
}
