import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A namesake is a question; conflicts that were detected by a name before stand until the chair lifts them. */
export class Suspicions1790252000000 implements MigrationInterface {
  name = 'Suspicions1790252000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE session_conflict DROP CONSTRAINT session_conflict_origin_ck,
        ADD CONSTRAINT session_conflict_origin_ck CHECK (origin IN ('detected', 'suspected', 'declared', 'pinned', 'lifted')),
        ADD CONSTRAINT session_conflict_suspected_ck CHECK (origin <> 'suspected' OR (NOT conflicted AND kind IS NOT NULL));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE session_conflict DROP CONSTRAINT session_conflict_suspected_ck, DROP CONSTRAINT session_conflict_origin_ck,
        ADD CONSTRAINT session_conflict_origin_ck CHECK (origin IN ('detected', 'declared', 'pinned', 'lifted')) NOT VALID;
    `);
  }
}
