import { Injectable } from '@nestjs/common';
import {
  Lifecycle,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
  type Subject,
} from '#platform';
import { bookedNet } from '../data/booked.js';
import { PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import { StatementCase, StatementEntry } from '../data/statement.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import { meaningOf, NOT_OUR_ACCOUNT, OUTCOME_LABELS } from '../domain/reconciliation.js';
import { statementCaseMachine } from '../domain/statement-case.machine.js';
import { BankMoves } from './bank-moves.js';
import { concernsOurs } from './case-stakes.js';
import { statementCaseLife } from './disbursement.lives.js';
import { aboutMoney, closeCase, matchCase, type Proposed } from './disbursement.proposals.js';
import { MoneySubjects } from './money-subjects.js';
import { PaymentOrders } from './payment-orders.js';
import { SecondDebits } from './second-debits.js';
import { requireReadableCase } from './statement-cases.reads.js';

export interface MatchTarget {
  paymentOrderId: string | null;
  recoveryOrderId: string | null;
}
interface ToMatch extends MatchTarget {
  caseId: string;
}
interface ToClose {
  caseId: string;
}

const pageOf = (caseId: string) => `/app/disbursements/cases/${caseId}`;

/** A case with its movement. @throws NOT_FOUND */
async function caseOf(em: Em, id: string, lock: boolean): Promise<{ row: StatementCase; entry: StatementEntry }> {
  const row = await em.findOne(StatementCase, { where: { id }, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
  if (!row) throw platformErrors.NOT_FOUND();
  return { row, entry: await em.findOneByOrFail(StatementEntry, { id: row.entryId }) };
}

/** Whose money a case concerns: that of the order it names, or of what it is to be matched with; otherwise the whole account's. */
async function scopeOfEntry(em: Em, subjects: MoneySubjects, entry: StatementEntry, target: MatchTarget | null): Promise<Subject> {
  const orderId = target?.paymentOrderId ?? entry.paymentOrderId;
  const order = target?.recoveryOrderId
    ? await rowBy(em, RecoveryOrder, { id: target.recoveryOrderId })
    : orderId && (await rowBy(em, PaymentOrder, { id: orderId }));
  return order ? subjects.of(em, order) : {};
}

/** Ends a case with a reason: alone when it neither names nor could be money of ours, otherwise by two persons. */
@Injectable()
export class CloseCase implements ProposalHandler<ToClose> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly proposals: Proposals,
    private readonly subjects: MoneySubjects,
  ) {}

  /** Null when it is closed at once. @throws NOT_FOUND · WRONG_STATE · STEP_UP_REQUIRED · PROPOSAL_WAITING */
  close(actor: Actor, id: string, reason: string): Promise<{ proposalId: string | null }> {
    return this.tx.run(async (em) => {
      await requireReadableCase(em, actor, id);
      const { row, entry } = await caseOf(em, id, true);
      requireAccess(actor, 'statement_case.close', await scopeOfEntry(em, this.subjects, entry, null));
      statementCaseMachine.require(row.state, 'close');
      if (await concernsOurs(em, entry)) {
        const proposal = await this.proposals.propose(em, actor, closeCase, { caseId: id }, reason);
        return { proposalId: proposal.id };
      }
      await this.end(em, actor, row, reason);
      return { proposalId: null };
    });
  }

  async facts(em: Em, { caseId }: ToClose): Promise<ProposalFacts> {
    const { entry } = await caseOf(em, caseId, false);
    const label = OUTCOME_LABELS[entry.outcome];
    const said = entry.endToEndId ?? entry.batchReference ?? entry.bankReference ?? '—';
    const act = {
      fr: `Classer le mouvement ${said} (« ${label.fr} »)`,
      ar: `حفظ الحركة \u2066${said}\u2069 («${label.ar}»)`,
      en: `Close the movement ${said} ("${label.en}")`,
    };
    return {
      about: aboutMoney(act, entry.amountCentimes, null),
      subjectId: caseId,
      scope: await scopeOfEntry(em, this.subjects, entry, null),
      href: pageOf(caseId),
    };
  }

  async carryOut(em: Em, actor: Actor, { caseId }: ToClose, { reason }: Proposal): Promise<void> {
    const { row } = await caseOf(em, caseId, true);
    await this.end(em, actor, row, reason);
  }

  private async end(em: Em, actor: Actor, row: StatementCase, reason: string): Promise<void> {
    const change = { reason, settledBy: actor.personId, settledAt: await this.tx.now(em) };
    await this.lifecycle.move(em, actor, statementCaseLife, row, 'close', change, { reason });
  }
}

/** Two persons say which order or recovery a movement is about: it then does what it would have done by its reference. */
@Injectable()
export class MatchCase implements ProposalHandler<ToMatch> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly proposals: Proposals,
    private readonly orders: PaymentOrders,
    private readonly moves: BankMoves,
    private readonly secondDebits: SecondDebits,
    private readonly subjects: MoneySubjects,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · CASE_OF_OTHER_ACCOUNT · CASE_DOES_NOT_MATCH · PROPOSAL_WAITING */
  propose(actor: Actor, id: string, target: MatchTarget, reason: string): Promise<Proposed> {
    return this.tx.run(async (em) => {
      await requireReadableCase(em, actor, id);
      const { row, entry } = await caseOf(em, id, false);
      statementCaseMachine.require(row.state, 'match');
      requireAccess(actor, 'statement_case.match', await scopeOfEntry(em, this.subjects, entry, target));
      await this.fitting(em, entry, target);
      const proposal = await this.proposals.propose(em, actor, matchCase, { caseId: id, ...target }, reason);
      return { proposalId: proposal.id };
    });
  }

  async facts(em: Em, payload: ToMatch): Promise<ProposalFacts> {
    const { entry } = await caseOf(em, payload.caseId, false);
    const { number } = await targetOf(em, payload);
    const said = entry.bankReference ?? entry.endToEndId ?? '—';
    const act = {
      fr: `Rapprocher le mouvement ${said} de ${number}`,
      ar: `مطابقة الحركة \u2066${said}\u2069 مع \u2066${number}\u2069`,
      en: `Match the movement ${said} with ${number}`,
    };
    return {
      about: aboutMoney(act, entry.amountCentimes, null),
      subjectId: payload.caseId,
      scope: await scopeOfEntry(em, this.subjects, entry, payload),
      href: pageOf(payload.caseId),
    };
  }

  /** @throws WRONG_STATE · CASE_DOES_NOT_MATCH when the order or the case moved on meanwhile */
  async carryOut(em: Em, actor: Actor, payload: ToMatch, { reason }: Proposal): Promise<void> {
    const target = { paymentOrderId: payload.paymentOrderId, recoveryOrderId: payload.recoveryOrderId };
    if (target.paymentOrderId) await this.orders.lock(em, target.paymentOrderId);
    const { row, entry } = await caseOf(em, payload.caseId, true);
    statementCaseMachine.require(row.state, 'match');
    await this.follow(em, actor, entry, target);
    const change = { ...target, reason, settledBy: actor.personId, settledAt: await this.tx.now(em) };
    await this.lifecycle.move(em, actor, statementCaseLife, row, 'match', change, { reason, detail: target });
  }

  private async follow(em: Em, actor: Actor, entry: StatementEntry, target: MatchTarget): Promise<void> {
    const { outcome, order, recovery, waiting } = await this.fitting(em, entry, target);
    const fact = { bookedOn: entry.bookedOn, bankReference: entry.bankReference, reason: entry.returnCode };
    if (recovery) return this.moves.settle(em, actor, recovery, fact);
    if (outcome === 'executed') return this.moves.execute(em, order!, fact);
    if (outcome === 'rejected') return this.moves.reject(em, order!, fact);
    if (outcome === 'given_back') await this.moves.giveBack(em, order!, fact);
    for (const one of outcome === 'corrected' ? waiting.slice(0, 1) : waiting)
      await this.secondDebits.correct(em, one, order!.id, entry.bankReference);
  }

  /** What the movement would mean for its target: as if the statement had named it. @throws CASE_OF_OTHER_ACCOUNT · CASE_DOES_NOT_MATCH · NOT_FOUND */
  private async fitting(em: Em, entry: StatementEntry, target: MatchTarget) {
    const { number, order, recovery } = await targetOf(em, target);
    if (NOT_OUR_ACCOUNT.includes(entry.outcome)) throw disbursementErrors.CASE_OF_OTHER_ACCOUNT();
    const refusal = disbursementErrors.CASE_DOES_NOT_MATCH({ number });
    if (recovery) {
      const awaited = entry.direction === 'credit' && recovery.state === 'issued' && !recovery.paymentOrderId;
      if (!awaited || recovery.amountCentimes !== entry.amountCentimes) throw refusal;
      return { outcome: 'recovered' as const, order, recovery, waiting: [] };
    }
    const id = order!.id;
    const owed = await em.existsBy(RecoveryOrder, { paymentOrderId: id, state: 'issued' });
    const waiting = (await this.secondDebits.of(em, [id])).get(id) ?? [];
    const netCentimes = (await bookedNet(em, [id], entry.id)).get(id) ?? 0;
    const outcome = meaningOf(asRead(entry, number), { ...order!, owed, takenTwice: waiting.length > 0, netCentimes });
    if (outcome !== 'executed' && outcome !== 'rejected' && outcome !== 'given_back' && outcome !== 'corrected') throw refusal;
    return { outcome, order, recovery, waiting };
  }
}

/** The movement as if the bank had given our number. */
const asRead = (entry: StatementEntry, endToEndId: string) => ({
  ...entry,
  endToEndId,
  returnReason: null,
  reversal: false,
});

/** @throws NOT_FOUND */
async function targetOf(em: Em, { paymentOrderId, recoveryOrderId }: MatchTarget) {
  const order = paymentOrderId ? await rowBy(em, PaymentOrder, { id: paymentOrderId, imported: false }) : null;
  const recovery = recoveryOrderId ? await rowBy(em, RecoveryOrder, { id: recoveryOrderId }) : null;
  const number = order?.number ?? recovery?.number;
  if (!number || (order && recovery)) throw platformErrors.NOT_FOUND();
  return { number, order, recovery };
}
