import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Monitoring1790001100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE report (
        id uuid NOT NULL CONSTRAINT report_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT report_convention_fk REFERENCES convention (id),
        association_id uuid NOT NULL,
        region_code text NOT NULL,
        tranche_rank integer NOT NULL,
        final boolean NOT NULL,
        tranche_centimes bigint NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT report_state_ck CHECK (state IN ('due', 'late', 'submitted', 'returned', 'accepted')),
        summary text,
        difficulties text,
        activities jsonb NOT NULL,
        indicators jsonb NOT NULL,
        declared_total integer,
        declared_women integer,
        declared_minors integer,
        verified_total integer,
        verified_women integer,
        verified_minors integer,
        ineligible_centimes bigint NOT NULL DEFAULT 0 CONSTRAINT report_ineligible_ck CHECK (ineligible_centimes >= 0),
        version integer NOT NULL DEFAULT 1,
        submitted_at timestamptz,
        decided_at timestamptz,
        reason text,
        CONSTRAINT report_tranche_uq UNIQUE (convention_id, tranche_rank),
        CONSTRAINT report_declared_ck CHECK (declared_total >= 0 AND declared_women BETWEEN 0 AND declared_total AND declared_minors BETWEEN 0 AND declared_total),
        CONSTRAINT report_verified_ck CHECK (verified_total >= 0 AND verified_women BETWEEN 0 AND verified_total AND verified_minors BETWEEN 0 AND verified_total),
        CONSTRAINT report_steps_ck CHECK ((state NOT IN ('submitted', 'accepted') OR submitted_at IS NOT NULL)
          AND (state <> 'accepted' OR (decided_at IS NOT NULL AND verified_total IS NOT NULL))
          AND (state <> 'returned' OR reason IS NOT NULL))
      );
      CREATE INDEX report_state_ix ON report (state, region_code);

      CREATE TABLE report_line (
        id uuid NOT NULL CONSTRAINT report_line_pk PRIMARY KEY,
        report_id uuid NOT NULL CONSTRAINT report_line_report_fk REFERENCES report (id),
        position integer NOT NULL,
        approved_line_id uuid NOT NULL CONSTRAINT report_line_approved_fk REFERENCES convention_line (id),
        account text NOT NULL,
        label text NOT NULL,
        forecast_centimes bigint NOT NULL CONSTRAINT report_line_forecast_ck CHECK (forecast_centimes >= 0),
        actual_centimes bigint CONSTRAINT report_line_actual_ck CHECK (actual_centimes >= 0),
        CONSTRAINT report_line_position_uq UNIQUE (report_id, position)
      );

      CREATE TABLE report_voucher (
        id uuid NOT NULL CONSTRAINT report_voucher_pk PRIMARY KEY,
        report_id uuid NOT NULL CONSTRAINT report_voucher_report_fk REFERENCES report (id),
        file_id uuid NOT NULL CONSTRAINT report_voucher_file_fk REFERENCES stored_file (id),
        name text NOT NULL,
        size integer NOT NULL,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX report_voucher_report_ix ON report_voucher (report_id);

      CREATE TABLE site_visit (
        id uuid NOT NULL CONSTRAINT site_visit_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT site_visit_convention_fk REFERENCES convention (id),
        visited_on date NOT NULL,
        findings text NOT NULL,
        visitor_id uuid NOT NULL CONSTRAINT site_visit_visitor_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX site_visit_convention_ix ON site_visit (convention_id);

      CREATE TABLE incident (
        id uuid NOT NULL CONSTRAINT incident_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT incident_convention_fk REFERENCES convention (id),
        occurred_on date NOT NULL,
        description text NOT NULL,
        author_id uuid NOT NULL CONSTRAINT incident_author_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX incident_convention_ix ON incident (convention_id);

      CREATE TABLE closing (
        id uuid NOT NULL CONSTRAINT closing_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT closing_convention_fk REFERENCES convention (id),
        association_id uuid NOT NULL,
        region_code text NOT NULL,
        state text NOT NULL CONSTRAINT closing_state_ck CHECK (state IN ('open', 'computed', 'recovering', 'closed')),
        paid_centimes bigint NOT NULL DEFAULT 0,
        spent_centimes bigint NOT NULL DEFAULT 0,
        ineligible_centimes bigint NOT NULL DEFAULT 0,
        unspent_centimes bigint NOT NULL DEFAULT 0,
        to_recover_centimes bigint NOT NULL DEFAULT 0 CONSTRAINT closing_recover_ck CHECK (to_recover_centimes BETWEEN 0 AND paid_centimes),
        recovery_order_id uuid CONSTRAINT closing_recovery_fk REFERENCES recovery_order (id),
        closed_at timestamptz,
        CONSTRAINT closing_convention_uq UNIQUE (convention_id),
        CONSTRAINT closing_closed_ck CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
        CONSTRAINT closing_recovery_ck CHECK (state <> 'recovering' OR recovery_order_id IS NOT NULL)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE closing, incident, site_visit, report_voucher, report_line, report`);
  }
}
