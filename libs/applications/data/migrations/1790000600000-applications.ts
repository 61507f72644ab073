import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Applications1790000600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SEQUENCE application_number_seq;

      CREATE TABLE application (
        id uuid NOT NULL CONSTRAINT application_pk PRIMARY KEY,
        call_id uuid NOT NULL CONSTRAINT application_call_fk REFERENCES call (id),
        association_id uuid NOT NULL CONSTRAINT application_association_fk REFERENCES association (id),
        rank integer NOT NULL DEFAULT 1 CONSTRAINT application_rank_ck CHECK (rank >= 1),
        number text,
        title text NOT NULL DEFAULT '',
        domain_code text NOT NULL,
        region_code text NOT NULL,
        state text NOT NULL CONSTRAINT application_state_ck CHECK (state IN ('draft', 'submitted', 'completion_requested', 'admissible',
          'inadmissible', 'eligible', 'ineligible', 'under_review', 'selected', 'partially_selected', 'reserve', 'deferred', 'rejected',
          'withdrawn', 'lapsed')),
        form_revision_id uuid NOT NULL CONSTRAINT application_form_fk REFERENCES form_revision (id),
        grid_revision_id uuid NOT NULL CONSTRAINT application_grid_fk REFERENCES grid_revision (id),
        project_version integer NOT NULL DEFAULT 0,
        budget_version integer NOT NULL DEFAULT 0,
        total_centimes bigint NOT NULL DEFAULT 0,
        asked_centimes bigint NOT NULL DEFAULT 0,
        own_centimes bigint NOT NULL DEFAULT 0,
        created_by uuid CONSTRAINT application_creator_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        next_alarm_at timestamptz,
        submitted_at timestamptz,
        submitted_by uuid CONSTRAINT application_submitter_fk REFERENCES person (id),
        CONSTRAINT application_submitted_ck CHECK (state IN ('draft', 'lapsed', 'withdrawn') OR (number IS NOT NULL AND submitted_at IS NOT NULL)),
        CONSTRAINT application_amounts_ck CHECK (total_centimes >= 0 AND asked_centimes >= 0 AND own_centimes >= 0)
      );
      CREATE UNIQUE INDEX application_draft_uq ON application (call_id, association_id, rank) WHERE state = 'draft';
      CREATE UNIQUE INDEX application_accepted_uq ON application (call_id, association_id, rank)
        WHERE state NOT IN ('draft', 'lapsed', 'withdrawn');
      CREATE UNIQUE INDEX application_number_uq ON application (number);
      CREATE INDEX application_association_ix ON application (association_id);
      CREATE INDEX application_call_ix ON application (call_id, state);
      CREATE INDEX application_region_ix ON application (region_code, submitted_at);

      CREATE TABLE application_section (
        application_id uuid NOT NULL CONSTRAINT application_section_application_fk REFERENCES application (id),
        kind text NOT NULL CONSTRAINT application_section_kind_ck CHECK (kind IN ('form', 'part')),
        code text NOT NULL,
        version integer NOT NULL,
        answers jsonb NOT NULL,
        saved_by uuid CONSTRAINT application_section_saver_fk REFERENCES person (id),
        saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT application_section_pk PRIMARY KEY (application_id, kind, code)
      );

      CREATE TABLE application_budget_line (
        id uuid NOT NULL CONSTRAINT application_budget_line_pk PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT application_budget_line_application_fk REFERENCES application (id),
        position integer NOT NULL,
        side text NOT NULL,
        account text NOT NULL,
        label text NOT NULL,
        amount_centimes bigint NOT NULL CONSTRAINT application_budget_line_amount_ck CHECK (amount_centimes >= 0),
        overhead boolean NOT NULL DEFAULT false,
        funding text,
        CONSTRAINT application_budget_line_side_ck CHECK (
          (side = 'charge' AND account ~ '^(6[0-8]|86)$' AND funding IS NULL)
          OR (side = 'product' AND NOT overhead AND (account = '87' AND funding IS NULL
            OR account ~ '^7[0-9]$' AND funding IS NOT NULL AND funding IN ('asked', 'own', 'other'))))
      );
      CREATE INDEX application_budget_line_application_ix ON application_budget_line (application_id);

      CREATE TABLE application_attachment (
        id uuid NOT NULL CONSTRAINT application_attachment_pk PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT application_attachment_application_fk REFERENCES application (id),
        document_code text NOT NULL,
        file_id uuid NOT NULL CONSTRAINT application_attachment_file_fk REFERENCES stored_file (id),
        from_vault boolean NOT NULL DEFAULT false,
        added_by uuid CONSTRAINT application_attachment_adder_fk REFERENCES person (id),
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        replaced_at timestamptz
      );
      CREATE UNIQUE INDEX application_attachment_current_uq ON application_attachment (application_id, document_code)
        WHERE replaced_at IS NULL;

      CREATE TABLE application_receipt (
        id uuid NOT NULL CONSTRAINT application_receipt_pk PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT application_receipt_application_fk REFERENCES application (id),
        kind text NOT NULL CONSTRAINT application_receipt_kind_ck CHECK (kind IN ('submission', 'completion')),
        number text NOT NULL,
        issued_at timestamptz NOT NULL,
        content text NOT NULL,
        content_hash text NOT NULL CONSTRAINT application_receipt_hash_ck CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        verification_code text NOT NULL,
        issued_to uuid CONSTRAINT application_receipt_issuer_fk REFERENCES person (id),
        file_id uuid CONSTRAINT application_receipt_file_fk REFERENCES stored_file (id)
      );
      CREATE UNIQUE INDEX application_receipt_code_uq ON application_receipt (verification_code);
      CREATE INDEX application_receipt_application_ix ON application_receipt (application_id);

      CREATE TABLE application_completion (
        id uuid NOT NULL CONSTRAINT application_completion_pk PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT application_completion_application_fk REFERENCES application (id),
        fields jsonb NOT NULL,
        documents jsonb NOT NULL,
        until timestamptz NOT NULL,
        ended_at timestamptz,
        answered boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX application_completion_open_uq ON application_completion (application_id) WHERE ended_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE application_completion, application_receipt, application_attachment, application_budget_line, application_section, application;
       DROP SEQUENCE application_number_seq`,
    );
  }
}
