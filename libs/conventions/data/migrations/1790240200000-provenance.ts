import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the source of an imported convention does not say; of those imported before, nothing but year, domain and amount was known. */
export class Provenance1790240200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE convention ADD "unknown" jsonb NOT NULL DEFAULT '[]', ADD demonstration boolean NOT NULL DEFAULT false;
      UPDATE convention SET "unknown" = '["region", "association", "of_migrants", "asked", "total_cost"]',
        demonstration = title LIKE '%(projet de démonstration%' WHERE imported;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE convention DROP "unknown", DROP demonstration`);
  }
}
