import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM, Trail } from '#platform';

/**
 * An address is proved before anything counts: links are kept as hashes, a password chosen before the proof is forgotten,
 * the second factor can be lost, one president for each association.
 */
export class ProvedPeople1790200100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN invited_at timestamptz, ADD COLUMN demonstration boolean NOT NULL DEFAULT false,
        ADD COLUMN second_factor_ends_at timestamptz;
      UPDATE person SET invited_at = created_at WHERE state = 'unconfirmed' AND password_hash IS NULL;
      UPDATE person SET password_hash = NULL WHERE state = 'unconfirmed';
      ALTER TABLE person ADD CONSTRAINT person_proved_password_ck CHECK (state <> 'unconfirmed' OR password_hash IS NULL);
      -- The demonstration's people have addresses that nobody can own (RFC 2606), in a database that it was loaded into.
      UPDATE person SET demonstration = true WHERE email LIKE '%.example' AND EXISTS (SELECT FROM seed_step WHERE name = 'people');

      CREATE TABLE account_link (
        id uuid NOT NULL CONSTRAINT account_link_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT account_link_person_fk REFERENCES person (id) ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT account_link_purpose_ck CHECK (purpose IN ('confirm', 'password', 'welcome')),
        token_hash text NOT NULL CONSTRAINT account_link_token_uq UNIQUE,
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        replaced_at timestamptz
      );
      CREATE UNIQUE INDEX account_link_current_uq ON account_link (person_id) WHERE used_at IS NULL AND replaced_at IS NULL;
      CREATE INDEX account_link_person_ix ON account_link (person_id);

      CREATE TABLE recovery_code (
        id uuid NOT NULL CONSTRAINT recovery_code_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT recovery_code_person_fk REFERENCES person (id) ON DELETE CASCADE,
        code_hash text NOT NULL,
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        used_at timestamptz,
        CONSTRAINT recovery_code_uq UNIQUE (person_id, code_hash)
      );

      CREATE TABLE rate_count (
        key text NOT NULL CONSTRAINT rate_count_pk PRIMARY KEY,
        window_start timestamptz NOT NULL,
        count integer NOT NULL
      );
      CREATE INDEX rate_count_window_ix ON rate_count (window_start);

      CREATE TABLE setup_code (
        code_hash text NOT NULL CONSTRAINT setup_code_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
    `);
    // Whoever came second was given the role by somebody who could not give it; the first keeps it, and the trail says so.
    const [later] = (await runner.query(`
      UPDATE role_grant g SET revoked_at = clock_timestamp()
      WHERE g.role = 'association.president' AND g.revoked_at IS NULL AND EXISTS (
        SELECT FROM role_grant first WHERE first.association_id = g.association_id AND first.role = g.role AND first.revoked_at IS NULL
          AND (first.valid_from, first.id) < (g.valid_from, g.id))
      RETURNING g.person_id`)) as [{ person_id: string }[], number];
    const reason = 'a second president of one association';
    for (const { person_id: subjectId } of later)
      await new Trail().record(runner.manager, SYSTEM, {
        ...{ subject: 'person', subjectId, event: 'revoke', reason },
        detail: { role: 'association.president' },
      });
    await runner.query(
      `CREATE UNIQUE INDEX role_grant_president_uq ON role_grant (association_id) WHERE role = 'association.president' AND revoked_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX role_grant_president_uq;
      DROP TABLE setup_code, rate_count, recovery_code, account_link;
      ALTER TABLE person DROP CONSTRAINT person_proved_password_ck, DROP COLUMN invited_at, DROP COLUMN demonstration, DROP COLUMN second_factor_ends_at;
    `);
  }
}
