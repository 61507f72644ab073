import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People join an association by their own word: invitations wait for it. Whoever belongs to one already stays, and may leave. */
export class MemberInvitations1790200300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE member_invitation (
        id uuid NOT NULL CONSTRAINT member_invitation_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT member_invitation_association_fk REFERENCES association (id),
        person_id uuid NOT NULL CONSTRAINT member_invitation_person_fk REFERENCES person (id),
        role text NOT NULL CONSTRAINT member_invitation_role_ck
          CHECK (role IN ('association.president', 'association.treasurer', 'association.editor', 'association.reader')),
        typed_name text NOT NULL,
        typed_email text NOT NULL,
        state text NOT NULL CONSTRAINT member_invitation_state_ck CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn', 'expired')),
        invited_by uuid CONSTRAINT member_invitation_inviter_fk REFERENCES person (id),
        invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        answered_at timestamptz,
        CONSTRAINT member_invitation_answered_ck CHECK ((state = 'waiting') = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX member_invitation_waiting_uq ON member_invitation (association_id, person_id) WHERE state = 'waiting';
      CREATE INDEX member_invitation_person_ix ON member_invitation (person_id);
      CREATE INDEX member_invitation_association_ix ON member_invitation (association_id, invited_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE member_invitation');
  }
}
