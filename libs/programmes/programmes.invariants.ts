import type { Invariant } from '#platform';

/** What must hold of envelopes, shares and awards at every instant. */
export const programmeInvariants: Invariant[] = [
  {
    name: 'the shares of an envelope do not exceed it',
    sql: `SELECT e.id FROM envelope e JOIN sub_envelope s ON s.envelope_id = e.id GROUP BY e.id HAVING sum(s.amount_centimes) > e.amount_centimes`,
  },
  {
    name: 'what is withdrawn holds no money: no share in an envelope, no envelope in a component',
    sql: `SELECT e.id FROM envelope e JOIN sub_envelope s ON s.envelope_id = e.id WHERE e.withdrawn_at IS NOT NULL
          UNION ALL SELECT c.id FROM component c JOIN envelope e ON e.component_id = c.id WHERE c.withdrawn_at IS NOT NULL AND e.withdrawn_at IS NULL`,
  },
  {
    name: 'what is assigned of a funder does not exceed what it brings, and only what is signed brings anything',
    sql: `SELECT f.id FROM funder f JOIN funder_contribution g ON g.funder_id = f.id AND g.withdrawn_at IS NULL
          GROUP BY f.id HAVING sum(g.amount_hundredths) > coalesce(f.amount_hundredths, 0) OR f.state <> 'signed' OR f.withdrawn_at IS NOT NULL`,
  },
  {
    name: 'what funders bring to an envelope, as stated in dirhams, does not exceed it',
    sql: `SELECT e.id FROM envelope e JOIN funder_contribution g ON g.envelope_id = e.id AND g.withdrawn_at IS NULL JOIN funder f ON f.id = g.funder_id
          GROUP BY e.id HAVING sum(CASE f.currency WHEN 'MAD' THEN g.amount_hundredths ELSE coalesce(g.stated_centimes, 0) END) > e.amount_centimes`,
  },
  {
    name: 'what is awarded from a sub-envelope is the sum of its reservations, and does not exceed it',
    sql: `SELECT s.id FROM sub_envelope s LEFT JOIN award_reservation r ON r.sub_envelope_id = s.id GROUP BY s.id
          HAVING coalesce(sum(r.amount_centimes), 0) <> s.awarded_centimes OR s.awarded_centimes > s.amount_centimes`,
  },
];
