import { Injectable } from '@nestjs/common';
import { platformErrors, Tx, type Actor, type Em } from '#platform';
import { findCase, type CaseRow } from '../data/cases.list.js';
import { candidatesFor, type CaseCandidate } from '../data/statements.queries.js';
import { NOT_OUR_ACCOUNT } from '../domain/reconciliation.js';
import { CasesList, type CaseItem } from './cases.list.js';

export interface CaseView extends CaseItem {
  candidates: CaseCandidate[];
}

/** Movements of the bank that somebody has to look at, as people read them. */
@Injectable()
export class StatementCaseReads {
  constructor(
    private readonly tx: Tx,
    private readonly cases: CasesList,
  ) {}

  /** @throws NOT_FOUND, also for what is beyond the reader's scope */
  one(actor: Actor, id: string): Promise<CaseView> {
    return this.tx.run(async (em) => {
      const row = await requireReadableCase(em, actor, id);
      const [item] = await this.cases.items(em, actor, [row]);
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
