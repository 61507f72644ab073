import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRIES = ['component', 'envelope', 'funder', 'partner', 'gathering'];

/** What is entered about a programme is corrected under its version and withdrawn with its trace; a withdrawn component leaves its code free. */
export class CorrectedEntries1790400300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ENTRIES)
      await queryRunner.query(`
        ALTER TABLE ${table} ADD version integer NOT NULL DEFAULT 1,
          ADD withdrawn_at timestamptz, ADD withdrawn_by uuid, ADD withdrawn_reason text,
          ADD CONSTRAINT ${table}_withdrawn_ck CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3))`);
    await queryRunner.query(`
      ALTER TABLE component DROP CONSTRAINT component_code_uq;
      CREATE UNIQUE INDEX component_code_uq ON component (programme_id, code) WHERE withdrawn_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX component_code_uq;
      ALTER TABLE component ADD CONSTRAINT component_code_uq UNIQUE (programme_id, code);
    `);
    for (const table of ENTRIES)
      await queryRunner.query(`
        ALTER TABLE ${table} DROP version, DROP withdrawn_at, DROP withdrawn_by, DROP withdrawn_reason`);
  }
}
