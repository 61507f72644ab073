import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SYSTEM, Trail, Tx, type Em } from '#platform';
import { StatementCase, StatementEntry } from '../data/statement.entity.js';
import { TAKEN_AGAIN } from '../domain/reconciliation.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';

/** Open cases that say that the bank took the money of an order once more, and their end when it gives it back. */
@Injectable()
export class SecondDebits {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
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
    const from = one.state;
    const change = { state: statementCaseMachine.next(from, 'correct'), settledAt: await this.tx.now(em), reason: bankReference };
    Object.assign(one, change);
    if (stored) await em.update(StatementCase, { id: one.id }, change);
    await this.trail.record(em, SYSTEM, {
      subject: 'statement_case',
      subjectId: one.id,
      event: 'correct',
      from,
      to: one.state,
      detail: { paymentOrderId, bankReference },
    });
  }
}
