import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Domains of intervention are edited on screens: their labels are corrected under a version, places may be swapped, a programme names its own. */
export class EditedDomains1790400320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE domain_label ADD version integer NOT NULL DEFAULT 1, DROP CONSTRAINT domain_label_position_uq;
      CREATE TABLE programme_domain (
        programme_id uuid NOT NULL CONSTRAINT programme_domain_programme_fk REFERENCES programme (id),
        code text NOT NULL CONSTRAINT programme_domain_domain_fk REFERENCES intervention_domain (code),
        CONSTRAINT programme_domain_pk PRIMARY KEY (programme_id, code)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE programme_domain;
      UPDATE domain_label l SET position = r.position FROM (
        SELECT id, row_number() OVER (PARTITION BY year_from ORDER BY position, code) AS position FROM domain_label) r WHERE r.id = l.id;
      ALTER TABLE domain_label DROP version, ADD CONSTRAINT domain_label_position_uq UNIQUE (year_from, position);
    `);
  }
}
