import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { scopeParams, scopeSql } from '#conventions';
import { LIVE_STATES, type PaymentOrderState } from '../domain/payment-order.machine.js';

interface Duty {
  state: PaymentOrderState;
  label: Label;
}

const DUTIES: Readonly<Record<string, readonly Duty[]>> = {
  accountant: [
    {
      state: 'prepared',
      label: { fr: 'Ordres de paiement à vérifier', ar: 'أوامر بالأداء في انتظار التحقق', en: 'Payment orders to verify' },
    },
    {
      state: 'authorised',
      label: { fr: 'Ordres à envoyer à la banque', ar: 'أوامر في انتظار الإحالة على البنك', en: 'Orders to send to the bank' },
    },
  ],
  'authorising.officer': [
    {
      state: 'verified',
      label: { fr: 'Ordres de paiement à ordonnancer', ar: 'أوامر في انتظار الإذن بالصرف', en: 'Payment orders to authorise' },
    },
  ],
};
const TO_PREPARE: Label = { fr: 'Tranches à payer', ar: 'أشطر في انتظار الأداء', en: 'Tranches to pay' };

/** Orders that wait for the reader, one line with a count for each step; for the programme officer, tranches without an order. */
@Injectable()
export class DisbursementTodos implements TodoSource {
  readonly roles = [...Object.keys(DUTIES), 'programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.role === 'programme.officer') return this.tranches(em, actor);
    const items: TodoItem[] = [];
    for (const { state, label } of DUTIES[actor.role] ?? []) {
      // Nobody acts twice on one order; who has not acted yet is unknown (NULL), which is not the reader.
      const [row] = await em.query<{ count: number; number: string | null }[]>(
        `SELECT count(*)::int AS count, min(o.number) AS number FROM payment_order o
         WHERE o.state = $1 AND ($1 = 'authorised' OR ($2::uuid = ANY(ARRAY[o.prepared_by, o.verified_by])) IS NOT TRUE) AND ${scopeSql('o', 3)}`,
        [state, actor.personId, ...scopeParams(actor)],
      );
      if (row!.count === 0) continue;
      const href = state === 'authorised' ? '/app/disbursements/batches' : `/app/disbursements/orders?state=${state}`;
      const about = row!.count === 1 ? { about: everywhere(row!.number!) } : {};
      items.push({ key: `orders-${state}`, label, ...about, href, count: row!.count, tone: 'now' });
    }
    return items;
  }

  /** The next tranche of each convention in force whose turn has come: no order of its own, the one before paid and reported. */
  private async tranches(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<{ id: string; number: string }[]>(
      `SELECT c.id, c.number FROM tranche t JOIN convention c ON c.id = t.convention_id
       WHERE c.state IN ('in_force', 'amended') AND ${scopeSql('c', 2)}
         AND NOT EXISTS (SELECT FROM payment_order o WHERE o.tranche_id = t.id AND o.state = ANY($1))
         AND (t.rank = 1 OR EXISTS (SELECT FROM report_fact f WHERE f.convention_id = c.id AND f.tranche_rank = t.rank - 1))
         AND (t.not_before IS NULL OR t.not_before <= current_date)
       ORDER BY c.in_force_at LIMIT 5`,
      [LIVE_STATES, ...scopeParams(actor)],
    );
    return rows.map(({ id, number }) => ({
      key: `tranche-${id}`,
      label: TO_PREPARE,
      about: everywhere(number),
      href: `/app/disbursements/conventions/${id}`,
      tone: 'now',
    }));
  }
}

/** A number is the same in every language. */
const everywhere = (number: string): Label => ({ fr: number, ar: number, en: number });
