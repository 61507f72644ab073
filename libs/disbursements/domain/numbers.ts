/** Payment orders (ordres de paiement), batches (bordereaux d’émission), recovery orders (ordres de recette). */
export const ORDERS = { prefix: 'OP', digits: 6 };
export const BATCHES = { prefix: 'BE', digits: 6 };
export const RECOVERIES = { prefix: 'OR', digits: 4 };
