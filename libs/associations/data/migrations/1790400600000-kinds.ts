import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each kind has its own identifiers: abroad no ICE and no region, but a country, a register and an IBAN; a federation says whom it unites. */
export class Kinds1790400600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association
        ALTER ice DROP NOT NULL,
        ALTER region_code DROP NOT NULL,
        ADD country text NOT NULL DEFAULT 'MA' CONSTRAINT association_country_ck CHECK (country ~ '^[A-Z]{2}$'),
        ADD register_name text,
        ADD host_agreement text,
        ADD city text,
        ADD network jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT association_abroad_ck CHECK (country = 'MA' OR kind = 'foreign_ngo'),
        ADD CONSTRAINT association_identified_ck CHECK ((ice IS NOT NULL) = (country = 'MA')),
        ADD CONSTRAINT association_seat_ck CHECK ((region_code IS NOT NULL) = (country = 'MA')),
        ADD CONSTRAINT association_city_ck CHECK (city IS NULL OR country <> 'MA');
      CREATE UNIQUE INDEX association_register_uq ON association (country, lower(receipt_number)) WHERE country <> 'MA' AND state <> 'draft';

      ALTER TABLE board_member DROP CONSTRAINT board_member_function_ck;
      ALTER TABLE board_member ADD CONSTRAINT board_member_function_ck
        CHECK (function IN ('president', 'vice_president', 'secretary', 'treasurer', 'member', 'manager', 'director'));

      ALTER TABLE vault_document DROP CONSTRAINT vault_document_kind_ck;
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_kind_ck CHECK
        (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof', 'host_agreement', 'other'));

      ALTER TABLE bank_account
        ALTER rib DROP NOT NULL,
        ADD iban text CONSTRAINT bank_account_iban_ck CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' AND iban NOT LIKE 'MA%'),
        ADD bic text CONSTRAINT bank_account_bic_ck CHECK (bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
        ADD bank_name text,
        ADD CONSTRAINT bank_account_number_ck CHECK (num_nonnulls(rib, iban) = 1),
        ADD CONSTRAINT bank_account_bank_ck CHECK (num_nonnulls(iban, bic, bank_name) IN (0, 3));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM bank_account WHERE rib IS NULL;
      ALTER TABLE bank_account DROP iban, DROP bic, DROP bank_name, ALTER rib SET NOT NULL;
      DELETE FROM vault_document WHERE kind = 'host_agreement';
      ALTER TABLE vault_document DROP CONSTRAINT vault_document_kind_ck;
      ALTER TABLE vault_document ADD CONSTRAINT vault_document_kind_ck CHECK
        (kind IN ('receipt', 'statutes', 'board_list', 'assembly_minutes', 'tax_certificate', 'accounts', 'rib_proof', 'other'));
      UPDATE board_member SET function = 'president' WHERE function IN ('manager', 'director');
      ALTER TABLE board_member DROP CONSTRAINT board_member_function_ck;
      ALTER TABLE board_member ADD CONSTRAINT board_member_function_ck
        CHECK (function IN ('president', 'vice_president', 'secretary', 'treasurer', 'member'));
      DROP INDEX association_register_uq;
      ALTER TABLE association DROP country, DROP register_name, DROP host_agreement, DROP city, DROP network;
      ALTER TABLE association ALTER ice SET NOT NULL, ALTER region_code SET NOT NULL;
    `);
  }
}
