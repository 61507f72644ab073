import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one person must not do alone waits here for another. */
export class Proposals1790200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proposal (
        id uuid NOT NULL CONSTRAINT proposal_pk PRIMARY KEY,
        kind text NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        region_code text,
        association_id uuid,
        payload jsonb NOT NULL,
        payload_hash text NOT NULL,
        reason text NOT NULL,
        state text NOT NULL CONSTRAINT proposal_state_ck CHECK (state IN ('waiting', 'executed', 'refused', 'withdrawn', 'expired')),
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        barred uuid[] NOT NULL DEFAULT '{}',
        decided_by uuid,
        decided_at timestamptz,
        decision_reason text,
        CONSTRAINT proposal_two_persons_ck CHECK (state NOT IN ('executed', 'refused') OR (decided_by IS NOT NULL AND decided_by <> proposed_by AND decided_by <> ALL (barred))),
        CONSTRAINT proposal_decided_ck CHECK ((state = 'waiting') = (decided_at IS NULL))
      );
      CREATE UNIQUE INDEX proposal_waiting_uq ON proposal (kind, subject_id, payload_hash) WHERE state = 'waiting';
      CREATE INDEX proposal_state_ix ON proposal (state, proposed_at);
      CREATE INDEX proposal_subject_ix ON proposal (subject_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proposal');
  }
}
