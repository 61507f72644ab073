import type { LegalHold } from '#platform';

/** Money that is to come back, orders that are under way, and statements that nobody has settled. */
export const MONEY_OPEN: LegalHold['associations'] = `
  SELECT association_id FROM recovery_order WHERE state = 'issued'
  UNION SELECT association_id FROM payment_order WHERE state NOT IN ('executed', 'rejected', 'reversed', 'cancelled')
  UNION SELECT o.association_id FROM statement_case c JOIN payment_order o ON o.id = c.payment_order_id WHERE c.settled_at IS NULL`;
