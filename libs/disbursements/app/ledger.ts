import { Injectable } from '@nestjs/common';
import { newId, type Em } from '#platform';
import { LedgerEntry } from '../data/statement.entity.js';
import { reverseMovements } from '../data/money.queries.js';
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
    await reverseMovements(em, sourceId);
  }
}
