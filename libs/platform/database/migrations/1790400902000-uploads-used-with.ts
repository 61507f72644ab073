import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file that was sent says of which document it became a page: the one that its first page names. */
export class UploadsUsedWith1790400902000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE upload ADD COLUMN used_with uuid;
      UPDATE upload SET used_with = id WHERE used_at IS NOT NULL;
      ALTER TABLE upload ADD CONSTRAINT upload_used_with_ck CHECK ((used_at IS NULL) = (used_with IS NULL));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE upload DROP COLUMN used_with`);
  }
}
