import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wrote a report last, and when: said to whoever wrote at the same moment. */
export class WritersOfReports1790298810000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE report
        ADD written_by uuid CONSTRAINT report_writer_fk REFERENCES person (id),
        ADD written_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE report DROP written_by, DROP written_at;`);
  }
}
