import type { Localized } from '#kernel';
import { selectOf, type Em, type ListSource } from '#platform';
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

/** The published calls: open ones by their deadline, then those to come, then the past, newest first. */
export const PUBLISHED: ListSource<PublicCallRow> = {
  select: {
    id: 'p.id',
    number: 'p.number',
    kind: 'p.kind',
    title: 'p.title',
    summary: 'p.summary',
    phase: 'p.phase',
    regionCodes: 'p.region_codes',
    domainCodes: 'p.domain_codes',
    opensAt: 'p.opens_at',
    closesAt: 'p.closes_at',
    updatedAt: 'p.updated_at',
    zone: `p.calendar->>'zone'`,
    floorCentimes: 'p.floor_centimes',
    ceilingCentimes: 'p.ceiling_centimes',
    shares: 'ARRAY(SELECT DISTINCT s.sub_envelope_id FROM call_sub_envelope s WHERE s.call_id = p.id)',
    envelopeShared: `EXISTS (SELECT 1 FROM call_sub_envelope s JOIN call_sub_envelope o USING (sub_envelope_id) JOIN call c ON c.id = o.call_id
      WHERE s.call_id = p.id AND c.id <> p.id AND c.published_at IS NOT NULL AND c.state <> 'cancelled')`,
  },
  from: `FROM (${PUBLIC_CALLS}) p`,
  filters: {
    phase: 'p.phase = :phase',
    region: 'p.region_codes @> ARRAY[:region::text]',
    domain: 'p.domain_codes @> ARRAY[:domain::text]',
  },
  search: ['p.search'],
  sorts: { number: 'p.number', opens: 'p.opens_at', closes: 'p.closes_at' },
  order: `array_position(ARRAY['open', 'upcoming', 'past', 'cancelled'], p.phase),
    CASE p.phase WHEN 'open' THEN p.closes_at WHEN 'upcoming' THEN p.opens_at END, p.closes_at DESC`,
  tie: 'p.number',
};

/** Null for what was never published. */
export async function publicCallByNumber(em: Em, number: string): Promise<PublicCallRow | null> {
  const rows = await em.query<PublicCallRow[]>(`SELECT ${selectOf(PUBLISHED)} ${PUBLISHED.from} WHERE p.number = $1`, [number]);
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
