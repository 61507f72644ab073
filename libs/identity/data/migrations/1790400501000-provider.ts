import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officers may come by the provider of their administration (OpenID Connect). */
export class Provider1790400501000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT provider_identity_person_fk REFERENCES person (id) ON DELETE CASCADE,
        linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT provider_identity_pk PRIMARY KEY (issuer, subject),
        CONSTRAINT provider_identity_person_uq UNIQUE (person_id, issuer)
      );
      CREATE TABLE provider_request (
        state_hash text NOT NULL CONSTRAINT provider_request_pk PRIMARY KEY,
        browser_hash text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ALTER TABLE session ADD COLUMN by_provider boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session DROP COLUMN by_provider;
      DROP TABLE provider_request, provider_identity;
    `);
  }
}
