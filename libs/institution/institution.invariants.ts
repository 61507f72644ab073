import type { Invariant } from '#platform';

export const institutionInvariants: Invariant[] = [
  {
    name: 'whoever decides has a principal whose parameters begin',
    sql: `SELECT i.id FROM institution i WHERE NOT EXISTS (SELECT FROM institution p WHERE p.is_principal)`,
  },
  {
    name: 'an institution that pays has one default account among those in use',
    sql: `SELECT institution_id FROM paying_account WHERE state = 'in_use' GROUP BY institution_id HAVING count(*) FILTER (WHERE is_default) <> 1`,
  },
];
