import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the platform: outbox, idempotency keys, audit trail (append-only) and stored files. */
export class Platform1790000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
        kind text NOT NULL CONSTRAINT outbox_kind_ck CHECK (kind IN ('event', 'job')),
        name text NOT NULL,
        payload jsonb NOT NULL,
        not_before timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz
      );
      CREATE INDEX outbox_waiting_ix ON outbox (id) WHERE published_at IS NULL;

      CREATE TABLE idempotency_key (
        person_id text NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        input_hash text NOT NULL,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT idempotency_key_pk PRIMARY KEY (person_id, operation, key)
      );
      CREATE INDEX idempotency_key_created_ix ON idempotency_key (created_at);

      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pk PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id uuid,
        role text NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        event text NOT NULL,
        from_state text,
        to_state text,
        reason text,
        detail jsonb,
        content_hash text NOT NULL
      );
      CREATE INDEX audit_entry_subject_ix ON audit_entry (subject, subject_id);

      CREATE TABLE audit_seal (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_seal_pk PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        from_entry bigint NOT NULL,
        to_entry bigint NOT NULL,
        entries integer NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE stored_file (
        id uuid NOT NULL CONSTRAINT stored_file_pk PRIMARY KEY,
        sha256 text NOT NULL CONSTRAINT stored_file_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size integer NOT NULL CONSTRAINT stored_file_size_ck CHECK (size > 0),
        media_type text NOT NULL,
        name text NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX stored_file_sha256_ix ON stored_file (sha256);

      CREATE TABLE kept_secret (
        name text NOT NULL CONSTRAINT kept_secret_pk PRIMARY KEY,
        sealed text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE seed_step (
        name text NOT NULL CONSTRAINT seed_step_pk PRIMARY KEY,
        done_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE seed_step, kept_secret, stored_file, audit_seal, audit_entry, idempotency_key, outbox; DROP FUNCTION refuse_change();`,
    );
  }
}
