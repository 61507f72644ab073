import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By table, the words by which its rows are found: numbers of ours, references of the bank. Never an account nor its holder. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  payment_order: ['NEW.number'],
  payment_batch: ['NEW.number'],
  recovery_order: ['NEW.number', 'NEW.reference'],
  bank_statement: ['NEW.message_id'],
  statement_entry: ['NEW.end_to_end_id', 'NEW.batch_reference', 'NEW.bank_reference', 'NEW.remittance'],
};

/** Orders, batches, recoveries and what the bank tells of them are found by their references. */
export class DisbursementSearch1790300320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, words] of Object.entries(WORDS)) await addSearchColumn(runner, table, words);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WORDS)) await dropSearchColumn(runner, table);
  }
}
