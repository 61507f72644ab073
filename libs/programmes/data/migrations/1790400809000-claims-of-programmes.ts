import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two programmes may keep the same claim: whose claim stands elsewhere is no business of the second. */
export class ClaimsOfProgrammes1790400809000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX claim_source_uq;
      CREATE UNIQUE INDEX claim_source_uq ON claim (programme_id, period, measure, source) WHERE state <> 'withdrawn';
    `);
  }

  /** Of claims that stand in several programmes the oldest stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE claim c SET state = 'withdrawn' WHERE state <> 'withdrawn' AND EXISTS (SELECT FROM claim o WHERE o.state <> 'withdrawn'
        AND o.period = c.period AND o.measure = c.measure AND o.source = c.source AND o.id < c.id);
      DROP INDEX claim_source_uq;
      CREATE UNIQUE INDEX claim_source_uq ON claim (period, measure, source) WHERE state <> 'withdrawn';
    `);
  }
}
