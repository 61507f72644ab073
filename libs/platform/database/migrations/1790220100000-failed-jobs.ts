import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs that gave up: what they were to do, whom they keep waiting, and what became of them. */
export class FailedJobs1790220100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE failed_job (
        id uuid NOT NULL CONSTRAINT failed_job_pk PRIMARY KEY,
        queue text NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        payload_hash text NOT NULL,
        subject text,
        subject_id uuid,
        error text NOT NULL,
        times integer NOT NULL DEFAULT 1,
        first_failed_at timestamptz NOT NULL,
        failed_at timestamptz NOT NULL,
        retried_at timestamptz,
        retried_by uuid,
        settled_at timestamptz,
        CONSTRAINT failed_job_subject_ck CHECK ((subject IS NULL) = (subject_id IS NULL))
      );
      CREATE UNIQUE INDEX failed_job_open_ux ON failed_job (name, payload_hash) WHERE settled_at IS NULL;
      CREATE INDEX failed_job_subject_ix ON failed_job (subject_id) WHERE settled_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE failed_job;`);
  }
}
