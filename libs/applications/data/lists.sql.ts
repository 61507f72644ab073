import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';
import { Application } from './application.entity.js';

export interface OfficerFilter {
  page: number;
  pageSize: number;
  callId?: string;
  state?: ApplicationState;
  regionCode?: string;
  domainCode?: string;
  /** A number, words of the title, the name of the association. */
  q?: string;
  scopeRegionCode: string | null;
  excludedAssociationIds: readonly string[];
  excludedApplicationIds: readonly string[];
}

export interface OfficerRow {
  id: string;
  number: string;
  title: string;
  association: { id: string; name: Localized };
  call: { id: string; number: string; title: Localized };
  domainCode: string;
  regionCode: string;
  state: ApplicationState;
  askedCentimes: number;
  totalCentimes: number;
  submittedAt: string | null;
}

export interface OfficerList {
  rows: OfficerRow[];
  total: number;
  askedCentimes: number;
  states: { state: ApplicationState; count: number }[];
}

/** One page of the files an officer may see with the sums of the whole selection, in one statement. */
export async function listForOfficers(em: Em, filter: OfficerFilter): Promise<OfficerList> {
  const [list] = await em.query<[OfficerList]>(
    `WITH chosen AS (
       SELECT a.id, a.call_id, a.association_id, a.state, a.asked_centimes, a.submitted_at
       FROM application a
       WHERE a.number IS NOT NULL AND a.state NOT IN ('draft', 'lapsed')
         AND ($1::text IS NULL OR a.region_code = $1) AND NOT a.association_id = ANY($2::uuid[]) AND NOT a.id = ANY($10::uuid[])
         AND ($3::uuid IS NULL OR a.call_id = $3) AND ($4::text IS NULL OR a.state = $4)
         AND ($5::text IS NULL OR a.region_code = $5) AND ($6::text IS NULL OR a.domain_code = $6)
         AND ($7::text IS NULL OR a.number ILIKE '%' || $7 || '%' OR a.title ILIKE '%' || $7 || '%' OR EXISTS (
           SELECT FROM association o WHERE o.id = a.association_id
             AND (o.name->>'fr' ILIKE '%' || $7 || '%' OR o.name->>'ar' ILIKE '%' || $7 || '%')))
     ), sums AS (SELECT state, count(*)::int AS count, sum(asked_centimes) AS asked FROM chosen GROUP BY state),
     paged AS (SELECT id FROM chosen ORDER BY submitted_at DESC, id LIMIT $8 OFFSET $9)
     SELECT
       (SELECT coalesce(sum(count), 0)::int FROM sums) AS total,
       (SELECT coalesce(sum(asked), 0)::bigint FROM sums) AS "askedCentimes",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('state', state, 'count', count) ORDER BY state), '[]') FROM sums) AS states,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'title', a.title,
            'association', jsonb_build_object('id', o.id, 'name', o.name),
            'call', jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title),
            'domainCode', a.domain_code, 'regionCode', a.region_code, 'state', a.state, 'askedCentimes', a.asked_centimes,
            'totalCentimes', a.total_centimes, 'submittedAt', a.submitted_at) ORDER BY a.submitted_at DESC, a.id), '[]')
        FROM paged JOIN application a ON a.id = paged.id JOIN association o ON o.id = a.association_id JOIN call c ON c.id = a.call_id
       ) AS rows`,
    [
      filter.scopeRegionCode,
      filter.excludedAssociationIds,
      filter.callId ?? null,
      filter.state ?? null,
      filter.regionCode ?? null,
      filter.domainCode ?? null,
      filter.q ?? null,
      filter.pageSize,
      (filter.page - 1) * filter.pageSize,
      filter.excludedApplicationIds,
    ],
  );
  return list;
}

export interface OwnRow {
  id: string;
  number: string | null;
  title: string;
  callId: string;
  state: ApplicationState;
  outcomeToldAt: Date | null;
  askedCentimes: number;
  changedAt: Date;
  submittedAt: Date | null;
  /** Until when its association must act on it. */
  dueAt: Date | null;
}

/** The files of one association: first those that wait for it, by their deadline; then the others, last touched first. */
export async function listOwn(
  em: Em,
  associationId: string | null,
  page: number,
  pageSize: number,
): Promise<{ rows: OwnRow[]; total: number }> {
  if (associationId === null) return { rows: [], total: 0 };
  const rows = await em.query<OwnRow[]>(
    `SELECT a.id, a.number, a.title, a.call_id AS "callId", a.state, a.outcome_told_at AS "outcomeToldAt", a.asked_centimes AS "askedCentimes",
       a.changed_at AS "changedAt", a.submitted_at AS "submittedAt",
       CASE a.state WHEN 'draft' THEN c.closes_at WHEN 'completion_requested' THEN r.until END AS "dueAt"
     FROM application a JOIN call c ON c.id = a.call_id
       LEFT JOIN application_completion r ON r.application_id = a.id AND r.ended_at IS NULL
     WHERE a.association_id = $1
     ORDER BY "dueAt" NULLS LAST, a.changed_at DESC, a.id LIMIT $2 OFFSET $3`,
    [associationId, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: await em.countBy(Application, { associationId }) };
}

export interface WaitingRow {
  id: string;
  state: ApplicationState;
  title: string;
  call: Localized;
  due: Date;
}

/** The files of an association that wait for it: drafts of open calls, requests for completion; the first to end first. */
export function filesWaitingFor(em: Em, associationId: string | null, most: number): Promise<WaitingRow[]> {
  return em.query(
    `SELECT a.id, a.state, a.title, c.title AS call, coalesce(r.until, c.closes_at) AS due
     FROM application a JOIN call c ON c.id = a.call_id
       LEFT JOIN application_completion r ON r.application_id = a.id AND r.ended_at IS NULL
     WHERE a.association_id = $1 AND (a.state = 'completion_requested' OR a.state = 'draft' AND c.closes_at > clock_timestamp())
     ORDER BY due LIMIT $2`,
    [associationId, most],
  );
}

/** How many files each call has in these states, for a region; calls without any are left out. */
export function countByCall(
  em: Em,
  { states, regionCode, hidden }: { states: readonly ApplicationState[]; regionCode: string; hidden: readonly string[] },
): Promise<{ callId: string; count: number }[]> {
  return em.query(
    `SELECT call_id AS "callId", count(*) AS count FROM application
     WHERE state = ANY($1::text[]) AND region_code = $2 AND NOT id = ANY($3::uuid[]) GROUP BY call_id`,
    [states, regionCode, hidden],
  );
}
