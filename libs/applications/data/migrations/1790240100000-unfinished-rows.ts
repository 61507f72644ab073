import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the budget that are not whole yet; those of the parts lie beside their items. */
export class UnfinishedRows1790240100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE application ADD budget_unfinished jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE application DROP budget_unfinished`);
  }
}
