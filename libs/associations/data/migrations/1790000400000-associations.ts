import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Associations1790000400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE association (
        id uuid NOT NULL CONSTRAINT association_pk PRIMARY KEY,
        name jsonb NOT NULL,
        name_key_fr text NOT NULL,
        name_key_ar text NOT NULL,
        kind text NOT NULL CONSTRAINT association_kind_ck
          CHECK (kind IN ('association', 'federation', 'cooperative', 'public_establishment', 'foreign_ngo')),
        of_migrants boolean NOT NULL,
        ice text NOT NULL CONSTRAINT association_ice_ck CHECK (ice ~ '^\\d{15}$' AND ice::numeric % 97 = 0),
        receipt_number text NOT NULL,
        receipt_date date,
        region_code text NOT NULL,
        province text,
        commune text,
        address text,
        website text,
        object jsonb,
        public_funding jsonb NOT NULL DEFAULT '[]',
        state text NOT NULL CONSTRAINT association_state_ck CHECK (state IN ('draft', 'submitted', 'returned', 'verified', 'suspended')),
        return_reason text,
        version integer NOT NULL DEFAULT 1,
        created_by uuid CONSTRAINT association_creator_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        submitted_at timestamptz,
        verified_at timestamptz
      );
      CREATE UNIQUE INDEX association_ice_uq ON association (ice) WHERE state <> 'draft';
      CREATE INDEX association_receipt_ix ON association (receipt_number);
      CREATE INDEX association_name_fr_ix ON association (name_key_fr);
      CREATE INDEX association_name_ar_ix ON association (name_key_ar);
      CREATE INDEX association_state_ix ON association (state, region_code);

      CREATE TABLE board_member (
        id uuid NOT NULL CONSTRAINT board_member_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT board_member_association_fk REFERENCES association (id),
        position integer NOT NULL,
        name text NOT NULL,
        function text NOT NULL CONSTRAINT board_member_function_ck
          CHECK (function IN ('president', 'vice_president', 'secretary', 'treasurer', 'member')),
        starts_on date NOT NULL,
        ends_on date CONSTRAINT board_member_ends_ck CHECK (ends_on >= starts_on)
      );
      CREATE INDEX board_member_association_ix ON board_member (association_id);

      CREATE TABLE bank_account (
        id uuid NOT NULL CONSTRAINT bank_account_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT bank_account_association_fk REFERENCES association (id),
        rib text NOT NULL CONSTRAINT bank_account_rib_ck CHECK (rib ~ '^\\d{24}$' AND rib::numeric % 97 = 0),
        holder text NOT NULL,
        proof_file_id uuid CONSTRAINT bank_account_proof_fk REFERENCES stored_file (id),
        state text NOT NULL CONSTRAINT bank_account_state_ck CHECK (state IN ('proposed', 'confirmed', 'verified', 'rejected', 'replaced')),
        proposed_by uuid CONSTRAINT bank_account_proposer_fk REFERENCES person (id),
        confirmed_by uuid CONSTRAINT bank_account_confirmer_fk REFERENCES person (id),
        verified_by uuid CONSTRAINT bank_account_verifier_fk REFERENCES person (id),
        reason text,
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        verified_at timestamptz,
        CONSTRAINT bank_account_verified_ck CHECK (state <> 'verified' OR verified_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX bank_account_verified_uq ON bank_account (association_id) WHERE state = 'verified';
      CREATE UNIQUE INDEX bank_account_pending_uq ON bank_account (association_id) WHERE state IN ('proposed', 'confirmed');
      CREATE INDEX bank_account_association_ix ON bank_account (association_id);

      CREATE TABLE vault_document (
        id uuid NOT NULL CONSTRAINT vault_document_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT vault_document_association_fk REFERENCES association (id),
        kind text NOT NULL CONSTRAINT vault_document_kind_ck
          CHECK (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof')),
        file_id uuid NOT NULL CONSTRAINT vault_document_file_fk REFERENCES stored_file (id),
        valid_until date,
        added_by uuid CONSTRAINT vault_document_uploader_fk REFERENCES person (id),
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        replaced_at timestamptz
      );
      CREATE UNIQUE INDEX vault_document_current_uq ON vault_document (association_id, kind) WHERE replaced_at IS NULL;

      CREATE TABLE association_flag (
        id uuid NOT NULL CONSTRAINT association_flag_pk PRIMARY KEY,
        association_id uuid NOT NULL CONSTRAINT association_flag_association_fk REFERENCES association (id),
        colour text NOT NULL CONSTRAINT association_flag_colour_ck CHECK (colour IN ('orange', 'red')),
        reason text NOT NULL,
        author_id uuid CONSTRAINT association_flag_author_fk REFERENCES person (id),
        raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ends_on date,
        lifted_at timestamptz
      );
      CREATE INDEX association_flag_association_ix ON association_flag (association_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE association_flag, vault_document, bank_account, board_member, association`);
  }
}
