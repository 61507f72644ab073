import { Injectable } from '@nestjs/common';
import { formatCentimes, type Label, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { Associations } from '#associations';
import { actName } from '#conventions';
import { firstTranchesDue, firstWaitingOrder, type WaitingOrder } from '../data/orders.queries.js';
import { countOpenCases } from '../data/cases.list.js';
import type { PaymentOrderState } from '../domain/payment-order.machine.js';

interface Duty {
  state: PaymentOrderState;
  one: Label;
  many: Label;
  /** Where a single order is dealt with. */
  pageOf: (orderId: string) => string;
  list: string;
}

const BATCHES = '/app/disbursements/batches';
const orderPage = (orderId: string) => `/app/disbursements/orders/${orderId}`;
const DUTIES: Readonly<Record<string, readonly Duty[]>> = {
  accountant: [
    {
      state: 'prepared',
      one: { fr: 'Ordre de paiement à vérifier', ar: 'أمر بالأداء في انتظار التحقق', en: 'Payment order to verify' },
      many: { fr: 'Ordres de paiement à vérifier', ar: 'أوامر بالأداء في انتظار التحقق', en: 'Payment orders to verify' },
      pageOf: orderPage,
      list: '/app/disbursements/orders?state=prepared',
    },
    {
      state: 'authorised',
      one: { fr: 'Ordre à envoyer à la banque', ar: 'أمر في انتظار الإحالة على البنك', en: 'Order to send to the bank' },
      many: { fr: 'Ordres à envoyer à la banque', ar: 'أوامر في انتظار الإحالة على البنك', en: 'Orders to send to the bank' },
      pageOf: () => BATCHES,
      list: BATCHES,
    },
  ],
  'authorising.officer': [
    {
      state: 'verified',
      one: { fr: 'Ordre de paiement à ordonnancer', ar: 'أمر بالأداء في انتظار الإذن بالصرف', en: 'Payment order to authorise' },
      many: { fr: 'Ordres de paiement à ordonnancer', ar: 'أوامر بالأداء في انتظار الإذن بالصرف', en: 'Payment orders to authorise' },
      pageOf: orderPage,
      list: '/app/disbursements/orders?state=verified',
    },
  ],
};

const TO_LOOK_AT: Label = {
  fr: 'Mouvements de la banque à examiner',
  ar: 'حركات بنكية في انتظار الدراسة',
  en: 'Bank movements to look at',
};

const TO_PREPARE: Label = { fr: 'Tranche à mettre en paiement', ar: 'شطر في انتظار الأداء', en: 'Tranche to put up for payment' };

/** Orders that wait for the reader, one line with a count for each step; for the programme officer, tranches without an order. */
@Injectable()
export class DisbursementTodos implements TodoSource {
  readonly roles = [...Object.keys(DUTIES), 'programme.officer'];

  constructor(private readonly associations: Associations) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.role === 'programme.officer') return this.tranches(em, actor);
    const items: TodoItem[] = [];
    for (const duty of DUTIES[actor.role] ?? []) {
      const first = await firstWaitingOrder(em, actor, duty.state);
      if (first) items.push(first.count > 1 ? several(duty, first.count) : one(duty, first, await this.nameOf(em, first.associationId)));
    }
    if (actor.role === 'accountant') items.push(...casesToLookAt(await countOpenCases(em, actor)));
    return items;
  }

  private async nameOf(em: Em, associationId: string): Promise<Localized> {
    return (await this.associations.facts(em, associationId)).name;
  }

  /** The next tranche of each convention in force whose turn has come: no order of its own, the one before paid and reported. */
  private async tranches(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await firstTranchesDue(em, actor);
    return rows.map(({ id, title, ...act }) => ({
      key: `tranche-${id}`,
      label: TO_PREPARE,
      about: aboutAct(actName(act), title),
      href: `/app/disbursements/conventions/${id}`,
      tone: 'now',
    }));
  }
}

const casesToLookAt = (count: number): TodoItem[] =>
  count === 0 ? [] : [{ key: 'statement-cases', label: TO_LOOK_AT, href: '/app/disbursements/cases?state=open', count, tone: 'now' }];

const several = (duty: Duty, count: number): TodoItem => ({
  key: `orders-${duty.state}`,
  label: duty.many,
  href: duty.list,
  count,
  tone: 'now',
});

/** A single order is named and led to. */
const one = (duty: Duty, order: WaitingOrder, association: Localized): TodoItem => ({
  key: `orders-${duty.state}`,
  label: duty.one,
  about: aboutOrder(order, association),
  href: duty.pageOf(order.id),
  count: 1,
  tone: 'now',
});

function aboutOrder({ number, amountCentimes }: WaitingOrder, association: Localized): Label {
  const amount = formatCentimes(amountCentimes);
  const text = (name: string, unit: string) => `\u2066${number}\u2069 · \u2068${name}\u2069 · \u2066${amount}\u2069\u00a0${unit}`;
  return {
    fr: text(association.fr, 'DH'),
    ar: text(association.ar || association.fr, 'درهم'),
    en: text(association.en ?? association.fr, 'DH'),
  };
}

function aboutAct(name: Label, title: string): Label {
  const text = (act: string) => `${act} · \u2068${title}\u2069`;
  return { fr: text(name.fr), ar: text(name.ar), en: text(name.en) };
}
