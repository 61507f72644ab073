import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1790000200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE message (
        id uuid NOT NULL CONSTRAINT message_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT message_person_fk REFERENCES person (id),
        kind text NOT NULL,
        language text NOT NULL CONSTRAINT message_language_ck CHECK (language IN ('fr', 'ar', 'en')),
        subject text NOT NULL,
        body text NOT NULL,
        action_label text,
        action_path text,
        state text NOT NULL CONSTRAINT message_state_ck CHECK (state IN ('queued', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        read_at timestamptz
      );
      CREATE INDEX message_inbox_ix ON message (person_id, created_at);

      CREATE TABLE deadline (
        id uuid NOT NULL CONSTRAINT deadline_pk PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        fired_at timestamptz,
        cancelled_at timestamptz,
        CONSTRAINT deadline_subject_uq UNIQUE (kind, subject_id)
      );
      CREATE INDEX deadline_waiting_ix ON deadline (due_at) WHERE fired_at IS NULL AND cancelled_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE deadline, message`);
  }
}
