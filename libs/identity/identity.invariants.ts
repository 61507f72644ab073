import type { Invariant } from '#platform';

/** What must hold of accounts at every instant. */
export const identityInvariants: Invariant[] = [
  {
    name: 'a password counts only once the address is proved',
    sql: `SELECT id FROM person WHERE state = 'unconfirmed' AND password_hash IS NOT NULL`,
  },
];
