import { Injectable } from '@nestjs/common';
import { scopeParams, scopeSql } from '#conventions';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Proposal, platformErrors, type Actor, type Em, type Page, type PageQuery } from '#platform';
import { NOT_OUR_ACCOUNT, OUTCOME_LABELS, TAKEN_AGAIN, type EntryOutcome } from '../domain/reconciliation.js';
import { statementCaseMachine, type StatementCaseState } from '../domain/statement-case.machine.js';

export interface CaseItem {
  id: string;
  state: StatementCaseState;
  stateLabel: Label;
  opened: ZonedInstant;
  outcome: EntryOutcome;
  outcomeLabel: Label;
  direction: 'debit' | 'credit';
  amountCentimes: number;
  bookedOn: string | null;
  endToEndId: string | null;
  batchReference: string | null;
  bankReference: string | null;
  remittance: string | null;
  statementId: string;
  order: { id: string; number: string } | null;
  /** What a second person has not answered yet. */
  proposalId: string | null;
  reason: string | null;
}

/** An order or a recovery of the same amount that awaits such a movement. */
export interface CaseCandidate {
  kind: 'payment_order' | 'recovery_order';
  id: string;
  number: string;
  conventionId: string;
}

export interface CaseView extends CaseItem {
  candidates: CaseCandidate[];
}

type Row = Omit<CaseItem, 'stateLabel' | 'opened' | 'outcomeLabel' | 'amountCentimes' | 'order'> & {
  openedAt: Date;
  amount: string;
  orderId: string | null;
  orderNumber: string | null;
};

/** As entries are read: those about an order go by its scope; the others are for national readers and for whoever brought them. */
const CASES = `FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id JOIN bank_statement s ON s.id = e.statement_id
  LEFT JOIN payment_order o ON o.id = coalesce(k.payment_order_id, e.payment_order_id)
  WHERE CASE WHEN o.id IS NULL THEN $1::text IS NULL OR s.imported_by = $4 ELSE ${scopeSql('o', 1)} END`;
const COLUMNS = `k.id, k.state, k.opened_at AS "openedAt", k.reason, e.outcome, e.direction, e.amount_centimes AS amount,
  to_char(e.booked_on, 'YYYY-MM-DD') AS "bookedOn", e.end_to_end_id AS "endToEndId", e.batch_reference AS "batchReference",
  e.bank_reference AS "bankReference", e.remittance, e.statement_id AS "statementId", o.id AS "orderId", o.number AS "orderNumber"`;

const readerOf = (actor: Actor): unknown[] => [...scopeParams(actor), actor.personId];

/** Movements of the bank that somebody has to look at, as people read them. */
@Injectable()
export class StatementCases {
  async list(em: Em, actor: Actor, { state, page, pageSize }: PageQuery & { state?: string }): Promise<Page<CaseItem>> {
    const reader = readerOf(actor);
    const filter = `${CASES} AND ($5::text IS NULL OR k.state = $5)`;
    const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${filter}`, [...reader, state ?? null]);
    const rows = await em.query<Row[]>(`SELECT ${COLUMNS} ${filter} ORDER BY k.opened_at DESC, k.id LIMIT $6 OFFSET $7`, [
      ...reader,
      state ?? null,
      pageSize,
      (page - 1) * pageSize,
    ]);
    return { items: await itemsOf(em, rows), page, pageSize, total: total.count };
  }

  async open(em: Em, actor: Actor): Promise<number> {
    const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${CASES} AND k.state = 'open'`, readerOf(actor));
    return total.count;
  }

  /** @throws NOT_FOUND, also for what is beyond the reader's scope */
  async one(em: Em, actor: Actor, id: string): Promise<CaseView> {
    const rows = await em.query<Row[]>(`SELECT ${COLUMNS} ${CASES} AND k.id = $5`, [...readerOf(actor), id]);
    const [item] = await itemsOf(em, rows);
    if (!item) throw platformErrors.NOT_FOUND();
    return { ...item, candidates: item.state === 'open' ? await this.candidates(em, actor, item) : [] };
  }

  /** A credit may also be the correction of a second debit, or settle the receivable of an order that was reversed before. */
  private async candidates(em: Em, actor: Actor, { direction, amountCentimes, outcome }: CaseItem): Promise<CaseCandidate[]> {
    if (NOT_OUR_ACCOUNT.includes(outcome)) return [];
    const awaiting = direction === 'debit' ? ['sent'] : ['sent', 'executed', 'recalled'];
    return em.query<CaseCandidate[]>(
      `(SELECT 'payment_order' AS kind, o.id, o.number, o.convention_id AS "conventionId" FROM payment_order o
        WHERE NOT o.imported AND o.amount_centimes = $4 AND ${scopeSql('o', 1)} AND (o.state = ANY($5) OR ($6 AND (
          EXISTS (SELECT FROM recovery_order r WHERE r.payment_order_id = o.id AND r.state = 'issued')
          OR EXISTS (SELECT FROM statement_entry e JOIN statement_case k ON k.entry_id = e.id AND k.state = 'open'
            WHERE e.payment_order_id = o.id AND e.direction = 'debit' AND e.outcome = ANY($7)))))
        ORDER BY o.number LIMIT 20)
       UNION ALL
       (SELECT 'recovery_order', r.id, r.number, r.convention_id FROM recovery_order r
        WHERE $6 AND r.state = 'issued' AND r.payment_order_id IS NULL AND r.amount_centimes = $4 AND ${scopeSql('r', 1)} ORDER BY r.number LIMIT 20)`,
      [...scopeParams(actor), amountCentimes, awaiting, direction === 'credit', TAKEN_AGAIN],
    );
  }
}

async function itemsOf(em: Em, rows: readonly Row[]): Promise<CaseItem[]> {
  const waiting = await waitingOn(
    em,
    rows.map(({ id }) => id),
  );
  return rows.map(({ openedAt, amount, orderId, orderNumber, ...row }) => ({
    ...row,
    stateLabel: statementCaseMachine.label(row.state),
    opened: zonedInstant(openedAt),
    outcomeLabel: OUTCOME_LABELS[row.outcome],
    amountCentimes: Number(amount),
    order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
    proposalId: waiting.get(row.id) ?? null,
  }));
}

/** The proposals about things, by thing, that no second person has answered. */
export async function waitingOn(em: Em, subjectIds: readonly string[]): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await em
    .createQueryBuilder(Proposal, 'proposal')
    .where(`proposal.state = 'waiting' AND proposal.subjectId = ANY(:ids)`, { ids: [...subjectIds] })
    .getMany();
  return new Map(rows.map(({ subjectId, id }) => [subjectId, id]));
}
