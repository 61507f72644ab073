import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People by name, as the dictionary of each language has them. */
export class PersonLists1790330070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX person_list_fr_ix ON person ((name COLLATE "fr-x-icu"), id) WHERE state <> 'erased';
      CREATE INDEX person_list_ar_ix ON person ((name COLLATE "ar-x-icu"), id) WHERE state <> 'erased';
      CREATE INDEX person_list_en_ix ON person ((name COLLATE "en-x-icu"), id) WHERE state <> 'erased';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX person_list_fr_ix, person_list_ar_ix, person_list_en_ix;
    `);
  }
}
