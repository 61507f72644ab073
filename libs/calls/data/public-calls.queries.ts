import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { CallKind } from '../domain/call-rules.js';
import type { Phase } from '../domain/openness.js';

export interface PublicCallRow {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  summary: Localized;
  phase: Phase;
  regionCodes: string[];
  domainCodes: string[];
  opensAt: Date;
  closesAt: Date;
  updatedAt: Date;
  zone: string | null;
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  /** The sub-envelopes its awards are taken from. */
  shares: string[];
  /** Another published call draws on one of them. */
  envelopeShared: boolean;
}

/** `phaseAt` of the domain, in SQL, so that lists are filtered, counted and paged by the clock. */
const PUBLIC_CALLS = `
  SELECT c.*, CASE
      WHEN c.state = 'cancelled' THEN 'cancelled'
      WHEN c.state NOT IN ('published', 'open') THEN 'past'
      WHEN clock.now < c.opens_at THEN 'upcoming'
      WHEN clock.now < c.closes_at THEN 'open'
      ELSE 'past' END AS phase
  FROM call c CROSS JOIN (SELECT clock_timestamp() AS now) clock WHERE c.published_at IS NOT NULL`;

const COLUMNS = `p.id, p.number, p.kind, p.title, p.summary, p.phase, p.region_codes AS "regionCodes", p.domain_codes AS "domainCodes",
  p.opens_at AS "opensAt", p.closes_at AS "closesAt", p.updated_at AS "updatedAt", p.calendar->>'zone' AS zone,
  p.floor_centimes AS "floorCentimes", p.ceiling_centimes AS "ceilingCentimes",
  ARRAY(SELECT DISTINCT s.sub_envelope_id FROM call_sub_envelope s WHERE s.call_id = p.id) AS shares,
  EXISTS (SELECT 1 FROM call_sub_envelope s JOIN call_sub_envelope o USING (sub_envelope_id) JOIN call c ON c.id = o.call_id
    WHERE s.call_id = p.id AND c.id <> p.id AND c.published_at IS NOT NULL AND c.state <> 'cancelled') AS "envelopeShared"`;

const MATCHES = `($1::text IS NULL OR p.phase = $1) AND ($2::text IS NULL OR p.region_codes @> ARRAY[$2])
  AND ($3::text IS NULL OR p.domain_codes @> ARRAY[$3])
  AND ($4::text IS NULL OR p.number ILIKE '%' || $4 || '%' OR p.title::text ILIKE '%' || $4 || '%')`;

/** Open calls by their deadline, then those to come, then the past, newest first. */
const ORDER = `array_position(ARRAY['open', 'upcoming', 'past', 'cancelled'], p.phase),
  CASE p.phase WHEN 'open' THEN p.closes_at WHEN 'upcoming' THEN p.opens_at END, p.closes_at DESC, p.number`;

export async function pageOfPublicCalls(
  em: Em,
  { phase, regionCode, domainCode, q, page, pageSize }: PublicCallFilter,
): Promise<{ rows: PublicCallRow[]; total: number }> {
  const wanted = [phase ?? null, regionCode ?? null, domainCode ?? null, q || null];
  const rows = await em.query<PublicCallRow[]>(
    `SELECT ${COLUMNS} FROM (${PUBLIC_CALLS}) p WHERE ${MATCHES} ORDER BY ${ORDER} LIMIT $5 OFFSET $6`,
    [...wanted, pageSize, (page - 1) * pageSize],
  );
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*) AS count FROM (${PUBLIC_CALLS}) p WHERE ${MATCHES}`, wanted);
  return { rows, total: total.count };
}

export interface PublicCallFilter {
  page: number;
  pageSize: number;
  phase?: Phase;
  regionCode?: string;
  domainCode?: string;
  q?: string;
}

/** Null for what was never published. */
export async function publicCallByNumber(em: Em, number: string): Promise<PublicCallRow | null> {
  const rows = await em.query<PublicCallRow[]>(`SELECT ${COLUMNS} FROM (${PUBLIC_CALLS}) p WHERE p.number = $1`, [number]);
  return rows[0] ?? null;
}

/** Whether questions may still be asked, by the database's clock. */
export async function takesQuestions(em: Em, callId: string): Promise<boolean> {
  const [row] = await em.query<[{ open: boolean }]>(
    `SELECT state IN ('published', 'open') AND coalesce(clock_timestamp() < questions_until, false) AS open FROM call WHERE id = $1`,
    [callId],
  );
  return row.open;
}
