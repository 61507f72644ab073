import { Injectable } from '@nestjs/common';
import { asReference, asWritten, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { dayOfInstant, zonedInstant, type Label } from '#kernel';
import { Tx, type Em } from '#platform';
import { movementsOf, type PastMovement } from '../data/history.queries.js';
import { paymentOrderMachine } from '../domain/payment-order.machine.js';
import { recoveryOrderMachine } from '../domain/recovery-order.machine.js';

const ORDERED: Label = { fr: 'montant', ar: 'المبلغ', en: 'amount' };
const PAID_ON: Label = { fr: 'payé le', ar: 'أدي بتاريخ', en: 'paid on' };
const BACK_BY: Label = { fr: 'à reverser avant le', ar: 'يجب إرجاعه قبل', en: 'to be given back by' };
const BACK_ON: Label = { fr: 'reversé le', ar: 'أرجع بتاريخ', en: 'given back on' };

/** Payments to an association and what it has to give back, for its one-page dossier. */
@Injectable()
export class DisbursementHistory implements HistorySource {
  constructor(private readonly tx: Tx) {}

  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    const movements = await movementsOf(em, associationId, sight);
    if (movements.length === 0) return [];
    const now = await this.tx.now(em);
    return movements.map((movement) => (movement.kind === 'payment' ? payment(movement, sight) : recovery(movement, now)));
  }
}

function payment(order: PastMovement & { kind: 'payment' }, { as }: DossierSight): HistoryEntry {
  const amountCentimes = Number(order.amountCentimes);
  return {
    ...lineOf(order),
    topic: 'payment',
    about: asWritten(`${asReference(order.number)} · ${asReference(order.conventionNumber)}`),
    status: paymentOrderMachine.label(order.state),
    days: order.doneOn ? [{ label: PAID_ON, day: order.doneOn }] : [],
    amount: { label: ORDERED, centimes: amountCentimes },
    sums: order.state === 'executed' || order.state === 'recalled' ? { paid: amountCentimes } : {},
    late: order.state === 'rejected' || order.state === 'reversed',
    imported: order.imported,
    href: as === 'administration' && !order.imported ? `/app/disbursements/orders/${order.id}` : null,
  };
}

function recovery(order: PastMovement & { kind: 'recovery' }, now: Date): HistoryEntry {
  const amountCentimes = Number(order.amountCentimes);
  const isOpen = order.state === 'issued';
  return {
    ...lineOf(order),
    topic: 'recovery',
    about: asWritten(`${asReference(order.number)} · ${asReference(order.conventionNumber)} — ${order.reason}`),
    status: recoveryOrderMachine.label(order.state),
    days: order.doneOn ? [{ label: BACK_ON, day: order.doneOn }] : isOpen ? [{ label: BACK_BY, day: dayOfInstant(order.dueAt) }] : [],
    amount: { label: ORDERED, centimes: amountCentimes },
    sums: isOpen ? { toRecover: amountCentimes } : {},
    late: isOpen && order.dueAt < now,
    imported: false,
    href: `/app/disbursements/conventions/${order.conventionId}`,
  };
}

const lineOf = ({ at }: PastMovement) => ({ at: zonedInstant(at), year: Number(dayOfInstant(at).slice(0, 4)) });
