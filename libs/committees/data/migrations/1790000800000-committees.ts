import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Committees1790000800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE committee (
        id uuid NOT NULL CONSTRAINT committee_pk PRIMARY KEY,
        region_code text NOT NULL,
        name jsonb NOT NULL,
        quorum_basis_points integer NOT NULL CONSTRAINT committee_quorum_ck CHECK (quorum_basis_points BETWEEN 1 AND 10000),
        quorum_per_college integer NOT NULL CONSTRAINT committee_per_college_ck CHECK (quorum_per_college >= 0),
        convocation_days integer NOT NULL CONSTRAINT committee_convocation_ck CHECK (convocation_days >= 0),
        appeal_days integer NOT NULL CONSTRAINT committee_appeal_ck CHECK (appeal_days > 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX committee_region_ix ON committee (region_code);

      CREATE TABLE committee_member (
        id uuid NOT NULL CONSTRAINT committee_member_pk PRIMARY KEY,
        committee_id uuid NOT NULL CONSTRAINT committee_member_committee_fk REFERENCES committee (id),
        person_id uuid NOT NULL CONSTRAINT committee_member_person_fk REFERENCES person (id),
        function text NOT NULL CONSTRAINT committee_member_function_ck CHECK (function IN ('member', 'chair', 'secretary')),
        college_code text CONSTRAINT committee_member_college_ck CHECK (college_code IN ('local_authorities', 'state_services', 'civil_society')),
        substitute_of_id uuid CONSTRAINT committee_member_substitute_fk REFERENCES committee_member (id),
        mandate_from date NOT NULL,
        mandate_until date,
        employer text,
        ties text,
        grant_id uuid NOT NULL,
        CONSTRAINT committee_member_person_uq UNIQUE (committee_id, person_id),
        CONSTRAINT committee_member_seat_ck CHECK ((function = 'secretary') = (college_code IS NULL)),
        CONSTRAINT committee_member_mandate_ck CHECK (mandate_until IS NULL OR mandate_until >= mandate_from)
      );

      CREATE TABLE committee_counter (
        kind text NOT NULL,
        year integer NOT NULL,
        value integer NOT NULL,
        CONSTRAINT committee_counter_pk PRIMARY KEY (kind, year)
      );

      CREATE TABLE committee_session (
        id uuid NOT NULL CONSTRAINT committee_session_pk PRIMARY KEY,
        committee_id uuid NOT NULL CONSTRAINT committee_session_committee_fk REFERENCES committee (id),
        region_code text NOT NULL,
        call_id uuid NOT NULL CONSTRAINT committee_session_call_fk REFERENCES call (id),
        state text NOT NULL CONSTRAINT committee_session_state_ck
          CHECK (state IN ('convened', 'open', 'deliberating', 'closed', 'minutes_signed', 'cancelled')),
        held_at timestamptz NOT NULL,
        held_wall text NOT NULL,
        place jsonb NOT NULL,
        grid jsonb NOT NULL,
        grid_frozen_at timestamptz,
        sub_envelope_id uuid NOT NULL CONSTRAINT committee_session_sub_envelope_fk REFERENCES sub_envelope (id),
        allocation_rule text NOT NULL CONSTRAINT committee_session_rule_ck CHECK (allocation_rule IN ('stop', 'skip', 'threshold')),
        threshold_hundredths integer CONSTRAINT committee_session_threshold_ck CHECK (threshold_hundredths BETWEEN 0 AND 10000),
        available_centimes bigint,
        convened_by uuid CONSTRAINT committee_session_convener_fk REFERENCES person (id),
        convened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        opened_at timestamptz,
        deliberating_at timestamptz,
        closed_at timestamptz,
        signed_at timestamptz,
        minutes_number text CONSTRAINT committee_session_minutes_number_uq UNIQUE,
        minutes_code text CONSTRAINT committee_session_minutes_code_uq UNIQUE,
        minutes_file_id uuid CONSTRAINT committee_session_minutes_file_fk REFERENCES stored_file (id),
        CONSTRAINT committee_session_minutes_ck CHECK ((state IN ('closed', 'minutes_signed')) = (minutes_number IS NOT NULL))
      );
      CREATE INDEX committee_session_committee_ix ON committee_session (committee_id);
      CREATE INDEX committee_session_call_ix ON committee_session (call_id);

      CREATE TABLE session_file (
        id uuid NOT NULL CONSTRAINT session_file_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT session_file_session_fk REFERENCES committee_session (id),
        application_id uuid NOT NULL CONSTRAINT session_file_application_fk REFERENCES application (id),
        association_id uuid NOT NULL CONSTRAINT session_file_association_fk REFERENCES association (id),
        association_name jsonb NOT NULL,
        number text NOT NULL,
        title text NOT NULL,
        domain_code text NOT NULL,
        asked_centimes bigint NOT NULL CONSTRAINT session_file_asked_ck CHECK (asked_centimes > 0),
        position integer NOT NULL,
        live boolean NOT NULL DEFAULT true,
        CONSTRAINT session_file_application_uq UNIQUE (session_id, application_id)
      );
      CREATE UNIQUE INDEX session_file_live_ix ON session_file (application_id) WHERE live;

      CREATE TABLE session_attendance (
        id uuid NOT NULL CONSTRAINT session_attendance_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT session_attendance_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT session_attendance_member_fk REFERENCES committee_member (id),
        presence text NOT NULL CONSTRAINT session_attendance_presence_ck CHECK (presence IN ('present', 'remote', 'left', 'excused', 'absent')),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        recorded_by uuid NOT NULL CONSTRAINT session_attendance_recorder_fk REFERENCES person (id)
      );
      CREATE INDEX session_attendance_member_ix ON session_attendance (session_id, member_id, at);

      CREATE TABLE session_declaration (
        session_id uuid NOT NULL CONSTRAINT session_declaration_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT session_declaration_member_fk REFERENCES committee_member (id),
        declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT session_declaration_pk PRIMARY KEY (session_id, member_id)
      );

      CREATE TABLE session_conflict (
        id uuid NOT NULL CONSTRAINT session_conflict_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT session_conflict_session_fk REFERENCES committee_session (id),
        file_id uuid NOT NULL CONSTRAINT session_conflict_file_fk REFERENCES session_file (id),
        member_id uuid NOT NULL CONSTRAINT session_conflict_member_fk REFERENCES committee_member (id),
        conflicted boolean NOT NULL,
        kind text,
        origin text NOT NULL CONSTRAINT session_conflict_origin_ck CHECK (origin IN ('detected', 'declared', 'pinned', 'lifted')),
        text text,
        supersedes_id uuid CONSTRAINT session_conflict_supersedes_uq UNIQUE CONSTRAINT session_conflict_supersedes_fk REFERENCES session_conflict (id),
        created_by uuid CONSTRAINT session_conflict_author_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT session_conflict_kind_ck CHECK (NOT conflicted OR kind IS NOT NULL)
      );
      CREATE INDEX session_conflict_member_ix ON session_conflict (file_id, member_id);

      CREATE TABLE score_sheet (
        id uuid NOT NULL CONSTRAINT score_sheet_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT score_sheet_session_fk REFERENCES committee_session (id),
        file_id uuid NOT NULL CONSTRAINT score_sheet_file_fk REFERENCES session_file (id),
        member_id uuid NOT NULL CONSTRAINT score_sheet_member_fk REFERENCES committee_member (id),
        version integer NOT NULL,
        state text NOT NULL CONSTRAINT score_sheet_state_ck CHECK (state IN ('draft', 'sent', 'superseded', 'excluded')),
        marks jsonb NOT NULL,
        comment text,
        reason text,
        revision integer NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        CONSTRAINT score_sheet_version_uq UNIQUE (file_id, member_id, version),
        CONSTRAINT score_sheet_sent_ck CHECK (state = 'draft' OR state = 'excluded' OR sent_at IS NOT NULL),
        CONSTRAINT score_sheet_reason_ck CHECK (version = 1 OR state IN ('draft', 'excluded') OR reason IS NOT NULL)
      );
      CREATE UNIQUE INDEX score_sheet_draft_ix ON score_sheet (file_id, member_id) WHERE state = 'draft';
      CREATE UNIQUE INDEX score_sheet_sent_ix ON score_sheet (file_id, member_id) WHERE state = 'sent';
      CREATE INDEX score_sheet_session_ix ON score_sheet (session_id);

      CREATE TABLE committee_decision (
        id uuid NOT NULL CONSTRAINT committee_decision_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT committee_decision_session_fk REFERENCES committee_session (id),
        file_id uuid NOT NULL CONSTRAINT committee_decision_file_uq UNIQUE CONSTRAINT committee_decision_file_fk REFERENCES session_file (id),
        application_id uuid NOT NULL CONSTRAINT committee_decision_application_fk REFERENCES application (id),
        call_id uuid NOT NULL CONSTRAINT committee_decision_call_fk REFERENCES call (id),
        association_id uuid NOT NULL CONSTRAINT committee_decision_association_fk REFERENCES association (id),
        region_code text NOT NULL,
        sub_envelope_id uuid NOT NULL CONSTRAINT committee_decision_sub_envelope_fk REFERENCES sub_envelope (id),
        state text NOT NULL CONSTRAINT committee_decision_state_ck CHECK (state IN ('provisional', 'final')),
        outcome text NOT NULL CONSTRAINT committee_decision_outcome_ck
          CHECK (outcome IN ('selected', 'partially_selected', 'reserve', 'deferred', 'rejected')),
        asked_centimes bigint NOT NULL,
        amount_centimes bigint NOT NULL,
        conditions jsonb,
        reasons jsonb NOT NULL,
        away_text jsonb,
        round integer NOT NULL,
        vote_lost boolean NOT NULL DEFAULT false,
        proposed_by uuid NOT NULL CONSTRAINT committee_decision_author_fk REFERENCES person (id),
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        decided_at timestamptz,
        CONSTRAINT committee_decision_amount_ck CHECK (
          CASE outcome WHEN 'selected' THEN amount_centimes = asked_centimes
            WHEN 'partially_selected' THEN amount_centimes > 0 AND amount_centimes < asked_centimes
            ELSE amount_centimes = 0 END),
        CONSTRAINT committee_decision_final_ck CHECK ((state = 'final') = (decided_at IS NOT NULL))
      );
      CREATE INDEX committee_decision_application_ix ON committee_decision (application_id);
      CREATE INDEX committee_decision_awards_ix ON committee_decision (state, region_code);

      CREATE TABLE committee_vote (
        decision_id uuid NOT NULL CONSTRAINT committee_vote_decision_fk REFERENCES committee_decision (id),
        round integer NOT NULL,
        member_id uuid NOT NULL CONSTRAINT committee_vote_member_fk REFERENCES committee_member (id),
        session_id uuid NOT NULL CONSTRAINT committee_vote_session_fk REFERENCES committee_session (id),
        choice text NOT NULL CONSTRAINT committee_vote_choice_ck CHECK (choice IN ('for', 'against', 'abstain')),
        chair boolean NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT committee_vote_pk PRIMARY KEY (decision_id, round, member_id)
      );

      CREATE TABLE allocation_scenario (
        id uuid NOT NULL CONSTRAINT allocation_scenario_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT allocation_scenario_session_fk REFERENCES committee_session (id),
        name text NOT NULL,
        rule text NOT NULL CONSTRAINT allocation_scenario_rule_ck CHECK (rule IN ('stop', 'skip', 'threshold')),
        threshold_hundredths integer,
        extra_centimes bigint NOT NULL,
        amounts jsonb NOT NULL,
        created_by uuid NOT NULL CONSTRAINT allocation_scenario_author_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX allocation_scenario_session_ix ON allocation_scenario (session_id);

      CREATE TABLE minutes_signature (
        session_id uuid NOT NULL CONSTRAINT minutes_signature_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT minutes_signature_member_fk REFERENCES committee_member (id),
        person_id uuid NOT NULL CONSTRAINT minutes_signature_person_fk REFERENCES person (id),
        signed_at timestamptz NOT NULL,
        serial text NOT NULL,
        file_id uuid NOT NULL CONSTRAINT minutes_signature_stored_file_fk REFERENCES stored_file (id),
        level text NOT NULL CONSTRAINT minutes_signature_level_ck CHECK (level = 'simple'),
        CONSTRAINT minutes_signature_pk PRIMARY KEY (session_id, member_id)
      );

      CREATE TABLE decision_letter (
        id uuid NOT NULL CONSTRAINT decision_letter_pk PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT decision_letter_decision_uq UNIQUE CONSTRAINT decision_letter_decision_fk REFERENCES committee_decision (id),
        application_id uuid NOT NULL CONSTRAINT decision_letter_application_fk REFERENCES application (id),
        association_id uuid NOT NULL CONSTRAINT decision_letter_association_fk REFERENCES association (id),
        region_code text NOT NULL,
        number text NOT NULL CONSTRAINT decision_letter_number_uq UNIQUE,
        code text NOT NULL CONSTRAINT decision_letter_code_uq UNIQUE,
        state text NOT NULL CONSTRAINT decision_letter_state_ck CHECK (state IN ('drafted', 'approved', 'sent')),
        file_id uuid CONSTRAINT decision_letter_stored_file_fk REFERENCES stored_file (id),
        issued_on date NOT NULL,
        appeal_until date NOT NULL,
        approved_by uuid CONSTRAINT decision_letter_approver_fk REFERENCES person (id),
        approved_at timestamptz,
        sent_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT decision_letter_rendered_ck CHECK (state = 'drafted' OR file_id IS NOT NULL)
      );
      CREATE INDEX decision_letter_association_ix ON decision_letter (association_id);

      CREATE TRIGGER session_attendance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON session_attendance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER session_declaration_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON session_declaration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER session_conflict_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON session_conflict FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER minutes_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON minutes_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- A closed session is immutable: what follows is the making of the minutes, their signatures, and decisions becoming final.
      CREATE FUNCTION refuse_change_of_closed_session() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        still text[] := CASE TG_TABLE_NAME
          WHEN 'committee_session' THEN ARRAY['state', 'minutes_file_id', 'signed_at']
          WHEN 'committee_decision' THEN ARRAY['state', 'decided_at']
          WHEN 'session_file' THEN ARRAY['live']
          ELSE ARRAY[]::text[] END;
        subject jsonb := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END);
        session_state text;
      BEGIN
        IF TG_TABLE_NAME = 'committee_session' THEN
          session_state := OLD.state;
        ELSE
          SELECT state INTO session_state FROM committee_session WHERE id = (subject ->> 'session_id')::uuid;
        END IF;
        IF session_state IN ('closed', 'minutes_signed') AND
           (TG_OP <> 'UPDATE' OR (to_jsonb(NEW) - still) IS DISTINCT FROM (to_jsonb(OLD) - still)) THEN
          RAISE EXCEPTION '% of a closed session does not change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER committee_session_closed BEFORE UPDATE OR DELETE ON committee_session FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER session_file_closed BEFORE INSERT OR UPDATE OR DELETE ON session_file FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER session_attendance_closed BEFORE INSERT ON session_attendance FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER session_conflict_closed BEFORE INSERT ON session_conflict FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER score_sheet_closed BEFORE INSERT OR UPDATE OR DELETE ON score_sheet FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER committee_decision_closed BEFORE INSERT OR UPDATE OR DELETE ON committee_decision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER committee_vote_closed BEFORE INSERT OR UPDATE OR DELETE ON committee_vote FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();

      -- The grid is frozen at the first score.
      CREATE FUNCTION refuse_change_of_frozen_grid() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the grid of a session is frozen at the first score' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER committee_session_grid BEFORE UPDATE ON committee_session FOR EACH ROW
        WHEN (OLD.grid_frozen_at IS NOT NULL AND (NEW.grid IS DISTINCT FROM OLD.grid OR NEW.grid_frozen_at IS DISTINCT FROM OLD.grid_frozen_at))
        EXECUTE FUNCTION refuse_change_of_frozen_grid();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE decision_letter, minutes_signature, allocation_scenario, committee_vote, committee_decision, score_sheet, session_conflict,
        session_declaration, session_attendance, session_file, committee_session, committee_counter, committee_member, committee;
      DROP FUNCTION refuse_change_of_closed_session(), refuse_change_of_frozen_grid();
    `);
  }
}
