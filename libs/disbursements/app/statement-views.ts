import { Injectable } from '@nestjs/common';
import { scopeParams, scopeSql } from '#conventions';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { platformErrors, type Actor, type Em, type Page, type PageQuery } from '#platform';
import { OUTCOME_LABELS, type EntryOutcome } from '../domain/reconciliation.js';

export interface StatementItem {
  id: string;
  messageId: string;
  imported: ZonedInstant;
  entries: number;
  /** Entries that do not fit, looked at or not. */
  mismatches: number;
  /** Those of them that nobody has settled yet. */
  openCases: number;
}

export interface StatementView extends StatementItem {
  lines: {
    position: number;
    /** Among the orders that one line of the bank settled. */
    part: number;
    endToEndId: string | null;
    bankReference: string | null;
    batchReference: string | null;
    remittance: string | null;
    /** What somebody has to look at, or has looked at. */
    caseId: string | null;
    amountCentimes: number;
    direction: 'debit' | 'credit';
    bookedOn: string | null;
    outcome: EntryOutcome;
    outcomeLabel: Label;
    mismatch: boolean;
    order: { id: string; number: string } | null;
  }[];
}

type Head = Omit<StatementItem, 'imported'> & { importedAt: Date };
type Line = Omit<StatementView['lines'][number], 'amountCentimes' | 'outcomeLabel' | 'mismatch' | 'order'> & {
  amount: string;
  orderId: string | null;
  orderNumber: string | null;
};

/**
 * The entries of a statement that a reader ($1 region, $2 and $3 associations, $4 person) may know of: those about orders in
 * their scope. An entry about no order of ours is for national readers, and for whoever brought the statement.
 */
const ENTRIES = `FROM statement_entry e LEFT JOIN payment_order o ON o.id = e.payment_order_id
  WHERE e.statement_id = s.id AND CASE WHEN o.id IS NULL THEN $1::text IS NULL OR s.imported_by = $4 ELSE ${scopeSql('o', 1)} END`;
/** A regional reader has the statements that speak of the region, and those they brought. */
const STATEMENTS = `FROM bank_statement s WHERE ($1::text IS NULL OR s.imported_by = $4 OR EXISTS (SELECT 1 ${ENTRIES}))`;
const HEAD = `s.id, s.message_id AS "messageId", s.imported_at AS "importedAt", (SELECT count(*)::int ${ENTRIES}) AS entries,
  (SELECT count(*)::int ${ENTRIES} AND EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id)) AS mismatches,
  (SELECT count(*)::int ${ENTRIES} AND EXISTS (SELECT FROM statement_case k WHERE k.entry_id = e.id AND k.state = 'open')) AS "openCases"`;

const readerOf = (actor: Actor): unknown[] => [...scopeParams(actor), actor.personId];

/** Bank statements as people read them: entries, counts and the statements themselves go through one scope. */
@Injectable()
export class StatementViews {
  async list(em: Em, actor: Actor, { page, pageSize }: PageQuery): Promise<Page<StatementItem>> {
    const reader = readerOf(actor);
    const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${STATEMENTS}`, reader);
    const rows = await em.query<Head[]>(`SELECT ${HEAD} ${STATEMENTS} ORDER BY s.imported_at DESC, s.id LIMIT $5 OFFSET $6`, [
      ...reader,
      pageSize,
      (page - 1) * pageSize,
    ]);
    return { items: rows.map(itemOf), page, pageSize, total: total.count };
  }

  /** @throws NOT_FOUND, also for a statement that says nothing of the reader's region */
  async one(em: Em, actor: Actor, id: string): Promise<StatementView> {
    const reader = readerOf(actor);
    const [head] = await em.query<Head[]>(`SELECT ${HEAD} ${STATEMENTS} AND s.id = $5`, [...reader, id]);
    if (!head) throw platformErrors.NOT_FOUND();
    const lines = await em.query<Line[]>(
      `SELECT l.* FROM bank_statement s, LATERAL (
         SELECT e.position, e.part, e.end_to_end_id AS "endToEndId", e.bank_reference AS "bankReference", e.amount_centimes AS amount, e.direction,
           to_char(e.booked_on, 'YYYY-MM-DD') AS "bookedOn", e.outcome, e.remittance, e.batch_reference AS "batchReference",
           (SELECT k.id FROM statement_case k WHERE k.entry_id = e.id) AS "caseId", o.id AS "orderId", o.number AS "orderNumber" ${ENTRIES}) l
       WHERE s.id = $5 ORDER BY l.position, l.part`,
      [...reader, id],
    );
    return {
      ...itemOf(head),
      lines: lines.map(({ amount, orderId, orderNumber, ...line }) => ({
        ...line,
        amountCentimes: Number(amount),
        outcomeLabel: OUTCOME_LABELS[line.outcome],
        mismatch: line.caseId !== null,
        order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
      })),
    };
  }
}

const itemOf = ({ importedAt, ...head }: Head): StatementItem => ({ ...head, imported: zonedInstant(importedAt) });
