import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Conventions1790000900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE convention (
        id uuid NOT NULL CONSTRAINT convention_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT convention_number_uq UNIQUE,
        instrument text NOT NULL CONSTRAINT convention_instrument_ck CHECK (instrument IN ('convention', 'award_decision')),
        state text NOT NULL CONSTRAINT convention_state_ck CHECK (state IN ('drafted', 'sent', 'signed_by_association', 'countersigned',
          'in_force', 'amended', 'completed', 'terminated', 'cancelled')),
        application_id uuid NOT NULL,
        association_id uuid NOT NULL,
        call_id uuid NOT NULL,
        programme_id uuid NOT NULL,
        sub_envelope_id uuid,
        decision_id uuid,
        region_code text NOT NULL,
        domain_code text NOT NULL,
        title text NOT NULL,
        amount_centimes bigint NOT NULL,
        award_centimes bigint NOT NULL,
        year integer NOT NULL,
        starts_on date,
        ends_on date,
        template_revision integer NOT NULL,
        verification_code text NOT NULL CONSTRAINT convention_verification_uq UNIQUE,
        in_force_at timestamptz,
        end_reason text,
        drafted_by uuid CONSTRAINT convention_drafted_by_fk REFERENCES person (id),
        imported boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT convention_amount_ck CHECK (amount_centimes > 0 AND amount_centimes <= award_centimes),
        CONSTRAINT convention_dates_ck CHECK (ends_on > starts_on),
        CONSTRAINT convention_effect_ck CHECK (imported OR (in_force_at IS NOT NULL) = (state IN ('in_force', 'amended', 'completed', 'terminated')))
      );
      CREATE UNIQUE INDEX convention_application_uq ON convention (application_id) WHERE state <> 'cancelled';
      CREATE INDEX convention_association_ix ON convention (association_id);
      CREATE INDEX convention_year_ix ON convention (year, region_code);

      CREATE TABLE tranche (
        id uuid NOT NULL CONSTRAINT tranche_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT tranche_convention_fk REFERENCES convention (id),
        rank integer NOT NULL CONSTRAINT tranche_rank_ck CHECK (rank > 0),
        amount_centimes bigint NOT NULL CONSTRAINT tranche_amount_ck CHECK (amount_centimes > 0),
        share_basis_points integer NOT NULL CONSTRAINT tranche_share_ck CHECK (share_basis_points BETWEEN 1 AND 10000),
        conditions jsonb NOT NULL,
        spent_basis_points integer CONSTRAINT tranche_spent_ck CHECK (spent_basis_points BETWEEN 0 AND 10000),
        not_before date,
        CONSTRAINT tranche_rank_uq UNIQUE (convention_id, rank)
      );

      CREATE TABLE convention_line (
        id uuid NOT NULL CONSTRAINT convention_line_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT convention_line_convention_fk REFERENCES convention (id),
        version text NOT NULL CONSTRAINT convention_line_version_ck CHECK (version IN ('requested', 'negotiated', 'approved')),
        position integer NOT NULL,
        account text NOT NULL,
        label text NOT NULL,
        amount_centimes bigint NOT NULL CONSTRAINT convention_line_amount_ck CHECK (amount_centimes >= 0),
        CONSTRAINT convention_line_position_uq UNIQUE (convention_id, version, position)
      );

      CREATE TABLE convention_document (
        id uuid NOT NULL CONSTRAINT convention_document_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT convention_document_convention_fk REFERENCES convention (id),
        revision integer NOT NULL CONSTRAINT convention_document_revision_ck CHECK (revision > 0),
        file_id uuid NOT NULL CONSTRAINT convention_document_file_fk REFERENCES stored_file (id),
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT convention_document_revision_uq UNIQUE (convention_id, revision)
      );
      CREATE INDEX convention_document_sha256_ix ON convention_document (sha256);
      CREATE TRIGGER convention_document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON convention_document
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE convention_signature (
        id uuid NOT NULL CONSTRAINT convention_signature_pk PRIMARY KEY,
        convention_id uuid NOT NULL CONSTRAINT convention_signature_convention_fk REFERENCES convention (id),
        party text NOT NULL CONSTRAINT convention_signature_party_ck CHECK (party IN ('association', 'administration')),
        person_id uuid NOT NULL CONSTRAINT convention_signature_person_fk REFERENCES person (id),
        role text NOT NULL,
        at timestamptz NOT NULL,
        certificate_serial text NOT NULL,
        level text NOT NULL CONSTRAINT convention_signature_level_ck CHECK (level IN ('simple', 'advanced', 'qualified')),
        sha256_before text NOT NULL,
        sha256_after text NOT NULL CONSTRAINT convention_signature_bytes_ck CHECK (sha256_after <> sha256_before),
        CONSTRAINT convention_signature_party_uq UNIQUE (convention_id, party)
      );
      CREATE INDEX convention_signature_serial_ix ON convention_signature (certificate_serial);
      CREATE TRIGGER convention_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON convention_signature
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE convention_counter (
        instrument text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        CONSTRAINT convention_counter_pk PRIMARY KEY (instrument, year)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE convention_counter, convention_signature, convention_document, convention_line, tranche, convention`,
    );
  }
}
