import type { Invariant } from '#platform';

export const conventionInvariants: Invariant[] = [
  {
    name: 'a convention never goes above its final decision',
    sql: `SELECT id, number, amount_centimes, award_centimes FROM convention WHERE amount_centimes > award_centimes`,
  },
  {
    name: 'tranches add up to their convention',
    sql: `SELECT c.id, c.number FROM convention c JOIN tranche t ON t.convention_id = c.id
          GROUP BY c.id HAVING sum(t.amount_centimes) <> c.amount_centimes`,
  },
  {
    name: 'every version of the signed budget adds up to the convention',
    sql: `SELECT c.id, c.number FROM convention c JOIN convention_line l ON l.convention_id = c.id AND l.version <> 'requested'
          GROUP BY c.id, l.version HAVING sum(l.amount_centimes) <> c.amount_centimes`,
  },
  {
    name: 'the administration signs a convention after the association, over its bytes',
    sql: `SELECT s.id, c.number FROM convention_signature s JOIN convention c ON c.id = s.convention_id
          WHERE s.party = 'administration' AND c.instrument = 'convention' AND NOT EXISTS (
            SELECT FROM convention_signature a WHERE a.convention_id = s.convention_id AND a.party = 'association'
              AND a.at < s.at AND a.sha256_after = s.sha256_before)`,
  },
  {
    name: 'what is in force carries the signature of the administration',
    sql: `SELECT id, number FROM convention c WHERE state IN ('countersigned', 'in_force', 'completed', 'terminated') AND NOT imported
          AND NOT EXISTS (SELECT FROM convention_signature s WHERE s.convention_id = c.id AND s.party = 'administration')`,
  },
];
