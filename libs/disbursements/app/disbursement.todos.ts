import { Injectable } from '@nestjs/common';
import { formatCentimes, type Label, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { Associations } from '#associations';
import { actName, scopeParams, scopeSql, type Instrument } from '#conventions';
import { StatementCases } from './statement-cases.js';
import { LIVE_STATES, type PaymentOrderState } from '../domain/payment-order.machine.js';

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

interface WaitingOrder {
  count: number;
  id: string;
  number: string;
  amountCentimes: number;
  associationId: string;
}

const TO_PREPARE: Label = { fr: 'Tranche à mettre en paiement', ar: 'شطر في انتظار الأداء', en: 'Tranche to put up for payment' };

/** Orders that wait for the reader, one line with a count for each step; for the programme officer, tranches without an order. */
@Injectable()
export class DisbursementTodos implements TodoSource {
  readonly roles = [...Object.keys(DUTIES), 'programme.officer'];

  constructor(
    private readonly associations: Associations,
    private readonly cases: StatementCases,
  ) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.role === 'programme.officer') return this.tranches(em, actor);
    const items: TodoItem[] = [];
    for (const duty of DUTIES[actor.role] ?? []) {
      // Nobody acts twice on one order; who has not acted yet is unknown (NULL), which is not the reader.
      const [first] = await em.query<WaitingOrder[]>(
        `SELECT count(*) OVER ()::int AS count, o.id, o.number, o.amount_centimes::float8 AS "amountCentimes",
           o.association_id AS "associationId"
         FROM payment_order o
         WHERE o.state = $1 AND ($1 = 'authorised' OR ($2::uuid = ANY(ARRAY[o.prepared_by, o.verified_by])) IS NOT TRUE) AND ${scopeSql('o', 3)}
         ORDER BY o.number LIMIT 1`,
        [duty.state, actor.personId, ...scopeParams(actor)],
      );
      if (first) items.push(first.count > 1 ? several(duty, first.count) : one(duty, first, await this.nameOf(em, first.associationId)));
    }
    if (actor.role === 'accountant') items.push(...casesToLookAt(await this.cases.open(em, actor)));
    return items;
  }

  private async nameOf(em: Em, associationId: string): Promise<Localized> {
    return (await this.associations.facts(em, associationId)).name;
  }

  /** The next tranche of each convention in force whose turn has come: no order of its own, the one before paid and reported. */
  private async tranches(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<{ id: string; number: string; instrument: Instrument; title: string }[]>(
      `SELECT c.id, c.number, c.instrument, c.title FROM tranche t JOIN convention c ON c.id = t.convention_id
       WHERE c.state = 'in_force' AND ${scopeSql('c', 2)}
         AND NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state = ANY($1))
         AND (t.rank = 1 OR EXISTS (SELECT FROM report_fact f WHERE f.convention_id = c.id AND f.tranche_rank = t.rank - 1))
         AND (t.not_before IS NULL OR t.not_before <= current_date)
       ORDER BY c.in_force_at LIMIT 5`,
      [LIVE_STATES, ...scopeParams(actor)],
    );
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
