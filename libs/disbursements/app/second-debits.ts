import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Lifecycle, SYSTEM, Tx, type Em } from '#platform';
import { StatementCase, StatementEntry } from '../data/statement.entity.js';
import { TAKEN_AGAIN } from '../domain/reconciliation.js';
import { statementCaseLife } from './disbursement.lives.js';

/** Open cases that say that the bank took the money of an order once more, and their end when it gives it back. */
@Injectable()
export class SecondDebits {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** By order, the oldest first, locked. */
  async of(em: Em, orderIds: readonly string[]): Promise<Map<string, StatementCase[]>> {
    const entries = await em.findBy(StatementEntry, {
      paymentOrderId: In([...orderIds]),
      outcome: In([...TAKEN_AGAIN]),
      direction: 'debit',
    });
    const cases = await em.find(StatementCase, {
      where: { entryId: In(entries.map(({ id }) => id)), state: 'open' },
      order: { openedAt: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const byOrder = new Map<string, StatementCase[]>();
    for (const one of cases) {
      const orderId = entries.find(({ id }) => id === one.entryId)!.paymentOrderId!;
      byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), one]);
    }
    return byOrder;
  }

  /** A credit of the bank ends the case. `stored` is false for one of the very file that is being read. */
  async correct(em: Em, one: StatementCase, paymentOrderId: string, bankReference: string | null, stored = true): Promise<void> {
    const change = { settledAt: await this.tx.now(em), reason: bankReference };
    const detail = { paymentOrderId, bankReference };
    await this.lifecycle.move(em, SYSTEM, statementCaseLife, one, 'correct', change, { detail, unsaved: !stored });
  }
}
