import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agreements with funders may be under way, without an amount yet; what funders bring is tied to components and envelopes; an envelope may
 * be stated in another currency. Funders of before were written as agreed.
 */
export class Funding1790400310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE funder ADD state text NOT NULL DEFAULT 'preparing' CONSTRAINT funder_state_ck CHECK (state IN ('preparing', 'signed', 'abandoned')),
        ADD signed_on date, ADD effective_on date,
        ALTER amount_hundredths DROP NOT NULL;
      UPDATE funder SET state = 'signed';
      ALTER TABLE funder
        ADD CONSTRAINT funder_signed_ck CHECK (state <> 'signed' OR amount_hundredths IS NOT NULL),
        ADD CONSTRAINT funder_days_ck CHECK (state = 'signed' OR num_nonnulls(signed_on, effective_on) = 0);
      ALTER TABLE envelope ADD foreign_currency text CONSTRAINT envelope_currency_ck CHECK (foreign_currency ~ '^[A-Z]{3}$' AND foreign_currency <> 'MAD'),
        ADD foreign_hundredths bigint CONSTRAINT envelope_foreign_amount_ck CHECK (foreign_hundredths > 0),
        ADD stated_rate text,
        ADD CONSTRAINT envelope_foreign_ck CHECK ((foreign_currency IS NULL) = (foreign_hundredths IS NULL) AND (stated_rate IS NULL OR foreign_currency IS NOT NULL));
      CREATE TABLE funder_contribution (
        id uuid NOT NULL CONSTRAINT funder_contribution_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT funder_contribution_programme_fk REFERENCES programme (id),
        funder_id uuid NOT NULL CONSTRAINT funder_contribution_funder_fk REFERENCES funder (id),
        component_id uuid NOT NULL CONSTRAINT funder_contribution_component_fk REFERENCES component (id),
        envelope_id uuid CONSTRAINT funder_contribution_envelope_fk REFERENCES envelope (id),
        amount_hundredths bigint NOT NULL CONSTRAINT funder_contribution_amount_ck CHECK (amount_hundredths > 0),
        stated_centimes bigint CONSTRAINT funder_contribution_stated_ck CHECK (stated_centimes > 0),
        source text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        withdrawn_reason text,
        CONSTRAINT funder_contribution_withdrawn_ck CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3))
      );
      CREATE INDEX funder_contribution_programme_ix ON funder_contribution (programme_id);
      CREATE INDEX funder_contribution_funder_ix ON funder_contribution (funder_id);
      CREATE INDEX funder_contribution_component_ix ON funder_contribution (component_id);
      CREATE INDEX funder_contribution_envelope_ix ON funder_contribution (envelope_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE funder_contribution;
      ALTER TABLE envelope DROP CONSTRAINT envelope_foreign_ck, DROP foreign_currency, DROP foreign_hundredths, DROP stated_rate;
      DELETE FROM funder WHERE amount_hundredths IS NULL;
      ALTER TABLE funder DROP CONSTRAINT funder_signed_ck, DROP CONSTRAINT funder_days_ck, DROP state, DROP signed_on, DROP effective_on,
        ALTER amount_hundredths SET NOT NULL;
    `);
  }
}
