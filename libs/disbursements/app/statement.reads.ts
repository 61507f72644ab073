import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { platformErrors, Tx, type Actor, type Page, type PageQuery } from '#platform';
import { findStatement, linesOfStatement, listStatements, type StatementHead, type StatementLine } from '../data/statements.queries.js';
import { OUTCOME_LABELS } from '../domain/reconciliation.js';

export interface StatementItem extends Omit<StatementHead, 'importedAt'> {
  imported: ZonedInstant;
}

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

  list(actor: Actor, { page, pageSize }: PageQuery): Promise<Page<StatementItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listStatements(em, actor, { page, pageSize });
      return { items: rows.map(itemOf), page, pageSize, total };
    });
  }

  /** @throws NOT_FOUND, also for a statement that says nothing of the reader's region */
  one(actor: Actor, id: string): Promise<StatementView> {
    return this.tx.run(async (em) => {
      const head = await findStatement(em, actor, id);
      if (!head) throw platformErrors.NOT_FOUND();
      const lines = await linesOfStatement(em, actor, id);
      return {
        ...itemOf(head),
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

const itemOf = ({ importedAt, ...head }: StatementHead): StatementItem => ({ ...head, imported: zonedInstant(importedAt) });
