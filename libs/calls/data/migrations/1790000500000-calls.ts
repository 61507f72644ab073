import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calls1790000500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE call (
        id uuid NOT NULL CONSTRAINT call_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT call_number_uq UNIQUE,
        kind text NOT NULL CONSTRAINT call_kind_ck CHECK (kind IN ('dated', 'rolling', 'direct')),
        programme_id uuid NOT NULL CONSTRAINT call_programme_fk REFERENCES programme (id),
        title jsonb NOT NULL,
        summary jsonb NOT NULL,
        description jsonb NOT NULL,
        region_codes text[] NOT NULL,
        domain_codes text[] NOT NULL,
        target_groups jsonb NOT NULL,
        eligibility jsonb NOT NULL,
        floor_centimes bigint,
        ceiling_centimes bigint,
        max_overhead_basis_points integer NOT NULL CONSTRAINT call_overhead_ck CHECK (max_overhead_basis_points BETWEEN 0 AND 10000),
        min_own_basis_points integer NOT NULL CONSTRAINT call_own_ck CHECK (min_own_basis_points BETWEEN 0 AND 10000),
        max_files_per_association integer NOT NULL CONSTRAINT call_files_ck CHECK (max_files_per_association >= 1),
        calendar jsonb,
        opens_at timestamptz,
        questions_until timestamptz,
        closes_at timestamptz,
        committee_at timestamptz,
        results_at timestamptz,
        form_revision_id uuid,
        grid_revision_id uuid,
        state text NOT NULL CONSTRAINT call_state_ck CHECK (state IN
          ('draft', 'published', 'open', 'closed', 'selecting', 'decided', 'archived', 'cancelled')),
        cancel_reason jsonb,
        imported boolean NOT NULL DEFAULT false,
        copied_from_id uuid CONSTRAINT call_copied_from_fk REFERENCES call (id),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz,
        CONSTRAINT call_amounts_ck CHECK (floor_centimes >= 0 AND ceiling_centimes >= floor_centimes),
        CONSTRAINT call_window_ck CHECK (opens_at < closes_at AND closes_at < committee_at AND committee_at <= results_at),
        CONSTRAINT call_published_ck CHECK (state IN ('draft', 'cancelled') OR imported OR
          (opens_at IS NOT NULL AND closes_at IS NOT NULL AND form_revision_id IS NOT NULL AND grid_revision_id IS NOT NULL
           AND published_at IS NOT NULL AND ceiling_centimes IS NOT NULL))
      );
      CREATE INDEX call_state_closes_ix ON call (state, closes_at);
      CREATE INDEX call_programme_ix ON call (programme_id);

      CREATE TABLE form_revision (
        id uuid NOT NULL CONSTRAINT form_revision_pk PRIMARY KEY,
        call_id uuid NOT NULL CONSTRAINT form_revision_call_fk REFERENCES call (id),
        revision integer NOT NULL,
        sections jsonb NOT NULL,
        fields jsonb NOT NULL,
        frozen_at timestamptz,
        CONSTRAINT form_revision_uq UNIQUE (call_id, revision)
      );
      CREATE TABLE grid_revision (
        id uuid NOT NULL CONSTRAINT grid_revision_pk PRIMARY KEY,
        call_id uuid NOT NULL CONSTRAINT grid_revision_call_fk REFERENCES call (id),
        revision integer NOT NULL,
        criteria jsonb NOT NULL,
        frozen_at timestamptz,
        CONSTRAINT grid_revision_uq UNIQUE (call_id, revision)
      );
      ALTER TABLE call ADD CONSTRAINT call_form_fk FOREIGN KEY (form_revision_id) REFERENCES form_revision (id);
      ALTER TABLE call ADD CONSTRAINT call_grid_fk FOREIGN KEY (grid_revision_id) REFERENCES grid_revision (id);

      CREATE FUNCTION refuse_frozen_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.frozen_at IS NOT NULL THEN
          RAISE EXCEPTION '% % is frozen', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER form_revision_frozen BEFORE UPDATE OR DELETE ON form_revision FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
      CREATE TRIGGER grid_revision_frozen BEFORE UPDATE OR DELETE ON grid_revision FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();

      CREATE TABLE required_document (
        id uuid NOT NULL CONSTRAINT required_document_pk PRIMARY KEY,
        call_id uuid NOT NULL CONSTRAINT required_document_call_fk REFERENCES call (id),
        code text NOT NULL,
        label jsonb NOT NULL,
        required boolean NOT NULL,
        from_vault text,
        position integer NOT NULL,
        CONSTRAINT required_document_code_uq UNIQUE (call_id, code)
      );
      CREATE TABLE call_sub_envelope (
        call_id uuid NOT NULL CONSTRAINT call_sub_envelope_call_fk REFERENCES call (id),
        region_code text NOT NULL,
        sub_envelope_id uuid NOT NULL CONSTRAINT call_sub_envelope_share_fk REFERENCES sub_envelope (id),
        CONSTRAINT call_sub_envelope_pk PRIMARY KEY (call_id, region_code)
      );
      CREATE INDEX call_sub_envelope_share_ix ON call_sub_envelope (sub_envelope_id);

      CREATE TABLE call_question (
        id uuid NOT NULL CONSTRAINT call_question_pk PRIMARY KEY,
        call_id uuid NOT NULL CONSTRAINT call_question_call_fk REFERENCES call (id),
        asked_by uuid NOT NULL CONSTRAINT call_question_asker_fk REFERENCES person (id),
        association_id uuid NOT NULL CONSTRAINT call_question_association_fk REFERENCES association (id),
        language text NOT NULL CONSTRAINT call_question_language_ck CHECK (language IN ('fr', 'ar', 'en')),
        text text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_question jsonb,
        answer jsonb,
        answered_by uuid CONSTRAINT call_question_answerer_fk REFERENCES person (id),
        answered_at timestamptz,
        CONSTRAINT call_question_answer_ck CHECK (num_nulls(published_question, answer, answered_by, answered_at) IN (0, 4))
      );
      CREATE INDEX call_question_call_ix ON call_question (call_id, asked_at);
      CREATE TABLE call_counter (
        year integer NOT NULL CONSTRAINT call_counter_pk PRIMARY KEY,
        last integer NOT NULL
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE call_counter, call_question, call_sub_envelope, required_document;
      ALTER TABLE call DROP CONSTRAINT call_form_fk, DROP CONSTRAINT call_grid_fk;
      DROP TABLE grid_revision, form_revision, call;
      DROP FUNCTION refuse_frozen_change();
    `);
  }
}
