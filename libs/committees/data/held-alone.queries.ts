import type { Localized } from '#kernel';
import type { Em } from '#platform';

/** The committees in which a person holds a seat on this day or later. */
export function seatsOf(em: Em, personId: string, today: string): Promise<{ committeeId: string; name: Localized }[]> {
  return em.query(
    `SELECT DISTINCT c.id AS "committeeId", c.name FROM committee_member m JOIN committee c ON c.id = m.committee_id
     WHERE m.person_id = $1 AND (m.mandate_until IS NULL OR m.mandate_until > $2) ORDER BY c.id LIMIT 20`,
    [personId, today],
  );
}
