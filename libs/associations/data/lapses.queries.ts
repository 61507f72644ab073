import type { Em } from '#platform';
import type { Asked, Lapse, Verified } from '../domain/verification.js';

export interface VerifiedRow extends Verified {
  id: string;
  lapses: Lapse[];
}

const VERIFIED = `SELECT a.id, a.kind, a.lapses,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'validUntil', d.valid_until)), '[]') FROM vault_document d
    WHERE d.association_id = a.id AND d.replaced_at IS NULL) AS documents,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('function', b.function, 'startsOn', b.starts_on, 'endsOn', b.ends_on)), '[]') FROM board_member b
    WHERE b.association_id = a.id) AS board
  FROM association a`;

/** SQL: `what` of `a` that ended on a day is noted already. */
const noted = (what: Lapse['what'], of: string, day: string) =>
  `a.lapses @> jsonb_build_array(jsonb_build_object('what', '${what}', 'of', ${of}, 'day', ${day}::text))`;

/**
 * Verified registrations of which something that must be there has ended by a day (`YYYY-MM-DD`) and is not noted, in the order of their
 * identifiers after one of them, so many at most. `asked`: by kind of association its documents, and of its seats those of which one must be held.
 */
export function verifiedWithEnds(
  em: Em,
  { today, asked, after, most }: { today: string; asked: Readonly<Record<string, Asked>>; after: string; most: number },
): Promise<VerifiedRow[]> {
  return em.query(
    `${VERIFIED} WHERE a.state = 'verified' AND a.merged_into IS NULL AND a.id > $3 AND (
       EXISTS (SELECT FROM vault_document d WHERE d.association_id = a.id AND d.replaced_at IS NULL AND d.valid_until < $1::date
         AND $2::jsonb->a.kind->'documents' ? d.kind AND NOT ${noted('document', 'd.kind', 'd.valid_until')})
       OR EXISTS (SELECT FROM jsonb_array_elements($2::jsonb->a.kind->'seats') AS seat (functions)
         CROSS JOIN LATERAL (SELECT b.function, b.ends_on FROM board_member b WHERE b.association_id = a.id AND seat.functions ? b.function
           AND b.ends_on < $1::date ORDER BY b.ends_on DESC LIMIT 1) last
         WHERE NOT EXISTS (SELECT FROM board_member b WHERE b.association_id = a.id AND seat.functions ? b.function
             AND b.starts_on <= $1::date AND (b.ends_on IS NULL OR b.ends_on >= $1::date))
           AND NOT ${noted('seat', 'last.function', 'last.ends_on')}))
     ORDER BY a.id LIMIT $4`,
    [today, JSON.stringify(asked), after, most],
  );
}

/** One registration as it is now. */
export async function verifiedRow(em: Em, id: string): Promise<VerifiedRow> {
  const [row] = await em.query<[VerifiedRow]>(`${VERIFIED} WHERE a.id = $1`, [id]);
  return row;
}

/** How many verified ones are to be looked at again; of one region or all, none of the officer's own. */
export async function toLookAtAgain(em: Em, regionCode: string | null, own: readonly string[]): Promise<number> {
  const [row] = await em.query<[{ count: number }]>(
    `SELECT count(*) AS count FROM association a WHERE a.state = 'verified' AND a.merged_into IS NULL AND ${TO_CHECK}
       AND ($1::text IS NULL OR a.region_code = $1) AND NOT a.id = ANY($2::uuid[])`,
    [regionCode, own],
  );
  return row.count;
}

/** SQL: something happened to `a` since an officer looked at it. */
export const TO_CHECK = `(a.lapses <> '[]' OR a.presidency_moved_at > greatest(a.verified_at, a.checked_at))`;
