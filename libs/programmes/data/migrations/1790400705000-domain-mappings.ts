import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which of a programme's domains the domains of others are compared. */
export class DomainMappings1790400705000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE domain_mapping (
        programme_id uuid NOT NULL CONSTRAINT domain_mapping_programme_fk REFERENCES programme (id),
        from_code text NOT NULL CONSTRAINT domain_mapping_from_fk REFERENCES intervention_domain (code),
        to_code text NOT NULL CONSTRAINT domain_mapping_to_fk REFERENCES intervention_domain (code)
          CONSTRAINT domain_mapping_other_ck CHECK (to_code <> from_code),
        CONSTRAINT domain_mapping_pk PRIMARY KEY (programme_id, from_code)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE domain_mapping;`);
  }
}
