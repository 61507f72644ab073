import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of messages whose words name somebody else; the person's name is looked for in those of before, as it stands today. */
const NAMING = [
  'deadlines.due',
  'deadlines.missed',
  'associations.wants-to-join',
  'associations.officer-asked',
  'associations.invitation-answered',
  'associations.member-left',
  'associations.presidency-claimed',
  'associations.presidency-contested',
  'associations.presidency-confirmed',
  'associations.presidency-taken',
  'associations.signature-delegated',
  'associations.delegation-ended',
  'identity.delegation-received',
  'identity.delegation-given',
  'identity.delegation-over',
  'identity.delegation-ended',
  'identity.administrators-named',
  'platform.proposal-made',
  'platform.proposal-settled',
];

/** A message says which other accounts its words name. */
export class NamedInMessages1790400900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message ADD COLUMN names uuid[] NOT NULL DEFAULT '{}';
      UPDATE message m SET names = named.ids
      FROM (
        SELECT m.id, array_agg(p.id) AS ids
        FROM message m JOIN person p ON p.id <> m.person_id AND p.state <> 'unconfirmed' AND p.created_at <= m.created_at
          AND strpos(m.subject || ' ' || m.body, p.name) > 0
        WHERE m.kind IN (${NAMING.map((kind) => `'${kind}'`).join(', ')})
        GROUP BY m.id
      ) named
      WHERE named.id = m.id;
      CREATE INDEX message_names_ix ON message USING gin (names);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX message_names_ix; ALTER TABLE message DROP COLUMN names`);
  }
}
