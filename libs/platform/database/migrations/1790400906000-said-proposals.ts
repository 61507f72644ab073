import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a proposal said is kept when it is settled; what was settled before is said as it reads now. */
export class SaidProposals1790400906000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE proposal ADD said jsonb`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE proposal DROP said`);
  }
}
