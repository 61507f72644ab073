import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods of retention as a dated parameter, and purges that two persons agreed on. What is there is purged by nobody before that. */
export class Retention1790400821000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE purge_run (
        id uuid NOT NULL CONSTRAINT purge_run_pk PRIMARY KEY,
        proposed_by uuid CONSTRAINT purge_run_proposer_fk REFERENCES person (id),
        confirmed_by uuid CONSTRAINT purge_run_confirmer_fk REFERENCES person (id),
        cut_offs jsonb NOT NULL,
        planned jsonb NOT NULL,
        progress jsonb NOT NULL DEFAULT '{}',
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz,
        CONSTRAINT purge_run_people_ck CHECK (num_nulls(proposed_by, confirmed_by) = 2 OR (num_nulls(proposed_by, confirmed_by) = 0 AND proposed_by <> confirmed_by))
      );
      CREATE INDEX purge_run_started_ix ON purge_run (started_at);
      CREATE INDEX purge_run_open_ix ON purge_run (moved_at) WHERE finished_at IS NULL;
      INSERT INTO parameter_revision (id, institution_id, parameter, value, valid_from)
      SELECT gen_random_uuid(), id, 'institution.retention', '{"draftsMonths": 24, "unprovedDays": 90, "refusedFilesYears": 5,
        "closedAccountsYears": 5, "attendanceYears": 10, "sessionsDays": 180, "messagesMonths": 36, "replacedFilesMonths": 60,
        "invitationsMonths": 12}', '2000-01-01' FROM institution WHERE is_principal`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE purge_run; DELETE FROM parameter_revision WHERE parameter = 'institution.retention'`);
  }
}
