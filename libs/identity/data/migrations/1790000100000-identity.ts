import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1790000100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE person (
        id uuid NOT NULL CONSTRAINT person_pk PRIMARY KEY,
        email text NOT NULL CONSTRAINT person_email_uq UNIQUE CONSTRAINT person_email_ck CHECK (email = lower(email)),
        name text NOT NULL,
        language text NOT NULL CONSTRAINT person_language_ck CHECK (language IN ('fr', 'ar', 'en')),
        state text NOT NULL CONSTRAINT person_state_ck CHECK (state IN ('unconfirmed', 'active', 'suspended', 'erased')),
        password_hash text,
        totp_secret text,
        totp_confirmed boolean NOT NULL DEFAULT false,
        totp_sign_in_step bigint NOT NULL DEFAULT 0,
        totp_act_step bigint NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX person_name_ix ON person (name);

      CREATE TABLE role_grant (
        id uuid NOT NULL CONSTRAINT role_grant_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT role_grant_person_fk REFERENCES person (id),
        role text NOT NULL,
        region_code text,
        committee_id uuid,
        college_code text,
        association_id uuid,
        valid_from timestamptz NOT NULL DEFAULT clock_timestamp(),
        valid_until timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX role_grant_person_ix ON role_grant (person_id);
      CREATE INDEX role_grant_association_ix ON role_grant (association_id) WHERE association_id IS NOT NULL;
      CREATE INDEX role_grant_role_ix ON role_grant (role);

      CREATE TABLE session (
        id uuid NOT NULL CONSTRAINT session_pk PRIMARY KEY,
        token_hash text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT session_person_fk REFERENCES person (id) ON DELETE CASCADE,
        grant_id uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        second_factor_at timestamptz,
        stepped_up_at timestamptz,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX session_token_ix ON session (token_hash);
      CREATE INDEX session_person_ix ON session (person_id);

      CREATE TABLE sign_in_attempt (
        key text NOT NULL CONSTRAINT sign_in_attempt_pk PRIMARY KEY,
        failures integer NOT NULL,
        last_failure_at timestamptz NOT NULL
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sign_in_attempt, session, role_grant, person`);
  }
}
