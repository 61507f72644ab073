import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was verified changes by an officer's decision, field by field; a registration is returned with remarks at its fields; a telephone. */
export class Revisions1790400110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE association_revision (
        id uuid NOT NULL CONSTRAINT association_revision_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT association_revision_association_fk REFERENCES association (id),
        changes jsonb NOT NULL,
        remarks jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL CONSTRAINT association_revision_state_ck CHECK (state IN ('waiting', 'returned', 'accepted', 'withdrawn')),
        version integer NOT NULL DEFAULT 1,
        proposed_by uuid NOT NULL CONSTRAINT association_revision_proposer_fk REFERENCES person (id),
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_by uuid CONSTRAINT association_revision_decider_fk REFERENCES person (id),
        decided_at timestamptz,
        CONSTRAINT association_revision_decided_ck CHECK (state NOT IN ('returned', 'accepted') OR decided_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX association_revision_open_uq ON association_revision (association_id) WHERE state IN ('waiting', 'returned');

      ALTER TABLE association
        ADD COLUMN return_remarks jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN checked_on_receipt jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN phone text CONSTRAINT association_phone_ck CHECK (phone ~ '^\\+[1-9]\\d{7,14}$');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association DROP COLUMN return_remarks, DROP COLUMN checked_on_receipt, DROP COLUMN phone;
      DROP TABLE association_revision;
    `);
  }
}
