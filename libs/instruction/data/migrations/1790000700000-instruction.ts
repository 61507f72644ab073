import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Instruction1790000700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE instruction_file (
        id uuid NOT NULL CONSTRAINT instruction_file_pk PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT instruction_file_application_uq UNIQUE CONSTRAINT instruction_file_application_fk REFERENCES application (id),
        call_id uuid NOT NULL CONSTRAINT instruction_file_call_fk REFERENCES call (id),
        association_id uuid NOT NULL CONSTRAINT instruction_file_association_fk REFERENCES association (id),
        number text NOT NULL,
        region_code text NOT NULL,
        state text NOT NULL CONSTRAINT instruction_file_state_ck
          CHECK (state IN ('to_assign', 'assigned', 'completing', 'admissible', 'inadmissible', 'eligible', 'ineligible')),
        instructor_id uuid CONSTRAINT instruction_file_instructor_fk REFERENCES person (id),
        reason text,
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        concluded_at timestamptz,
        paused_seconds integer NOT NULL DEFAULT 0,
        CONSTRAINT instruction_file_assigned_ck CHECK (state = 'to_assign' OR instructor_id IS NOT NULL)
      );
      CREATE INDEX instruction_file_instructor_ix ON instruction_file (instructor_id, state);
      CREATE INDEX instruction_file_region_ix ON instruction_file (region_code, state);
      CREATE INDEX instruction_file_call_ix ON instruction_file (call_id);

      CREATE TABLE instruction_item (
        id uuid NOT NULL CONSTRAINT instruction_item_pk PRIMARY KEY,
        file_id uuid NOT NULL CONSTRAINT instruction_item_file_fk REFERENCES instruction_file (id),
        kind text NOT NULL CONSTRAINT instruction_item_kind_ck CHECK (kind IN ('admissibility', 'eligibility')),
        code text NOT NULL,
        label jsonb NOT NULL,
        position integer NOT NULL,
        suggestion text,
        verdict text CONSTRAINT instruction_item_verdict_ck CHECK (verdict IN ('conform', 'not_conform', 'to_complete')),
        remark text,
        decided_by uuid CONSTRAINT instruction_item_decider_fk REFERENCES person (id),
        decided_at timestamptz,
        CONSTRAINT instruction_item_code_uq UNIQUE (file_id, code)
      );

      CREATE TABLE instruction_note (
        id uuid NOT NULL CONSTRAINT instruction_note_pk PRIMARY KEY,
        file_id uuid NOT NULL CONSTRAINT instruction_note_file_fk REFERENCES instruction_file (id),
        author_id uuid NOT NULL CONSTRAINT instruction_note_author_fk REFERENCES person (id),
        text text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX instruction_note_file_ix ON instruction_note (file_id);

      CREATE TABLE completion_request (
        id uuid NOT NULL CONSTRAINT completion_request_pk PRIMARY KEY,
        file_id uuid NOT NULL CONSTRAINT completion_request_file_fk REFERENCES instruction_file (id),
        fields jsonb NOT NULL,
        documents jsonb NOT NULL,
        message text NOT NULL,
        due_at timestamptz NOT NULL,
        due_wall text NOT NULL,
        state text NOT NULL CONSTRAINT completion_request_state_ck CHECK (state IN ('open', 'answered', 'expired')),
        created_by uuid NOT NULL CONSTRAINT completion_request_author_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        CONSTRAINT completion_request_named_ck CHECK (jsonb_array_length(fields) + jsonb_array_length(documents) > 0)
      );
      CREATE INDEX completion_request_file_ix ON completion_request (file_id);
      CREATE UNIQUE INDEX completion_request_open_ix ON completion_request (file_id) WHERE state = 'open';

      CREATE TABLE technical_opinion (
        id uuid NOT NULL CONSTRAINT technical_opinion_pk PRIMARY KEY,
        file_id uuid NOT NULL CONSTRAINT technical_opinion_file_fk REFERENCES instruction_file (id),
        service_name text NOT NULL,
        service_email text NOT NULL,
        language text NOT NULL CONSTRAINT technical_opinion_language_ck CHECK (language IN ('fr', 'ar')),
        question text NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT technical_opinion_state_ck CHECK (state IN ('asked', 'answered', 'lapsed')),
        sense text CONSTRAINT technical_opinion_sense_ck CHECK (sense IN ('favourable', 'reserved', 'unfavourable')),
        answer text,
        asked_by uuid NOT NULL CONSTRAINT technical_opinion_author_fk REFERENCES person (id),
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        answered_at timestamptz,
        CONSTRAINT technical_opinion_answer_ck CHECK ((state = 'answered') = (answer IS NOT NULL AND sense IS NOT NULL))
      );
      CREATE INDEX technical_opinion_file_ix ON technical_opinion (file_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE technical_opinion, completion_request, instruction_note, instruction_item, instruction_file`);
  }
}
