import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { platformErrors, Tx, type Actor } from '#platform';
import { findStatement } from '../data/statements.list.js';
import { linesOfStatement, type StatementLine } from '../data/statements.queries.js';
import { OUTCOME_LABELS } from '../domain/reconciliation.js';
import { statementItem, type StatementItem } from './statements.list.js';

export interface StatementView extends StatementItem {
  lines: (Omit<StatementLine, 'orderId' | 'orderNumber'> & {
    outcomeLabel: Label;
    mismatch: boolean;
    order: { id: string; number: string } | null;
  })[];
}

/** Bank statements as people read them: entries, counts and the statements themselves go through one scope. */
@Injectable()
export class StatementReads {
  constructor(private readonly tx: Tx) {}

  /** @throws NOT_FOUND, also for a statement that says nothing of the reader's region */
  one(actor: Actor, id: string): Promise<StatementView> {
    return this.tx.run(async (em) => {
      const head = await findStatement(em, actor, id);
      if (!head) throw platformErrors.NOT_FOUND();
      const lines = await linesOfStatement(em, actor, id);
      return {
        ...statementItem(head),
        lines: lines.map(({ orderId, orderNumber, ...line }) => ({
          ...line,
          outcomeLabel: OUTCOME_LABELS[line.outcome],
          mismatch: line.caseId !== null,
          order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
        })),
      };
    });
  }
}
