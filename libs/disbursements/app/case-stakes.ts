import type { Em } from '#platform';
import type { StatementEntry } from '../data/statement.entity.js';
import { isAmountOfOurs } from '../data/statements.queries.js';
import { namesOurs } from '../domain/our-numbers.js';
import { NEEDS_TWO_PERSONS } from '../domain/reconciliation.js';

/** Whether a movement names, or could be, one of our orders, batches or recoveries: no one ends it alone. */
export async function concernsOurs(em: Em, entry: StatementEntry): Promise<boolean> {
  if (entry.paymentOrderId || NEEDS_TWO_PERSONS.includes(entry.outcome)) return true;
  if (namesOurs(entry.endToEndId, entry.batchReference, entry.remittance, entry.bankReference)) return true;
  return isAmountOfOurs(em, entry);
}
