import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Movements of the bank are told apart, what does not fit becomes a case, and a reversed payment awaits its money.
 * Of an existing database: lines already read keep their identity; debits that were passed over become cases; an order that was
 * reversed without the bank's credit gets the receivable that it lacked, with its opening entries.
 */
export class BankCases1790240000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payment_order DROP CONSTRAINT payment_order_state_ck, DROP CONSTRAINT payment_order_steps_ck,
        ADD CONSTRAINT payment_order_state_ck CHECK (state IN ('prepared', 'verified', 'authorised', 'sent', 'executed', 'recalled',
          'rejected', 'reversed', 'cancelled')),
        ADD CONSTRAINT payment_order_steps_ck CHECK (imported OR (
          prepared_by IS NOT NULL AND tranche_id IS NOT NULL
          AND (state NOT IN ('verified', 'authorised', 'sent', 'executed', 'recalled', 'rejected', 'reversed') OR verified_by IS NOT NULL)
          AND (state NOT IN ('authorised', 'sent', 'executed', 'recalled', 'rejected', 'reversed') OR authorised_by IS NOT NULL)
          AND (state NOT IN ('sent', 'executed', 'recalled', 'rejected', 'reversed') OR batch_id IS NOT NULL)
          AND (state NOT IN ('executed', 'recalled') OR executed_on IS NOT NULL)));

      ALTER TABLE recovery_order
        ADD payment_order_id uuid CONSTRAINT recovery_order_payment_order_fk REFERENCES payment_order (id),
        ADD CONSTRAINT recovery_order_payment_order_uq UNIQUE (payment_order_id);

      ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_movement_ck,
        ADD CONSTRAINT ledger_entry_movement_ck CHECK (movement IN ('commit', 'order', 'pay', 'recover', 'settle', 'claim'));

      ALTER TABLE statement_entry DROP CONSTRAINT statement_entry_outcome_ck, DROP CONSTRAINT statement_entry_position_uq,
        ADD part integer NOT NULL DEFAULT 1 CONSTRAINT statement_entry_part_ck CHECK (part > 0),
        ADD identity text, ADD batch_reference text, ADD remittance text,
        ADD CONSTRAINT statement_entry_position_uq UNIQUE (statement_id, position, part),
        ADD CONSTRAINT statement_entry_outcome_ck CHECK (outcome IN ('executed', 'rejected', 'given_back', 'corrected', 'already',
          'not_booked', 'no_reference', 'unknown', 'wrong_amount', 'wrong_total', 'wrong_state', 'second_debit', 'second_credit',
          'other_account', 'no_account'));

      CREATE TABLE statement_case (
        id uuid NOT NULL CONSTRAINT statement_case_pk PRIMARY KEY,
        entry_id uuid NOT NULL CONSTRAINT statement_case_entry_fk REFERENCES statement_entry (id),
        state text NOT NULL CONSTRAINT statement_case_state_ck CHECK (state IN ('open', 'matched', 'closed', 'corrected')),
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        payment_order_id uuid CONSTRAINT statement_case_order_fk REFERENCES payment_order (id),
        recovery_order_id uuid CONSTRAINT statement_case_recovery_fk REFERENCES recovery_order (id),
        settled_by uuid CONSTRAINT statement_case_settled_by_fk REFERENCES person (id),
        settled_at timestamptz,
        reason text,
        CONSTRAINT statement_case_entry_uq UNIQUE (entry_id),
        CONSTRAINT statement_case_settled_ck CHECK ((state = 'open') = (settled_at IS NULL)),
        CONSTRAINT statement_case_matched_ck CHECK ((state = 'matched') = (num_nonnulls(payment_order_id, recovery_order_id) = 1)),
        CONSTRAINT statement_case_reason_ck CHECK (state <> 'closed' OR reason IS NOT NULL)
      );
      CREATE INDEX statement_case_open_ix ON statement_case (state) WHERE state = 'open';
    `);
    await tellKnownLinesApart(queryRunner);
    await claimWhatWasReversed(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE statement_case;
      DROP INDEX statement_entry_identity_uq;
      ALTER TABLE statement_entry DROP CONSTRAINT statement_entry_position_uq, DROP part, DROP identity, DROP batch_reference, DROP remittance,
        ADD CONSTRAINT statement_entry_position_uq UNIQUE (statement_id, position);
      ALTER TABLE recovery_order DROP payment_order_id;
    `);
  }
}

/** The first of equal lines keeps the identity that a new file would give it; whatever was passed over is to be looked at. */
async function tellKnownLinesApart(queryRunner: Pick<QueryRunner, 'query'>): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE statement_entry DISABLE TRIGGER statement_entry_append_only;
    WITH said AS (
      SELECT e.id, concat_ws('|', '', coalesce(bank_reference, ''), direction, amount_centimes, coalesce(booked_on::text, ''),
          coalesce(end_to_end_id, ''), coalesce(return_code, ''), 1) || CASE WHEN bank_reference IS NULL THEN '|1' ELSE '' END AS text,
        s.imported_at, e.position
      FROM statement_entry e JOIN bank_statement s ON s.id = e.statement_id WHERE e.outcome NOT IN ('already', 'not_booked', 'other_account')
    ), first AS (
      SELECT DISTINCT ON (text) id, encode(sha256(convert_to(text, 'UTF8')), 'hex') AS identity FROM said ORDER BY text, imported_at, position
    )
    UPDATE statement_entry e SET identity = first.identity FROM first WHERE first.id = e.id;
    ALTER TABLE statement_entry ENABLE TRIGGER statement_entry_append_only;
    CREATE UNIQUE INDEX statement_entry_identity_uq ON statement_entry (identity, part) WHERE outcome NOT IN ('already', 'not_booked');

    INSERT INTO statement_case (id, entry_id, state)
    SELECT gen_random_uuid(), e.id, 'open' FROM statement_entry e
    WHERE e.outcome IN ('unknown', 'wrong_amount', 'wrong_state', 'other_account')
      OR (e.outcome = 'no_reference' AND e.direction = 'debit')
      OR (e.outcome = 'already' AND e.direction = 'debit' AND NOT EXISTS (
        SELECT FROM statement_entry x WHERE x.payment_order_id = e.payment_order_id AND x.outcome = 'executed'
        AND x.bank_reference IS NOT DISTINCT FROM e.bank_reference AND x.booked_on IS NOT DISTINCT FROM e.booked_on));
  `);
}

/**
 * A tranche that was not paid again waits for its money as one reversed today; one that was paid again keeps both payments,
 * and the first is claimed beyond the promise.
 */
export async function claimWhatWasReversed(queryRunner: Pick<QueryRunner, 'query'>): Promise<void> {
  await queryRunner.query(`
    CREATE TEMPORARY TABLE owed ON COMMIT DROP AS
    SELECT o.id, o.convention_id, o.association_id, o.region_code, o.amount_centimes, o.number, o.reason, gen_random_uuid() AS recovery_id,
      row_number() OVER (ORDER BY o.number) AS turn,
      row_number() OVER (PARTITION BY o.tranche_id ORDER BY o.number DESC) = 1 AND NOT EXISTS (
        SELECT FROM payment_order again WHERE again.tranche_id = o.tranche_id AND again.state NOT IN ('rejected', 'reversed', 'cancelled')
      ) AS waits
    FROM payment_order o WHERE o.state = 'reversed' AND NOT o.imported
      AND NOT EXISTS (SELECT FROM statement_entry e WHERE e.payment_order_id = o.id AND e.outcome = 'given_back');

    INSERT INTO recovery_order (id, number, convention_id, association_id, region_code, amount_centimes, reason, state, payment_order_id)
    SELECT recovery_id, 'OR-' || y.year || '-' || lpad((coalesce(c.last, 0) + turn)::text, 4, '0'), convention_id, association_id,
      region_code, amount_centimes, coalesce(reason, number), 'issued', owed.id
    FROM owed, (SELECT extract(year FROM clock_timestamp())::int AS year) y
    LEFT JOIN disbursement_counter c ON c.kind = 'OR' AND c.year = y.year;
    INSERT INTO disbursement_counter (kind, year, last)
    SELECT 'OR', extract(year FROM clock_timestamp())::int, count(*) FROM owed HAVING count(*) > 0
    ON CONFLICT ON CONSTRAINT disbursement_counter_pk DO UPDATE SET last = disbursement_counter.last + excluded.last;

    UPDATE payment_order o SET state = 'recalled' FROM owed WHERE owed.id = o.id AND owed.waits;

    WITH movement (name, debit, credit, waits, of_recovery) AS (VALUES
      ('order', 'order', 'commitment', true, false), ('pay', 'payment', 'order', true, false),
      ('recover', 'recovery', 'payment', true, true), ('claim', 'recovery', 'budget', false, true)
    ), opening AS (
      SELECT gen_random_uuid() AS transaction_id, m.name, m.debit, m.credit, owed.convention_id, owed.amount_centimes,
        CASE WHEN m.of_recovery THEN owed.recovery_id ELSE owed.id END AS source_id
      FROM owed JOIN movement m ON m.waits = owed.waits
    )
    INSERT INTO ledger_entry (transaction_id, movement, account, debit_centimes, credit_centimes, convention_id, source_id)
    SELECT transaction_id, name, debit, amount_centimes, 0, convention_id, source_id FROM opening
    UNION ALL SELECT transaction_id, name, credit, 0, amount_centimes, convention_id, source_id FROM opening;
  `);
}
