import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was verified ends: a document, a mandate. It is noted until an officer has looked at the registration again. */
export class Lapses1790400602000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association ADD lapses jsonb NOT NULL DEFAULT '[]';
      CREATE INDEX association_lapsed_ix ON association (region_code) WHERE lapses <> '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE association DROP lapses`);
  }
}
