import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys beside the codes of an application, and what a session asks them to sign. */
export class Passkeys1790400500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkey (
        id uuid NOT NULL CONSTRAINT passkey_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT passkey_person_fk REFERENCES person (id) ON DELETE CASCADE,
        name text NOT NULL,
        credential_id text NOT NULL CONSTRAINT passkey_credential_uq UNIQUE,
        public_key text NOT NULL,
        counter bigint NOT NULL CONSTRAINT passkey_counter_ck CHECK (counter >= 0),
        transports text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_used_at timestamptz,
        blocked_at timestamptz,
        CONSTRAINT passkey_name_uq UNIQUE (person_id, name)
      );
      CREATE TABLE passkey_question (
        session_id uuid NOT NULL CONSTRAINT passkey_question_session_fk REFERENCES session (id) ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT passkey_question_purpose_ck CHECK (purpose IN ('enrol', 'sign-in', 'act')),
        challenge text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT passkey_question_pk PRIMARY KEY (session_id, purpose)
      );
    `);
  }

  /** Whoever had a passkey alone enrols an application at the next sign-in. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE passkey_question, passkey`);
  }
}
