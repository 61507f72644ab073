import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vouchers count on the accounts of the associations that reported. */
export class KeptFor1790210030000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE stored_file f SET kept_for = r.association_id FROM report_voucher v JOIN report r ON r.id = v.report_id
      WHERE v.file_id = f.id AND f.kept_for IS NULL;
    `);
  }

  async down(): Promise<void> {
    // The column is dropped by the migration that added it.
  }
}
