import { Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel';
import type { Actor, BulkAct, BulkRowFacts, Em } from '#platform';
import { TRANCHES_CHOSEN } from '../data/tranches.list.js';
import { AdvancePayment, refusalOf } from './advance-payment.js';
import { OrdersList, type OrderItem } from './orders.list.js';
import { PreparePayment } from './prepare-payment.js';
import { SendPayments } from './send-payments.js';
import { TranchesList, type TrancheToOrder } from './tranches.list.js';

const orderRow = ({ id, number, association, amountCentimes }: OrderItem): BulkRowFacts => ({
  id,
  number,
  name: association.name,
  amountCentimes,
});

/** Prepares the orders of several tranches. */
@Injectable()
export class PreparePayments implements BulkAct<TrancheToOrder, object> {
  readonly at = '/api/disbursements/preparations';
  readonly policy = 'payment_order.prepare';
  readonly chosen = TRANCHES_CHOSEN;

  constructor(
    readonly list: TranchesList,
    private readonly preparing: PreparePayment,
  ) {}

  row({ tranche, conventionNumber, association }: TrancheToOrder): BulkRowFacts {
    return { id: tranche.id, number: conventionNumber, name: association.name, amountCentimes: tranche.amountCentimes };
  }

  async one(em: Em, actor: Actor, id: string): Promise<null> {
    await this.preparing.prepareIn(em, actor, id);
    return null;
  }
}

/** Verifies several orders; whoever prepared one is refused that one. */
@Injectable()
export class VerifyPayments implements BulkAct<OrderItem, object> {
  readonly at = '/api/disbursements/verifications';
  readonly policy = 'payment_order.verify';
  readonly row = orderRow;

  constructor(
    readonly list: OrdersList,
    private readonly advancing: AdvancePayment,
  ) {}

  async one(em: Em, actor: Actor, id: string): Promise<DomainError | null> {
    return refusalOf(await this.advancing.verifyIn(em, actor, id));
  }
}

/** The orders of one file for the bank: the file is the one whose total was read, or there is none. */
@Injectable()
export class FileOfPayments implements BulkAct<OrderItem, object> {
  readonly at = '/api/disbursements/batches';
  readonly policy = 'payment_order.send';
  readonly together = true;
  readonly row = orderRow;

  constructor(
    readonly list: OrdersList,
    private readonly sending: SendPayments,
  ) {}

  one(em: Em, actor: Actor, id: string): Promise<DomainError | null> {
    return this.sending.hindrance(em, actor, id);
  }
}
