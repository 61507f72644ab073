import { Injectable } from '@nestjs/common';
import { sumCentimes, zonedInstant, type Localized } from '#kernel';
import { platformErrors, type Em, type Page } from '#platform';
import { Programmes } from '#programmes';
import { Call } from '../data/call.entity.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { MILESTONE_LABELS, MILESTONES } from '../domain/calendar.js';
import { KIND_LABELS, type CallKind } from '../domain/call-rules.js';
import { PHASES, type Phase } from '../domain/openness.js';
import type { PublicCall, PublicCallItem } from './call.views.js';
import { NamedDomains, namedRegions } from './named.js';
import { documentsOf, milestonesOf } from './read-calls.js';

export interface PublicFilter {
  page: number;
  pageSize: number;
  phase?: Phase;
  regionCode?: string;
  domainCode?: string;
  q?: string;
}

interface PublicRow {
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
  floorCentimes: string | null;
  ceilingCentimes: string | null;
  shares: string[];
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

const MATCHES = `($1::text IS NULL OR p.phase = $1) AND ($2::text IS NULL OR p.region_codes @> ARRAY[$2])
  AND ($3::text IS NULL OR p.domain_codes @> ARRAY[$3])
  AND ($4::text IS NULL OR p.number ILIKE '%' || $4 || '%' OR p.title::text ILIKE '%' || $4 || '%')`;

/** Open calls by their deadline, then those to come, then the past, newest first. */
const ORDER = `array_position(ARRAY['open', 'upcoming', 'past', 'cancelled'], p.phase),
  CASE p.phase WHEN 'open' THEN p.closes_at WHEN 'upcoming' THEN p.opens_at END, p.closes_at DESC, p.number`;

/** What the public reads: only what was published, by the clock. */
@Injectable()
export class PublicCalls {
  constructor(
    private readonly programmes: Programmes,
    private readonly domains: NamedDomains,
  ) {}

  async list(em: Em, { page, pageSize, phase, regionCode, domainCode, q }: PublicFilter): Promise<Page<PublicCallItem>> {
    const params = [phase ?? null, regionCode ?? null, domainCode ?? null, q || null];
    const rows = await this.rows(em, MATCHES, params, pageSize, (page - 1) * pageSize);
    const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM (${PUBLIC_CALLS}) p WHERE ${MATCHES}`, params);
    return { items: await this.items(em, rows), page, pageSize, total: total.count };
  }

  /** @throws NOT_FOUND for what was never published */
  async one(em: Em, number: string): Promise<PublicCall> {
    const rows = await this.rows(em, `p.number = $1`, [number], 1, 0);
    const [item] = await this.items(em, rows);
    if (!item) throw platformErrors.NOT_FOUND();
    const call = await em.findOneByOrFail(Call, { id: item.id });
    const form = await em.findOneByOrFail(FormRevisionRow, { id: call.formRevisionId! });
    const grid = await em.findOneByOrFail(GridRevisionRow, { id: call.gridRevisionId! });
    const programme = await this.programmes.facts(em, call.programmeId);
    const milestones = milestonesOf(call);
    return {
      ...item,
      programme: { code: programme.code, title: programme.title },
      description: call.description,
      targetGroups: call.targetGroups,
      eligibility: call.eligibility,
      maxOverheadBasisPoints: call.maxOverheadBasisPoints,
      minOwnBasisPoints: call.minOwnBasisPoints,
      maxFilesPerAssociation: call.maxFilesPerAssociation,
      criteria: grid.criteria,
      documents: await documentsOf(em, call.id),
      form: { sections: form.sections, fields: form.fields },
      calendar: MILESTONES.map((milestone) => ({ milestone, label: MILESTONE_LABELS[milestone], at: milestones[milestone] })),
      questions: await publishedQuestions(em, call),
      acceptsQuestions: await acceptsQuestions(em, call),
      cancelReason: call.cancelReason,
    };
  }

  private rows(em: Em, where: string, params: unknown[], limit: number, offset: number): Promise<PublicRow[]> {
    return em.query<PublicRow[]>(
      `SELECT p.id, p.number, p.kind, p.title, p.summary, p.phase, p.region_codes AS "regionCodes", p.domain_codes AS "domainCodes",
         p.opens_at AS "opensAt", p.closes_at AS "closesAt", p.updated_at AS "updatedAt", p.calendar->>'zone' AS zone,
         p.floor_centimes AS "floorCentimes", p.ceiling_centimes AS "ceilingCentimes",
         ARRAY(SELECT DISTINCT s.sub_envelope_id FROM call_sub_envelope s WHERE s.call_id = p.id) AS shares,
         EXISTS (SELECT 1 FROM call_sub_envelope s JOIN call_sub_envelope o USING (sub_envelope_id) JOIN call c ON c.id = o.call_id
           WHERE s.call_id = p.id AND c.id <> p.id AND c.published_at IS NOT NULL AND c.state <> 'cancelled') AS "envelopeShared"
       FROM (${PUBLIC_CALLS}) p WHERE ${where} ORDER BY ${ORDER} LIMIT ${Number(limit)} OFFSET ${Number(offset)}`,
      params,
    );
  }

  private async items(em: Em, rows: readonly PublicRow[]): Promise<PublicCallItem[]> {
    const shares = await this.programmes.subEnvelopesOf(
      em,
      rows.flatMap((row) => row.shares),
    );
    const named = await this.domains.ofYears(
      em,
      rows.map(({ opensAt }) => opensAt.getUTCFullYear()),
    );
    return rows.map((row) => {
      const zone = row.zone ?? undefined;
      const { id, number, kind, title, summary, phase, envelopeShared } = row;
      return {
        ...{ id, number, kind, title, summary, phase, envelopeShared },
        kindLabel: KIND_LABELS[kind],
        phaseLabel: PHASES[phase],
        regions: namedRegions(row.regionCodes),
        domains: named(row.domainCodes, row.opensAt.getUTCFullYear()),
        opens: zonedInstant(row.opensAt, zone),
        closes: zonedInstant(row.closesAt, zone),
        floorCentimes: row.floorCentimes === null ? null : Number(row.floorCentimes),
        ceilingCentimes: row.ceilingCentimes === null ? null : Number(row.ceilingCentimes),
        envelopeCentimes: row.shares.length === 0 ? null : sumCentimes(row.shares.map((share) => shares.get(share)!.amountCentimes)),
        updated: zonedInstant(row.updatedAt, zone),
      };
    });
  }
}

const MAX_QUESTIONS = 500;

async function publishedQuestions(em: Em, call: Call): Promise<PublicCall['questions']> {
  const rows = await em.query<{ question: Localized; answer: Localized; answeredAt: Date }[]>(
    `SELECT published_question AS question, answer, answered_at AS "answeredAt" FROM call_question
     WHERE call_id = $1 AND answered_at IS NOT NULL ORDER BY answered_at, id LIMIT ${MAX_QUESTIONS}`,
    [call.id],
  );
  return rows.map(({ answeredAt, ...words }) => ({ ...words, answered: zonedInstant(answeredAt, call.calendar?.zone) }));
}

async function acceptsQuestions(em: Em, call: Call): Promise<boolean> {
  const rows = await em.query<{ open: boolean }[]>(
    `SELECT state IN ('published', 'open') AND coalesce(clock_timestamp() < questions_until, false) AS open FROM call WHERE id = $1`,
    [call.id],
  );
  return rows[0]!.open;
}
