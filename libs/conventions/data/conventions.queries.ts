import { In } from 'typeorm';
import { wantedSql, type Wanted } from '#notifications';
import type { Actor, Em } from '#platform';
import type { ConventionState } from '../domain/convention.machine.js';
import type { Instrument } from '../domain/terms.js';
import { Convention } from './convention.entity.js';
import { scopeParams, scopeSql } from './reading-scope.js';

/** One page of the acts that a reader may see, newest first. */
export async function listConventions(
  em: Em,
  actor: Actor,
  filter: { state?: string; year?: number; page: number; pageSize: number },
): Promise<{ rows: Convention[]; total: number }> {
  const readable = `FROM convention c WHERE ($1::text IS NULL OR c.state = $1) AND ($2::int IS NULL OR c.year = $2) AND ${scopeSql('c', 3)}`;
  const params = [filter.state ?? null, filter.year ?? null, ...scopeParams(actor)];
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count ${readable}`, params);
  const ids = await em.query<{ id: string }[]>(`SELECT c.id ${readable} ORDER BY c.created_at DESC, c.id LIMIT $6 OFFSET $7`, [
    ...params,
    filter.pageSize,
    (filter.page - 1) * filter.pageSize,
  ]);
  const rows = await em.findBy(Convention, { id: In(ids.map(({ id }) => id)) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: ids.flatMap(({ id }) => byId.get(id) ?? []), total: total.count };
}

/** The first acts of a reader in one state, the oldest first; of one instrument when given. */
export function firstActsIn(
  em: Em,
  actor: Actor,
  duty: { state: ConventionState; instrument: Instrument | null },
  atMost: number,
): Promise<{ id: string; number: string; title: string; signatureDueAt: Date | null }[]> {
  return em.query(
    `SELECT c.id, c.number, c.title, c.signature_due_at AS "signatureDueAt" FROM convention c WHERE c.state = $1 AND ($2::text IS NULL OR c.instrument = $2) AND ${scopeSql('c', 3)}
     ORDER BY c.created_at LIMIT $6`,
    [duty.state, duty.instrument, ...scopeParams(actor), atMost],
  );
}

/** Every application for which an act is drawn up and not cancelled. */
export async function applicationsWithAct(em: Em): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(`SELECT application_id AS id FROM convention WHERE state <> 'cancelled'`);
  return rows.map(({ id }) => id);
}

export interface DrawnAct {
  id: string;
  number: string;
  state: ConventionState;
}

/** The act drawn up for each of these applications; one without any is left out. */
export async function actsOf(em: Em, applicationIds: readonly string[]): Promise<Map<string, DrawnAct>> {
  const rows = await em.query<(DrawnAct & { applicationId: string })[]>(
    `SELECT id, number, state, application_id AS "applicationId" FROM convention WHERE application_id = ANY($1::uuid[]) AND state <> 'cancelled'`,
    [applicationIds],
  );
  return new Map(rows.map(({ applicationId, ...act }) => [applicationId, act]));
}

/** The years of the conventions in these states, newest first. */
export async function yearsOf(em: Em, states: readonly ConventionState[]): Promise<number[]> {
  const rows = await em.query<{ year: number }[]>(`SELECT DISTINCT year FROM convention WHERE state = ANY($1) ORDER BY year DESC`, [
    states,
  ]);
  return rows.map((row) => row.year);
}

export interface ActToSign {
  id: string;
  number: string;
  instrument: Instrument;
  title: string;
  state: ConventionState;
  dueAt: Date;
  regionCode: string;
  associationId: string;
  applicationId: string;
  /** Who signed already: nobody signs twice. */
  signers: string[];
}

/** Acts that wait for a signature, by its term. */
export function actsToSign(em: Em, wanted: Wanted): Promise<ActToSign[]> {
  const columns = { subject: 'c.id', due: 'c.signature_due_at', region: 'c.region_code', association: 'c.association_id' };
  const { sql, params } = wantedSql(wanted, columns);
  return em.query(
    `SELECT c.id, c.number, c.instrument, c.title, c.state, c.signature_due_at AS "dueAt", c.region_code AS "regionCode",
       c.association_id AS "associationId", c.application_id AS "applicationId",
       ARRAY(SELECT s.person_id FROM convention_signature s WHERE s.convention_id = c.id) AS signers
     FROM convention c WHERE c.state IN ('sent', 'signed_by_association') AND ${sql}`,
    params,
  );
}
