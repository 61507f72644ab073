import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A claim is public once a second person has confirmed it; those of before were, and stay. */
export class ConfirmedClaims1790240300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE claim ADD version integer NOT NULL DEFAULT 1,
        ADD state text NOT NULL DEFAULT 'waiting' CONSTRAINT claim_state_ck CHECK (state IN ('waiting', 'confirmed', 'withdrawn'));
      UPDATE claim SET state = 'confirmed';
      ALTER TABLE claim DROP CONSTRAINT claim_source_uq;
      CREATE UNIQUE INDEX claim_source_uq ON claim (period, measure, source) WHERE state <> 'withdrawn';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX claim_source_uq;
      DELETE FROM claim WHERE state = 'withdrawn';
      ALTER TABLE claim DROP state, DROP version, ADD CONSTRAINT claim_source_uq UNIQUE (period, measure, source);
    `);
  }
}
