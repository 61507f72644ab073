import type { Em } from '#platform';
import type { StatementEntry } from '../data/statement.entity.js';
import { namesOurs } from '../domain/our-numbers.js';
import { NEEDS_TWO_PERSONS } from '../domain/reconciliation.js';

/** Whether a movement names, or could be, one of our orders, batches or recoveries: no one ends it alone. */
export async function concernsOurs(em: Em, entry: StatementEntry): Promise<boolean> {
  if (entry.paymentOrderId || NEEDS_TWO_PERSONS.includes(entry.outcome)) return true;
  if (namesOurs(entry.endToEndId, entry.batchReference, entry.remittance, entry.bankReference)) return true;
  const [found] = await em.query<[{ ours: boolean }]>(
    `SELECT EXISTS (SELECT FROM payment_order WHERE NOT imported AND state IN ('sent', 'executed', 'recalled') AND amount_centimes = $1)
       OR EXISTS (SELECT FROM payment_batch b WHERE b.total_centimes = $1
         AND EXISTS (SELECT FROM payment_order o WHERE o.batch_id = b.id AND o.state IN ('sent', 'executed', 'recalled')))
       OR ($2 = 'credit' AND EXISTS (SELECT FROM recovery_order WHERE state = 'issued' AND amount_centimes = $1)) AS ours`,
    [entry.amountCentimes, entry.direction],
  );
  return found.ours;
}
