import { Injectable } from '@nestjs/common';
import { formatCentimes } from '#kernel';
import { days, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import type { Em } from '#platform';
import { recoveriesDue } from '../data/recoveries-due.queries.js';

/** What a project did not spend is for the association to give back; the money of a reversed payment, for the accountant to find again. */
export const RECOVERY_DUE = defineDeadline({
  kind: 'disbursements.recovery',
  title: { fr: 'Somme à reverser', ar: 'مبلغ في انتظار الإرجاع', en: 'Sum to give back' },
  sets: ['recovery_order.due_at'],
  before: [days(10), days(2)],
  after: [days(1)],
  concerns: ['recovery_order.read'],
  todo: true,
});

@Injectable()
export class RecoveriesDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    return (await recoveriesDue(em, wanted)).map(({ id, number, conventionId, amountCentimes, receivable, dueAt, ...scope }) => {
      const about = (unit: string) => `\u2066${number}\u2069 · \u2066${formatCentimes(amountCentimes)}\u2069\u00a0${unit}`;
      return {
        subjectId: id,
        dueAt,
        about: { fr: about('DH'), ar: about('درهم'), en: about('DH') },
        path: receivable ? '/app/disbursements/recoveries' : `/app/conventions/${conventionId}`,
        scope,
        acts: receivable
          ? { policy: 'recovery_order.settle' }
          : { policy: 'recovery_order.read', among: ['association.president', 'association.treasurer'] },
        answers: { policy: 'recovery_order.confirm' },
        answeredAt: '/app/disbursements/recoveries',
      };
    });
  }
}
