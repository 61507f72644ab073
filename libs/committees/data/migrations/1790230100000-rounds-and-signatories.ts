import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions become rounds that are never erased; minutes know who must sign, who does not and why, and who acts for whom. */
export class RoundsAndSignatories1790230100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE committee_session ADD COLUMN signature_sheet_id uuid
        CONSTRAINT committee_session_signature_sheet_fk REFERENCES stored_file (id);
      ALTER TABLE committee_session DROP CONSTRAINT committee_session_minutes_ck,
        ADD CONSTRAINT committee_session_minutes_ck CHECK (
          CASE WHEN state = 'cancelled' THEN true ELSE (state IN ('closed', 'minutes_signed')) = (minutes_number IS NOT NULL) END);

      CREATE INDEX committee_member_person_ix ON committee_member (person_id);
      CREATE INDEX session_conflict_of_member_ix ON session_conflict (member_id);

      CREATE TABLE decision_act (
        decision_id uuid NOT NULL CONSTRAINT decision_act_decision_fk REFERENCES committee_decision (id),
        revision integer NOT NULL CONSTRAINT decision_act_revision_ck CHECK (revision > 0),
        session_id uuid NOT NULL CONSTRAINT decision_act_session_fk REFERENCES committee_session (id),
        act text NOT NULL CONSTRAINT decision_act_act_ck CHECK (act IN ('propose', 'vote', 'void', 'postpone')),
        round integer NOT NULL,
        standing text NOT NULL CONSTRAINT decision_act_standing_ck
          CHECK (standing IN ('proposed', 'carried', 'lost', 'voided', 'to_vote', 'postponed')),
        outcome text NOT NULL,
        amount_centimes bigint NOT NULL,
        conditions jsonb,
        reasons jsonb NOT NULL,
        away_text jsonb,
        reason text,
        conflict_id uuid CONSTRAINT decision_act_conflict_fk REFERENCES session_conflict (id),
        by uuid CONSTRAINT decision_act_person_fk REFERENCES person (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT decision_act_pk PRIMARY KEY (decision_id, revision)
      );
      CREATE INDEX decision_act_session_ix ON decision_act (session_id);

      CREATE TABLE session_acting (
        id uuid NOT NULL CONSTRAINT session_acting_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT session_acting_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT session_acting_member_fk REFERENCES committee_member (id),
        function text NOT NULL CONSTRAINT session_acting_function_ck CHECK (function IN ('chair', 'secretary')),
        reason text NOT NULL,
        designated_by uuid NOT NULL CONSTRAINT session_acting_designator_fk REFERENCES person (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX session_acting_session_ix ON session_acting (session_id);

      CREATE TABLE minutes_signatory (
        session_id uuid NOT NULL CONSTRAINT minutes_signatory_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT minutes_signatory_member_fk REFERENCES committee_member (id),
        quality text NOT NULL CONSTRAINT minutes_signatory_quality_ck CHECK (quality IN ('chair', 'secretary', 'member')),
        CONSTRAINT minutes_signatory_pk PRIMARY KEY (session_id, member_id)
      );

      CREATE TABLE minutes_absence (
        id uuid NOT NULL CONSTRAINT minutes_absence_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT minutes_absence_session_fk REFERENCES committee_session (id),
        member_id uuid NOT NULL CONSTRAINT minutes_absence_member_fk REFERENCES committee_member (id),
        kind text NOT NULL CONSTRAINT minutes_absence_kind_ck CHECK (kind IN ('refused', 'unable', 'mandate_ended', 'not_declared')),
        reason text,
        recorded_by uuid CONSTRAINT minutes_absence_recorder_fk REFERENCES person (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT minutes_absence_reason_ck CHECK (kind IN ('mandate_ended', 'not_declared') OR reason IS NOT NULL AND recorded_by IS NOT NULL)
      );
      CREATE INDEX minutes_absence_session_ix ON minutes_absence (session_id);
    `);
    // Until its letter has left, an association does not know what was decided.
    await runner.query(`
      UPDATE application a SET outcome_told_at = NULL FROM decision_letter l JOIN committee_decision d ON d.id = l.decision_id
      WHERE d.application_id = a.id AND l.state <> 'sent' AND a.state = d.outcome AND d.decided_at =
        (SELECT max(last.decided_at) FROM committee_decision last WHERE last.application_id = a.id)`);
    await this.giveStandings(runner);
    await this.fillBooks(runner);
    await runner.query(`
      CREATE TRIGGER decision_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER session_acting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON session_acting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER minutes_signatory_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON minutes_signatory FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER minutes_absence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON minutes_absence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER decision_act_closed BEFORE INSERT ON decision_act FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
      CREATE TRIGGER minutes_signatory_closed BEFORE INSERT ON minutes_signatory FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_session();
    `);
    await allowInClosedSession(runner, `ARRAY['state', 'minutes_file_id', 'signed_at', 'signature_sheet_id']`);
  }

  /**
   * `vote_lost` becomes a standing. A session that still deliberates may carry decisions that were typed again over a vote, or
   * votes of somebody who had not declared or is in conflict: these ask for another vote. What is closed stays as it was closed.
   */
  private async giveStandings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE committee_decision DISABLE TRIGGER committee_decision_closed;
      ALTER TABLE committee_decision ADD COLUMN standing text, ADD COLUMN revision integer;
      UPDATE committee_decision d SET revision = 1, standing = CASE
        WHEN d.vote_lost AND held.voted THEN 'lost'
        WHEN d.vote_lost THEN 'voided'
        WHEN s.state IN ('closed', 'minutes_signed') THEN CASE WHEN held.voted THEN 'carried' ELSE 'proposed' END
        WHEN held.voted AND held.tainted THEN 'voided'
        WHEN held.voted THEN 'carried'
        WHEN EXISTS (SELECT 1 FROM committee_vote v WHERE v.decision_id = d.id) THEN 'to_vote'
        ELSE 'proposed' END
      FROM committee_session s, committee_decision same
        CROSS JOIN LATERAL (
          SELECT count(*) > 0 AS voted,
            bool_or(NOT EXISTS (SELECT 1 FROM session_declaration p WHERE p.session_id = v.session_id AND p.member_id = v.member_id AND p.declared_at <= v.at)
              OR EXISTS (SELECT 1 FROM session_conflict c WHERE c.file_id = same.file_id AND c.member_id = v.member_id AND c.conflicted
                AND NOT EXISTS (SELECT 1 FROM session_conflict later WHERE later.supersedes_id = c.id))) AS tainted
          FROM committee_vote v WHERE v.decision_id = same.id AND v.round = same.round) held
      WHERE s.id = d.session_id AND same.id = d.id;
      ALTER TABLE committee_decision DROP COLUMN vote_lost, ALTER COLUMN standing SET NOT NULL, ALTER COLUMN revision SET NOT NULL,
        ADD CONSTRAINT committee_decision_standing_ck CHECK (standing IN ('proposed', 'carried', 'lost', 'voided', 'to_vote', 'postponed'));
      ALTER TABLE committee_decision ENABLE TRIGGER committee_decision_closed;
    `);
  }

  /**
   * What is known of the past opens the books: each decision as it stands is the first act. Whoever held a seat when a session
   * was closed is its signatory, the chair and the secretary present among them; who sat without having declared can never
   * sign, and that is written instead.
   */
  private async fillBooks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO decision_act (decision_id, revision, session_id, act, round, standing, outcome, amount_centimes, conditions, reasons, away_text, by, at)
      SELECT d.id, 1, d.session_id, 'propose', d.round, d.standing, d.outcome, d.amount_centimes, d.conditions, d.reasons, d.away_text,
        d.proposed_by, d.proposed_at
      FROM committee_decision d;

      CREATE TEMPORARY TABLE sat_at_closing ON COMMIT DROP AS
      WITH panel AS (
        SELECT s.id AS session_id, m.id AS member_id, m.function, coalesce(m.substitute_of_id, m.id) AS seat, m.substitute_of_id IS NULL AS titular,
          EXISTS (SELECT 1 FROM session_declaration p WHERE p.session_id = s.id AND p.member_id = m.id) AS declared
        FROM committee_session s JOIN committee_member m ON m.committee_id = s.committee_id
        WHERE s.state IN ('closed', 'minutes_signed') AND m.mandate_from <= s.closed_at::date
          AND (SELECT a.presence FROM session_attendance a WHERE a.session_id = s.id AND a.member_id = m.id ORDER BY a.at DESC, a.id DESC LIMIT 1)
            IN ('present', 'remote')
          AND (m.mandate_until IS NULL OR m.mandate_until >= s.closed_at::date)
      )
      SELECT DISTINCT ON (session_id, CASE function WHEN 'secretary' THEN member_id ELSE seat END) session_id, member_id, function, declared
      FROM panel WHERE function <> 'secretary' OR declared
      ORDER BY session_id, CASE function WHEN 'secretary' THEN member_id ELSE seat END, titular DESC, member_id;

      INSERT INTO minutes_signatory (session_id, member_id, quality) SELECT session_id, member_id, function FROM sat_at_closing
      UNION SELECT g.session_id, g.member_id, m.function FROM minutes_signature g JOIN committee_member m ON m.id = g.member_id;

      INSERT INTO minutes_absence (id, session_id, member_id, kind)
      SELECT gen_random_uuid(), x.session_id, x.member_id, 'not_declared' FROM sat_at_closing x
      WHERE NOT x.declared AND NOT EXISTS (SELECT 1 FROM minutes_signature g WHERE g.session_id = x.session_id AND g.member_id = x.member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await allowInClosedSession(runner, `ARRAY['state', 'minutes_file_id', 'signed_at']`);
    await runner.query(`
      DROP TABLE minutes_absence, minutes_signatory, session_acting, decision_act;
      DROP INDEX committee_member_person_ix, session_conflict_of_member_ix;
      ALTER TABLE committee_session DROP COLUMN signature_sheet_id, DROP CONSTRAINT committee_session_minutes_ck,
        ADD CONSTRAINT committee_session_minutes_ck CHECK ((state IN ('closed', 'minutes_signed')) = (minutes_number IS NOT NULL)) NOT VALID;
      ALTER TABLE committee_decision DISABLE TRIGGER committee_decision_closed;
      ALTER TABLE committee_decision ADD COLUMN vote_lost boolean NOT NULL DEFAULT false;
      UPDATE committee_decision SET vote_lost = standing IN ('lost', 'voided', 'to_vote');
      ALTER TABLE committee_decision DROP COLUMN standing, DROP COLUMN revision;
      ALTER TABLE committee_decision ENABLE TRIGGER committee_decision_closed;
    `);
  }
}

/** A closed session is immutable but for these columns: its way to signed minutes. */
function allowInClosedSession(runner: QueryRunner, columns: string): Promise<unknown> {
  return runner.query(`
    CREATE OR REPLACE FUNCTION refuse_change_of_closed_session() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      still text[] := CASE TG_TABLE_NAME
        WHEN 'committee_session' THEN ${columns}
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
  `);
}
