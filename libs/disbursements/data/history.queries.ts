import { inSight, type DossierSight } from '#associations';
import { positional, type Em } from '#platform';
import type { PaymentOrderState } from '../domain/payment-order.machine.js';
import type { RecoveryOrderState } from '../domain/recovery-order.machine.js';

interface Moved {
  id: string;
  number: string;
  conventionId: string;
  conventionNumber: string;
  amountCentimes: number;
  at: Date;
  /** When the bank paid, or the money came back. */
  doneOn: string | null;
}
export type PastMovement =
  | (Moved & { kind: 'payment'; state: PaymentOrderState; rank: number; imported: boolean; dueAt: null; reason: null })
  | (Moved & { kind: 'recovery'; state: RecoveryOrderState; rank: null; imported: false; dueAt: Date; reason: string });

/** Orders to pay and to give back of an association, by one statement; outside the administration the orders that the bank carried out. */
export function movementsOf(em: Em, associationId: string, sight: DossierSight): Promise<PastMovement[]> {
  const scope = (row: string) =>
    inSight(sight, { application: 'c.application_id', region: `${row}.region_code`, programme: `${row}.programme_id` });
  const [orders, recoveries] = [scope('o'), scope('r')];
  const { text, params } = positional(
    `SELECT 'payment' AS kind, o.id, o.number, o.convention_id AS "conventionId", c.number AS "conventionNumber",
       o.amount_centimes AS "amountCentimes", o.state, o.tranche_rank AS rank, o.prepared_at AS at, o.executed_on AS "doneOn", o.imported,
       NULL::timestamptz AS "dueAt", NULL AS reason
     FROM payment_order o JOIN convention c ON c.id = o.convention_id
     WHERE o.association_id = :associationId AND o.state <> 'cancelled' AND (:orders::boolean OR o.state = 'executed') AND ${orders.sql}
     UNION ALL
     SELECT 'recovery', r.id, r.number, r.convention_id, c.number, r.amount_centimes, r.state, NULL, r.issued_at, r.settled_on, false,
       r.due_at, r.reason
     FROM recovery_order r JOIN convention c ON c.id = r.convention_id
     WHERE r.association_id = :associationId AND :recoveries::boolean AND ${recoveries.sql}`,
    {
      ...orders.values,
      ...recoveries.values,
      associationId,
      orders: sight.as === 'administration',
      recoveries: sight.as !== 'committee',
    },
  );
  return em.query(text, params);
}
