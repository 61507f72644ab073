import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals in the order of their list; contents that are lost or altered, among all that are sound. */
export class PlatformLists1790330080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX proposal_list_ix ON proposal ((CASE WHEN state = 'waiting' THEN 0 ELSE 1 END), proposed_at DESC, id DESC);
      CREATE INDEX content_check_defect_ix ON content_check (defect_since) WHERE defect IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX proposal_list_ix, content_check_defect_ix;
    `);
  }
}
