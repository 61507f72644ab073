import { Injectable } from '@nestjs/common';
import { newId, type Em } from '#platform';
import { LedgerEntry } from '../data/statement.entity.js';
import { MOVEMENTS, type Movement } from '../domain/ledger.js';

/** Writes movements of money: always two sides, never changed; a correction is a reversal. */
@Injectable()
export class Ledger {
  async post(em: Em, movement: Movement, entry: { conventionId: string; amountCentimes: number; sourceId: string | null }): Promise<void> {
    const { debit, credit } = MOVEMENTS[movement];
    const common = { transactionId: newId(), movement, conventionId: entry.conventionId, sourceId: entry.sourceId };
    await em.insert(LedgerEntry, [
      { ...common, account: debit, debitCentimes: entry.amountCentimes, creditCentimes: 0 },
      { ...common, account: credit, debitCentimes: 0, creditCentimes: entry.amountCentimes },
    ]);
  }

  /** The commitment of a convention, written once, whoever comes first. The caller holds the convention's lock. */
  async commit(em: Em, convention: { id: string; amountCentimes: number }): Promise<void> {
    const known = await em.existsBy(LedgerEntry, { conventionId: convention.id, movement: 'commit' });
    if (!known) await this.post(em, 'commit', { conventionId: convention.id, amountCentimes: convention.amountCentimes, sourceId: null });
  }

  /** Undoes every movement of a source that is not undone yet, the last first. */
  async reverse(em: Em, sourceId: string): Promise<void> {
    await em.query(
      `WITH undone AS (
         SELECT DISTINCT ON (transaction_id) transaction_id, gen_random_uuid() AS reversal FROM ledger_entry l
         WHERE source_id = $1 AND reverses_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = l.transaction_id)
       )
       INSERT INTO ledger_entry (transaction_id, movement, account, debit_centimes, credit_centimes, convention_id, source_id, reverses_id)
       SELECT u.reversal, l.movement, l.account, l.credit_centimes, l.debit_centimes, l.convention_id, l.source_id, l.transaction_id
       FROM undone u JOIN ledger_entry l ON l.transaction_id = u.transaction_id ORDER BY l.id DESC`,
      [sourceId],
    );
  }
}
