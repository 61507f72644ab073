import type { Invariant } from '#platform';

/** What must hold of editions at every instant. */
export const bilanInvariants: Invariant[] = [
  {
    name: 'editions of a year are numbered without gaps',
    sql: `SELECT year FROM bilan_edition GROUP BY year HAVING max(number) <> count(*)`,
  },
];
