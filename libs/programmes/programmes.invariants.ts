import type { Invariant } from '#platform';

/** What must hold of envelopes, shares and awards at every instant. */
export const programmeInvariants: Invariant[] = [
  {
    name: 'the shares of an envelope do not exceed it',
    sql: `SELECT e.id FROM envelope e JOIN sub_envelope s ON s.envelope_id = e.id GROUP BY e.id HAVING sum(s.amount_centimes) > e.amount_centimes`,
  },
  {
    name: 'what is awarded from a sub-envelope is the sum of its reservations, and does not exceed it',
    sql: `SELECT s.id FROM sub_envelope s LEFT JOIN award_reservation r ON r.sub_envelope_id = s.id GROUP BY s.id
          HAVING coalesce(sum(r.amount_centimes), 0) <> s.awarded_centimes OR s.awarded_centimes > s.amount_centimes`,
  },
];
