import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The officers' list in its order, of all and of a region, and by call: a page is read from an index, whatever the table has grown to. */
export class ApplicationLists1790330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const listed = `number IS NOT NULL AND state NOT IN ('draft', 'lapsed')`;
    await runner.query(`
      CREATE INDEX application_list_ix ON application (submitted_at, id) WHERE ${listed};
      CREATE INDEX application_list_region_ix ON application (region_code, submitted_at, id) WHERE ${listed};
      CREATE INDEX application_list_call_ix ON application (call_id, submitted_at, id) WHERE ${listed};
      DROP INDEX application_region_ix;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX application_region_ix ON application (region_code, submitted_at);
      DROP INDEX application_list_ix, application_list_region_ix, application_list_call_ix;
    `);
  }
}
