import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the bank booked is counted by order. Of an existing database: a second debit of a whole file, one line until now, becomes the
 * share of each of its orders, each with the case as it stood; a line that said no account stands for itself alone.
 */
export class BankNet1790251000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE statement_entry DROP CONSTRAINT statement_entry_outcome_ck,
        ADD statement_ref text,
        ADD CONSTRAINT statement_entry_outcome_ck CHECK (outcome IN ('executed', 'rejected', 'given_back', 'corrected', 'already', 'repeated',
          'not_booked', 'no_reference', 'unknown', 'wrong_amount', 'wrong_total', 'wrong_state', 'second_debit', 'second_credit',
          'other_account', 'no_account'));
      DROP INDEX statement_entry_identity_uq;
      ALTER TABLE statement_entry DISABLE TRIGGER statement_entry_append_only;
      UPDATE statement_entry SET identity = 'none:' || identity WHERE outcome = 'no_account';
    `);
    await shareSecondDebits(queryRunner);
    await queryRunner.query(`
      ALTER TABLE statement_entry ENABLE TRIGGER statement_entry_append_only;
      CREATE UNIQUE INDEX statement_entry_identity_uq ON statement_entry (identity, part)
        WHERE outcome NOT IN ('already', 'not_booked', 'repeated');
      CREATE INDEX statement_entry_order_ix ON statement_entry (payment_order_id);
      CREATE INDEX statement_entry_batch_ix ON statement_entry (batch_reference)
        WHERE payment_order_id IS NULL AND batch_reference IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX statement_entry_order_ix, statement_entry_batch_ix;
      ALTER TABLE statement_entry DISABLE TRIGGER statement_entry_append_only;
      UPDATE statement_entry SET identity = substr(identity, 6) WHERE identity LIKE 'none:%';
      ALTER TABLE statement_entry ENABLE TRIGGER statement_entry_append_only;
      ALTER TABLE statement_entry DROP statement_ref;
    `);
  }
}

/** The trigger that keeps entries as they are is off. A line that is not the sum of the file’s orders stays whole: its shares are not plain. */
export async function shareSecondDebits(queryRunner: Pick<QueryRunner, 'query'>): Promise<void> {
  await queryRunner.query(`
    CREATE TEMPORARY TABLE share ON COMMIT DROP AS
    SELECT e.id AS line_id, o.id AS order_id, o.number, o.amount_centimes, row_number() OVER (PARTITION BY e.id ORDER BY o.id)::int AS part,
      gen_random_uuid() AS entry_id
    FROM statement_entry e JOIN payment_batch b ON b.number = e.batch_reference AND b.total_centimes = e.amount_centimes
    JOIN payment_order o ON o.batch_id = b.id
    WHERE e.outcome = 'second_debit' AND e.payment_order_id IS NULL AND e.end_to_end_id IS NULL
      AND NOT EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id AND k.state = 'matched');

    INSERT INTO statement_entry (id, statement_id, position, part, identity, end_to_end_id, batch_reference, remittance, bank_reference,
      amount_centimes, direction, booked_on, return_code, outcome, payment_order_id)
    SELECT s.entry_id, e.statement_id, e.position, s.part, e.identity, s.number, e.batch_reference, e.remittance, e.bank_reference,
      s.amount_centimes, e.direction, e.booked_on, e.return_code, e.outcome, s.order_id
    FROM share s JOIN statement_entry e ON e.id = s.line_id WHERE s.part > 1;
    INSERT INTO statement_case (id, entry_id, state, opened_at, settled_by, settled_at, reason)
    SELECT gen_random_uuid(), s.entry_id, k.state, k.opened_at, k.settled_by, k.settled_at, k.reason
    FROM share s JOIN statement_case k ON k.entry_id = s.line_id WHERE s.part > 1;
    UPDATE statement_entry e SET payment_order_id = s.order_id, end_to_end_id = s.number, amount_centimes = s.amount_centimes
    FROM share s WHERE s.line_id = e.id AND s.part = 1;
  `);
}
