import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Programmes1790000300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE intervention_domain (
        code text NOT NULL CONSTRAINT intervention_domain_pk PRIMARY KEY
      );
      CREATE TABLE domain_label (
        id uuid NOT NULL CONSTRAINT domain_label_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT domain_label_domain_fk REFERENCES intervention_domain (code),
        year_from integer NOT NULL,
        year_to integer,
        label jsonb NOT NULL,
        position integer NOT NULL,
        CONSTRAINT domain_label_years_ck CHECK (year_to IS NULL OR year_to >= year_from),
        CONSTRAINT domain_label_from_uq UNIQUE (code, year_from),
        CONSTRAINT domain_label_position_uq UNIQUE (year_from, position)
      );

      CREATE TABLE programme (
        id uuid NOT NULL CONSTRAINT programme_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT programme_code_uq UNIQUE,
        title jsonb NOT NULL,
        first_year integer NOT NULL,
        last_year integer NOT NULL,
        legal_basis text,
        state text NOT NULL CONSTRAINT programme_state_ck CHECK (state IN ('draft', 'active', 'closed')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT programme_years_ck CHECK (last_year >= first_year)
      );
      CREATE TABLE component (
        id uuid NOT NULL CONSTRAINT component_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT component_programme_fk REFERENCES programme (id),
        code text NOT NULL,
        title jsonb NOT NULL,
        CONSTRAINT component_code_uq UNIQUE (programme_id, code)
      );
      CREATE TABLE envelope (
        id uuid NOT NULL CONSTRAINT envelope_pk PRIMARY KEY,
        component_id uuid NOT NULL CONSTRAINT envelope_component_fk REFERENCES component (id),
        amount_centimes bigint NOT NULL CONSTRAINT envelope_amount_ck CHECK (amount_centimes > 0),
        source text
      );
      CREATE INDEX envelope_component_ix ON envelope (component_id);
      CREATE TABLE sub_envelope (
        id uuid NOT NULL CONSTRAINT sub_envelope_pk PRIMARY KEY,
        envelope_id uuid NOT NULL CONSTRAINT sub_envelope_envelope_fk REFERENCES envelope (id),
        region_code text,
        domain_code text CONSTRAINT sub_envelope_domain_fk REFERENCES intervention_domain (code),
        year integer,
        amount_centimes bigint NOT NULL CONSTRAINT sub_envelope_amount_ck CHECK (amount_centimes >= 0),
        awarded_centimes bigint NOT NULL DEFAULT 0,
        CONSTRAINT sub_envelope_awarded_ck CHECK (awarded_centimes BETWEEN 0 AND amount_centimes),
        CONSTRAINT sub_envelope_share_uq UNIQUE NULLS NOT DISTINCT (envelope_id, region_code, domain_code, year)
      );
      CREATE TABLE award_reservation (
        award_id uuid NOT NULL CONSTRAINT award_reservation_pk PRIMARY KEY,
        sub_envelope_id uuid NOT NULL CONSTRAINT award_reservation_sub_envelope_fk REFERENCES sub_envelope (id),
        amount_centimes bigint NOT NULL CONSTRAINT award_reservation_amount_ck CHECK (amount_centimes > 0),
        reserved_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX award_reservation_sub_envelope_ix ON award_reservation (sub_envelope_id);

      -- The shares never exceed their envelope, whoever writes: the envelope's row is locked before the sum is taken.
      CREATE FUNCTION require_split_within_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        concerned uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
        bound bigint;
        split bigint;
      BEGIN
        SELECT amount_centimes INTO bound FROM envelope WHERE id = concerned FOR UPDATE;
        SELECT coalesce(sum(amount_centimes), 0) INTO split FROM sub_envelope WHERE envelope_id = concerned;
        IF split > bound THEN
          RAISE EXCEPTION 'the shares of envelope % exceed it', concerned USING ERRCODE = 'check_violation', CONSTRAINT = 'sub_envelope_split_ck';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER sub_envelope_split_ck AFTER INSERT OR UPDATE OF amount_centimes, envelope_id ON sub_envelope
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_split_within_envelope('envelope_id');
      CREATE CONSTRAINT TRIGGER envelope_split_ck AFTER UPDATE OF amount_centimes ON envelope
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_split_within_envelope('id');

      CREATE TABLE funder (
        id uuid NOT NULL CONSTRAINT funder_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT funder_programme_fk REFERENCES programme (id),
        name jsonb NOT NULL,
        currency text NOT NULL CONSTRAINT funder_currency_ck CHECK (currency ~ '^[A-Z]{3}$'),
        amount_hundredths bigint NOT NULL CONSTRAINT funder_amount_ck CHECK (amount_hundredths >= 0),
        stated_equivalent text,
        source text NOT NULL
      );
      CREATE INDEX funder_programme_ix ON funder (programme_id);
      CREATE TABLE partner (
        id uuid NOT NULL CONSTRAINT partner_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT partner_programme_fk REFERENCES programme (id),
        name jsonb NOT NULL,
        role jsonb NOT NULL
      );
      CREATE INDEX partner_programme_ix ON partner (programme_id);
      CREATE TABLE claim (
        id uuid NOT NULL CONSTRAINT claim_pk PRIMARY KEY,
        programme_id uuid CONSTRAINT claim_programme_fk REFERENCES programme (id),
        year integer,
        period text NOT NULL,
        measure text NOT NULL,
        label jsonb NOT NULL,
        value bigint NOT NULL,
        unit text NOT NULL CONSTRAINT claim_unit_ck CHECK (unit IN ('count', 'centimes', 'persons')),
        source text NOT NULL,
        CONSTRAINT claim_source_uq UNIQUE (period, measure, source)
      );
      CREATE TABLE gathering (
        id uuid NOT NULL CONSTRAINT gathering_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT gathering_programme_fk REFERENCES programme (id),
        kind text NOT NULL CONSTRAINT gathering_kind_ck CHECK (kind IN ('capacity_building', 'concertation')),
        title jsonb NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        place text NOT NULL,
        attendance integer CONSTRAINT gathering_attendance_ck CHECK (attendance >= 0),
        CONSTRAINT gathering_days_ck CHECK (ends_on >= starts_on)
      );
      CREATE INDEX gathering_programme_ix ON gathering (programme_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE gathering, claim, partner, funder, award_reservation, sub_envelope, envelope, component, programme, domain_label, intervention_domain;
      DROP FUNCTION require_split_within_envelope();
    `);
  }
}
