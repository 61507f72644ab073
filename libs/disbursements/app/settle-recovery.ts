import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import {
  found,
  Lifecycle,
  Proposals,
  requireAccess,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Associations } from '#associations';
import { RecoveryOrder } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';
import { BankMoves } from './bank-moves.js';
import { recoveryOrderLife } from './disbursement.lives.js';
import { aboutMoney, giveUpRecovery, settleRecovery, type Proposed } from './disbursement.proposals.js';
import { Ledger } from './ledger.js';
import { MoneySubjects } from './money-subjects.js';

export interface Receipt {
  settledOn: string;
  reference: string;
}
interface ToSettle extends Receipt {
  recoveryOrderId: string;
}
interface ToGiveUp {
  recoveryOrderId: string;
}

const HREF = '/app/disbursements/recoveries';

/**
 * The money of a recovery came back by a way that no statement shows: two persons say so. A receivable is never settled so:
 * its payment left by the bank, and only the bank's entry says that it is back.
 */
@Injectable()
export class SettleRecovery implements ProposalHandler<ToSettle> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly proposals: Proposals,
    private readonly moves: BankMoves,
    private readonly associations: Associations,
    private readonly subjects: MoneySubjects,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · RECEIVABLE_NEEDS_CREDIT · SETTLED_IN_FUTURE · PROPOSAL_WAITING */
  propose(actor: Actor, id: string, receipt: Receipt): Promise<Proposed> {
    return this.tx.run(async (em) => {
      const order = await this.lifecycle.lock(em, recoveryOrderLife, id);
      requireAccess(actor, 'recovery_order.settle', await this.subjects.of(em, order));
      recoveryOrderMachine.require(order.state, 'settle');
      if (order.paymentOrderId) throw disbursementErrors.RECEIVABLE_NEEDS_CREDIT({ number: order.number });
      if (receipt.settledOn > dayOfInstant(await this.tx.now(em))) throw disbursementErrors.SETTLED_IN_FUTURE();
      const payload = { recoveryOrderId: id, ...receipt };
      const proposal = await this.proposals.propose(em, actor, settleRecovery, payload, receipt.reference);
      return { proposalId: proposal.id };
    });
  }

  async facts(em: Em, { recoveryOrderId, settledOn, reference }: ToSettle): Promise<ProposalFacts> {
    const order = await found(em, RecoveryOrder, recoveryOrderId);
    const said = `\u2066${settledOn}\u2069, \u2068${reference}\u2069`;
    const act = {
      fr: `Constater que ${order.number} est encaissé (${said})`,
      ar: `معاينة استخلاص \u2066${order.number}\u2069 (${said})`,
      en: `Record that ${order.number} is settled (${said})`,
    };
    return {
      about: aboutMoney(act, order.amountCentimes, (await this.associations.facts(em, order.associationId)).name),
      subjectId: order.id,
      scope: await this.subjects.of(em, order),
      href: HREF,
    };
  }

  /** @throws WRONG_STATE */
  async carryOut(em: Em, actor: Actor, { recoveryOrderId, settledOn, reference }: ToSettle): Promise<void> {
    const order = await this.lifecycle.lock(em, recoveryOrderLife, recoveryOrderId);
    await this.moves.settle(em, actor, order, { bookedOn: settledOn, bankReference: reference, reason: null });
  }
}

/** The State gives a recovery up: by two persons, with the reason. */
@Injectable()
export class GiveUpRecovery implements ProposalHandler<ToGiveUp> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly ledger: Ledger,
    private readonly proposals: Proposals,
    private readonly associations: Associations,
    private readonly subjects: MoneySubjects,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · PROPOSAL_WAITING */
  propose(actor: Actor, id: string, reason: string): Promise<Proposed> {
    return this.tx.run(async (em) => {
      const order = await this.lifecycle.lock(em, recoveryOrderLife, id);
      requireAccess(actor, 'recovery_order.cancel', await this.subjects.of(em, order));
      recoveryOrderMachine.require(order.state, 'cancel');
      const proposal = await this.proposals.propose(em, actor, giveUpRecovery, { recoveryOrderId: id }, reason);
      return { proposalId: proposal.id };
    });
  }

  async facts(em: Em, { recoveryOrderId }: ToGiveUp): Promise<ProposalFacts> {
    const order = await found(em, RecoveryOrder, recoveryOrderId);
    const act = {
      fr: `Abandonner le reversement ${order.number}`,
      ar: `التخلي عن الأمر بالاستخلاص \u2066${order.number}\u2069`,
      en: `Give up the recovery ${order.number}`,
    };
    return {
      about: aboutMoney(act, order.amountCentimes, (await this.associations.facts(em, order.associationId)).name),
      subjectId: order.id,
      scope: await this.subjects.of(em, order),
      href: HREF,
    };
  }

  /** @throws WRONG_STATE */
  async carryOut(em: Em, actor: Actor, { recoveryOrderId }: ToGiveUp, { reason }: Proposal): Promise<void> {
    const order = await this.lifecycle.lock(em, recoveryOrderLife, recoveryOrderId);
    await this.lifecycle.move(em, actor, recoveryOrderLife, order, 'cancel', {}, { reason });
    await this.ledger.reverse(em, order.id);
  }
}
