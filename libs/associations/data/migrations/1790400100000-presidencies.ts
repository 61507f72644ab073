import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The presidency changes hands, by its holder or by minutes; it is lent for a time. */
export class Presidencies1790400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE presidency_claim (
        id uuid NOT NULL CONSTRAINT presidency_claim_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT presidency_claim_association_fk REFERENCES association (id),
        candidate_name text NOT NULL,
        candidate_email text NOT NULL,
        candidate_language text NOT NULL CONSTRAINT presidency_claim_language_ck CHECK (candidate_language IN ('fr', 'ar', 'en')),
        elected_on date NOT NULL,
        minutes_file_id uuid NOT NULL CONSTRAINT presidency_claim_minutes_fk REFERENCES stored_file (id),
        former_id uuid CONSTRAINT presidency_claim_former_fk REFERENCES person (id),
        predecessor_role text NOT NULL CONSTRAINT presidency_claim_predecessor_ck
          CHECK (predecessor_role IN ('association.treasurer', 'association.editor', 'association.reader', 'none')),
        state text NOT NULL CONSTRAINT presidency_claim_state_ck
          CHECK (state IN ('waiting', 'contested', 'confirmed', 'refused', 'withdrawn', 'overtaken')),
        deposited_by uuid NOT NULL CONSTRAINT presidency_claim_depositor_fk REFERENCES person (id),
        deposited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        objection_until timestamptz NOT NULL,
        objection text,
        decided_by uuid CONSTRAINT presidency_claim_decider_fk REFERENCES person (id),
        decision_reason text,
        decided_at timestamptz,
        CONSTRAINT presidency_claim_decided_ck CHECK ((state IN ('waiting', 'contested')) = (decided_at IS NULL)),
        CONSTRAINT presidency_claim_contested_ck CHECK (state <> 'contested' OR objection IS NOT NULL)
      );
      CREATE UNIQUE INDEX presidency_claim_open_uq ON presidency_claim (association_id) WHERE state IN ('waiting', 'contested');
      CREATE INDEX presidency_claim_association_ix ON presidency_claim (association_id, deposited_at);

      CREATE TABLE signing_delegation (
        id uuid NOT NULL CONSTRAINT signing_delegation_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT signing_delegation_association_fk REFERENCES association (id),
        person_id uuid NOT NULL CONSTRAINT signing_delegation_person_fk REFERENCES person (id),
        given_by uuid NOT NULL CONSTRAINT signing_delegation_giver_fk REFERENCES person (id),
        grant_id uuid NOT NULL CONSTRAINT signing_delegation_grant_fk REFERENCES role_grant (id),
        statement text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz,
        CONSTRAINT signing_delegation_days_ck CHECK (ends_on >= starts_on),
        CONSTRAINT signing_delegation_other_ck CHECK (person_id <> given_by)
      );
      CREATE INDEX signing_delegation_association_ix ON signing_delegation (association_id, starts_on);

      ALTER TABLE member_invitation
        ADD COLUMN predecessor_role text CONSTRAINT member_invitation_predecessor_ck
          CHECK (predecessor_role IN ('association.treasurer', 'association.editor', 'association.reader', 'none')),
        ADD COLUMN claim_id uuid CONSTRAINT member_invitation_claim_fk REFERENCES presidency_claim (id);
      UPDATE member_invitation SET predecessor_role = 'association.editor' WHERE role = 'association.president';
      ALTER TABLE member_invitation ADD CONSTRAINT member_invitation_handover_ck
        CHECK ((role = 'association.president') = (predecessor_role IS NOT NULL));

      ALTER TABLE association ADD COLUMN presidency_moved_at timestamptz, ADD COLUMN checked_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association DROP COLUMN presidency_moved_at, DROP COLUMN checked_at;
      ALTER TABLE member_invitation DROP CONSTRAINT member_invitation_handover_ck, DROP COLUMN predecessor_role, DROP COLUMN claim_id;
      DROP TABLE signing_delegation, presidency_claim;
    `);
  }
}
