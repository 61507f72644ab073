import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import type { Em } from '#platform';
import { Conventions } from '#conventions';
import type { PaymentOrder } from '../data/payment-order.entity.js';
import { disbursementErrors } from '../domain/errors.js';
import { isLatinText } from '../domain/bank/index.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { orderHolderNotLatin, type Blocker } from '../domain/tranche-status.js';
import { TrancheStatuses } from './tranche-statuses.js';

/**
 * What is asked before each step of a payment, of the facts as they are at that step: convention in force, association neither
 * suspended nor under a red flag, documents, account, conditions of the tranche. The same sentences stand on the tranche's page.
 */
@Injectable()
export class PayableNow {
  constructor(
    private readonly conventions: Conventions,
    private readonly statuses: TrancheStatuses,
  ) {}

  /** The caller has locked the order and its convention. @throws PAYMENT_BLOCKED, naming every order that is stopped and why */
  async require(em: Em, orders: readonly PaymentOrder[]): Promise<void> {
    const stopped: { number: string; blockers: Blocker[] }[] = [];
    for (const order of orders) {
      const blockers = await this.blockersOf(em, order);
      if (blockers.length > 0) stopped.push({ number: order.number, blockers });
    }
    if (stopped.length > 0) throw disbursementErrors.PAYMENT_BLOCKED(whyStopped(stopped));
  }

  /** What stands in the way of the order's next step; nothing once it is at the bank. */
  async blockersOf(em: Em, order: PaymentOrder): Promise<Blocker[]> {
    const convention = await this.conventions.facts(em, order.conventionId);
    const tranches = await this.statuses.of(em, convention);
    const blockers = tranches.find(({ tranche }) => tranche.id === order.trancheId)?.blockers ?? [];
    const written = blockers.some(({ code }) => code === 'HOLDER_NOT_LATIN') || isLatinText(order.holder);
    return written || !paymentOrderMachine.can(order.state, 'cancel') ? blockers : [...blockers, orderHolderNotLatin(order.holder)];
  }
}

function whyStopped(stopped: readonly { number: string; blockers: Blocker[] }[]): Record<string, unknown> {
  const inOne = (language: Language) =>
    stopped.map(({ number, blockers }) => `${number} — ${blockers.map(({ text }) => text[language]).join(' ')}`).join(' ');
  return {
    codes: [...new Set(stopped.flatMap(({ blockers }) => blockers.map(({ code }) => code)))],
    reasonsFr: inOne('fr'),
    reasonsAr: inOne('ar'),
    reasonsEn: inOne('en'),
  };
}
