import type { Em } from '#platform';
import type { Lapse, Verified } from '../domain/verification.js';

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

/** Verified registrations of which a document or a seat has ended by a day (`YYYY-MM-DD`). */
export function verifiedWithEnds(em: Em, today: string): Promise<VerifiedRow[]> {
  return em.query(
    `${VERIFIED} WHERE a.state = 'verified' AND a.merged_into IS NULL AND (
       EXISTS (SELECT FROM vault_document d WHERE d.association_id = a.id AND d.replaced_at IS NULL AND d.valid_until < $1::date)
       OR EXISTS (SELECT FROM board_member b WHERE b.association_id = a.id AND b.ends_on < $1::date))
     ORDER BY a.id`,
    [today],
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
