import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A flag is an institution's own; those of before count for all. */
export class FlagsOfInstitutions1790400808000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE association_flag ADD COLUMN institution_id uuid
      CONSTRAINT association_flag_institution_fk REFERENCES institution (id);`);
  }

  /** A flag of one institution would count for all: it is lifted instead. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE association_flag SET lifted_at = clock_timestamp() WHERE institution_id IS NOT NULL AND lifted_at IS NULL;
      ALTER TABLE association_flag DROP COLUMN institution_id;
    `);
  }
}
