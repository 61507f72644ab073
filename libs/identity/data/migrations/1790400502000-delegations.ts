import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role may be lent for days of absence: the grant of whoever acts names the grant that is lent. */
export class Delegations1790400502000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant ADD COLUMN delegated_from uuid CONSTRAINT role_grant_delegated_from_fk REFERENCES role_grant (id);
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_delegated_ck
        CHECK (delegated_from IS NULL OR (delegated_from <> id AND valid_until IS NOT NULL AND role <> 'administrator'));
      CREATE INDEX role_grant_delegated_from_ix ON role_grant (delegated_from) WHERE delegated_from IS NOT NULL;
    `);
  }

  /** What was lent ends: before, a grant was its holder's own. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE role_grant SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE delegated_from IS NOT NULL;
      DROP INDEX role_grant_delegated_from_ix;
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_delegated_ck, DROP COLUMN delegated_from;
    `);
  }
}
