import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Disbursements1790001000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE payment_batch (
        id uuid NOT NULL CONSTRAINT payment_batch_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT payment_batch_number_uq UNIQUE,
        execution_date date NOT NULL,
        orders integer NOT NULL CONSTRAINT payment_batch_orders_ck CHECK (orders > 0),
        total_centimes bigint NOT NULL CONSTRAINT payment_batch_total_ck CHECK (total_centimes > 0),
        file_id uuid NOT NULL CONSTRAINT payment_batch_file_fk REFERENCES stored_file (id),
        slip_file_id uuid CONSTRAINT payment_batch_slip_fk REFERENCES stored_file (id),
        created_by uuid NOT NULL CONSTRAINT payment_batch_created_by_fk REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE payment_order (
        id uuid NOT NULL CONSTRAINT payment_order_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT payment_order_number_uq UNIQUE,
        convention_id uuid NOT NULL CONSTRAINT payment_order_convention_fk REFERENCES convention (id),
        tranche_id uuid CONSTRAINT payment_order_tranche_fk REFERENCES tranche (id),
        tranche_rank integer NOT NULL,
        association_id uuid NOT NULL,
        region_code text NOT NULL,
        amount_centimes bigint NOT NULL CONSTRAINT payment_order_amount_ck CHECK (amount_centimes > 0),
        state text NOT NULL CONSTRAINT payment_order_state_ck CHECK (state IN ('prepared', 'verified', 'authorised', 'sent', 'executed',
          'rejected', 'reversed', 'cancelled')),
        rib text NOT NULL CONSTRAINT payment_order_rib_ck CHECK (imported OR (rib ~ '^[0-9]{24}$' AND rib::numeric % 97 = 0)),
        holder text NOT NULL,
        prepared_by uuid CONSTRAINT payment_order_prepared_by_fk REFERENCES person (id),
        verified_by uuid CONSTRAINT payment_order_verified_by_fk REFERENCES person (id),
        authorised_by uuid CONSTRAINT payment_order_authorised_by_fk REFERENCES person (id),
        batch_id uuid CONSTRAINT payment_order_batch_fk REFERENCES payment_batch (id),
        prepared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        executed_on date,
        reason text,
        imported boolean NOT NULL DEFAULT false,
        CONSTRAINT payment_order_people_ck CHECK (verified_by <> prepared_by AND authorised_by <> prepared_by AND authorised_by <> verified_by),
        CONSTRAINT payment_order_steps_ck CHECK (imported OR (
          prepared_by IS NOT NULL AND tranche_id IS NOT NULL
          AND (state NOT IN ('verified', 'authorised', 'sent', 'executed', 'rejected', 'reversed') OR verified_by IS NOT NULL)
          AND (state NOT IN ('authorised', 'sent', 'executed', 'rejected', 'reversed') OR authorised_by IS NOT NULL)
          AND (state NOT IN ('sent', 'executed', 'rejected', 'reversed') OR batch_id IS NOT NULL)
          AND (state <> 'executed' OR executed_on IS NOT NULL)))
      );
      CREATE UNIQUE INDEX payment_order_live_uq ON payment_order (tranche_id) WHERE state NOT IN ('rejected', 'reversed', 'cancelled');
      CREATE INDEX payment_order_convention_ix ON payment_order (convention_id);
      CREATE INDEX payment_order_state_ix ON payment_order (state, region_code);

      CREATE TABLE report_fact (
        convention_id uuid NOT NULL CONSTRAINT report_fact_convention_fk REFERENCES convention (id),
        tranche_rank integer NOT NULL,
        spent_centimes bigint NOT NULL CONSTRAINT report_fact_spent_ck CHECK (spent_centimes >= 0),
        accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT report_fact_pk PRIMARY KEY (convention_id, tranche_rank)
      );

      CREATE TABLE recovery_order (
        id uuid NOT NULL CONSTRAINT recovery_order_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT recovery_order_number_uq UNIQUE,
        convention_id uuid NOT NULL CONSTRAINT recovery_order_convention_fk REFERENCES convention (id),
        association_id uuid NOT NULL,
        region_code text NOT NULL,
        amount_centimes bigint NOT NULL CONSTRAINT recovery_order_amount_ck CHECK (amount_centimes > 0),
        reason text NOT NULL,
        state text NOT NULL CONSTRAINT recovery_order_state_ck CHECK (state IN ('issued', 'settled', 'cancelled')),
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_on date,
        reference text,
        CONSTRAINT recovery_order_settled_ck CHECK ((state = 'settled') = (settled_on IS NOT NULL))
      );
      CREATE INDEX recovery_order_convention_ix ON recovery_order (convention_id);

      CREATE TABLE disbursement_counter (
        kind text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        CONSTRAINT disbursement_counter_pk PRIMARY KEY (kind, year)
      );

      CREATE TABLE bank_statement (
        id uuid NOT NULL CONSTRAINT bank_statement_pk PRIMARY KEY,
        message_id text NOT NULL,
        sha256 text NOT NULL CONSTRAINT bank_statement_sha256_uq UNIQUE,
        file_id uuid NOT NULL CONSTRAINT bank_statement_file_fk REFERENCES stored_file (id),
        imported_by uuid NOT NULL CONSTRAINT bank_statement_imported_by_fk REFERENCES person (id),
        imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE statement_entry (
        id uuid NOT NULL CONSTRAINT statement_entry_pk PRIMARY KEY,
        statement_id uuid NOT NULL CONSTRAINT statement_entry_statement_fk REFERENCES bank_statement (id),
        position integer NOT NULL,
        end_to_end_id text,
        bank_reference text,
        amount_centimes bigint NOT NULL,
        direction text NOT NULL CONSTRAINT statement_entry_direction_ck CHECK (direction IN ('debit', 'credit')),
        booked_on date,
        return_code text,
        outcome text NOT NULL CONSTRAINT statement_entry_outcome_ck CHECK (outcome IN ('executed', 'rejected', 'given_back', 'already',
          'not_booked', 'no_reference', 'unknown', 'wrong_amount', 'wrong_state', 'other_account')),
        payment_order_id uuid CONSTRAINT statement_entry_order_fk REFERENCES payment_order (id),
        CONSTRAINT statement_entry_position_uq UNIQUE (statement_id, position)
      );
      CREATE UNIQUE INDEX statement_entry_executed_uq ON statement_entry (payment_order_id) WHERE outcome = 'executed';
      CREATE TRIGGER statement_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE ledger_entry (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT ledger_entry_pk PRIMARY KEY,
        transaction_id uuid NOT NULL,
        movement text NOT NULL CONSTRAINT ledger_entry_movement_ck CHECK (movement IN ('commit', 'order', 'pay', 'recover', 'settle')),
        account text NOT NULL CONSTRAINT ledger_entry_account_ck CHECK (account IN ('budget', 'commitment', 'order', 'payment', 'recovery', 'recovered')),
        debit_centimes bigint NOT NULL,
        credit_centimes bigint NOT NULL,
        convention_id uuid NOT NULL CONSTRAINT ledger_entry_convention_fk REFERENCES convention (id),
        source_id uuid,
        reverses_id uuid,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT ledger_entry_side_ck CHECK (debit_centimes >= 0 AND credit_centimes >= 0 AND (debit_centimes = 0) <> (credit_centimes = 0))
      );
      CREATE INDEX ledger_entry_convention_ix ON ledger_entry (convention_id);
      CREATE INDEX ledger_entry_transaction_ix ON ledger_entry (transaction_id);
      CREATE UNIQUE INDEX ledger_entry_commitment_uq ON ledger_entry (convention_id)
        WHERE movement = 'commit' AND debit_centimes > 0 AND reverses_id IS NULL;
      CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT sum(debit_centimes) <> sum(credit_centimes) FROM ledger_entry WHERE transaction_id = NEW.transaction_id) THEN
          RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER ledger_entry_balance AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ledger_entry, statement_entry, bank_statement, disbursement_counter, recovery_order, report_fact, payment_order, payment_batch;
      DROP FUNCTION refuse_unbalanced();
    `);
  }
}
