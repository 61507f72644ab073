import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits of registrations in two regions is whoever acts for the country’s: those that named no region could be answered from any. */
export class ProposalsOfTheCountry1790400903000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DO $$ BEGIN
        IF to_regclass('association') IS NOT NULL AND to_regclass('association_merge') IS NOT NULL THEN
          UPDATE proposal p SET region_code = 'MA'
          WHERE p.state = 'waiting' AND p.region_code IS NULL AND p.kind IN ('associations.merge', 'associations.unmerge')
            AND (SELECT count(DISTINCT coalesce(a.region_code, '')) FROM association a
                 LEFT JOIN association_merge m ON m.id::text = p.payload->>'mergeId'
                 WHERE a.id::text IN (p.payload->>'keptId', p.payload->>'otherId', m.kept_id::text, m.other_id::text)) > 1;
        END IF;
      END $$;
    `);
  }

  async down(): Promise<void> {
    // What was told to fewer is not told to more again.
  }
}
