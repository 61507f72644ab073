import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Proposal, platformErrors, Tx, type Actor, type Em, type Page, type PageQuery } from '#platform';
import { candidatesFor, findCase, listCases, type CaseCandidate, type CaseRow } from '../data/statements.queries.js';
import { NOT_OUR_ACCOUNT, OUTCOME_LABELS, type EntryOutcome } from '../domain/reconciliation.js';
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

export interface CaseView extends CaseItem {
  candidates: CaseCandidate[];
}

/** Movements of the bank that somebody has to look at, as people read them. */
@Injectable()
export class StatementCaseReads {
  constructor(private readonly tx: Tx) {}

  list(actor: Actor, { state, page, pageSize }: PageQuery & { state?: string }): Promise<Page<CaseItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listCases(em, actor, { state, page, pageSize });
      return { items: await itemsOf(em, rows), page, pageSize, total };
    });
  }

  /** @throws NOT_FOUND, also for what is beyond the reader's scope */
  one(actor: Actor, id: string): Promise<CaseView> {
    return this.tx.run(async (em) => {
      const row = await requireReadableCase(em, actor, id);
      const [item] = await itemsOf(em, [row]);
      const hasCandidates = row.state === 'open' && !NOT_OUR_ACCOUNT.includes(row.outcome);
      return { ...item!, candidates: hasCandidates ? await candidatesFor(em, actor, row) : [] };
    });
  }
}

/** @throws NOT_FOUND, also for what is beyond the actor's scope */
export async function requireReadableCase(em: Em, actor: Actor, id: string): Promise<CaseRow> {
  const row = await findCase(em, actor, id);
  if (!row) throw platformErrors.NOT_FOUND();
  return row;
}

async function itemsOf(em: Em, rows: readonly CaseRow[]): Promise<CaseItem[]> {
  const waiting = await waitingOn(
    em,
    rows.map(({ id }) => id),
  );
  return rows.map(({ openedAt, orderId, orderNumber, ...row }) => ({
    ...row,
    stateLabel: statementCaseMachine.label(row.state),
    opened: zonedInstant(openedAt),
    outcomeLabel: OUTCOME_LABELS[row.outcome],
    order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
    proposalId: waiting.get(row.id) ?? null,
  }));
}

/** The proposals about things, by thing, that no second person has answered. */
export async function waitingOn(em: Em, subjectIds: readonly string[]): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await em.findBy(Proposal, { state: 'waiting', subjectId: In([...subjectIds]) });
  return new Map(rows.map(({ subjectId, id }) => [subjectId, id]));
}
