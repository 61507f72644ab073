import type { Instrument } from '#conventions';
import { positional, scopeCondition, type Actor, type Em } from '#platform';
import { wantedSql, type Wanted } from '#notifications';
import type { ReportState } from '../domain/report.machine.js';

/** The act that a report or a closing is about. */
export interface ReportedAct {
  number: string;
  instrument: Instrument;
  title: string;
}

export interface WaitingReport extends ReportedAct {
  id: string;
  state: ReportState;
  rank: number;
  dueAt: Date;
}

/** The first reports in these states within the actor's scope, the earliest due first. */
export function firstReportsIn(em: Em, actor: Actor, states: readonly ReportState[]): Promise<WaitingReport[]> {
  const scope = scopeCondition(actor, {
    programme: 'r.programme_id',
    region: 'r.region_code',
    association: 'r.association_id',
    application: 'c.application_id',
  });
  const { text, params } = positional(
    `SELECT r.id, c.number, c.instrument, c.title, r.state, r.tranche_rank AS rank, r.due_at AS "dueAt"
     FROM report r JOIN convention c ON c.id = r.convention_id WHERE r.state = ANY(:states) AND ${scope.sql} ORDER BY r.due_at LIMIT 5`,
    { ...scope.values, states },
  );
  return em.query(text, params);
}

export interface DueReport extends ReportedAct {
  id: string;
  rank: number;
  dueAt: Date;
  programmeId: string;
  regionCode: string;
  associationId: string;
  applicationId: string;
}

/** Reports that were not submitted yet, by their due date. */
export function reportsDue(em: Em, wanted: Wanted): Promise<DueReport[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'r.id', due: 'r.due_at', region: 'r.region_code', association: 'r.association_id' });
  return em.query(
    `SELECT r.id, c.number, c.instrument, c.title, r.tranche_rank AS rank, r.due_at AS "dueAt", r.programme_id AS "programmeId", r.region_code AS "regionCode",
       r.association_id AS "associationId", c.application_id AS "applicationId"
     FROM report r JOIN convention c ON c.id = r.convention_id WHERE r.state IN ('due', 'late') AND ${sql}`,
    params,
  );
}

/** The first conventions in force whose final report is accepted and whose closing does not wait for money. */
export function firstToClose(em: Em, actor: Actor): Promise<(ReportedAct & { id: string })[]> {
  const scope = scopeCondition(actor, {
    programme: 'c.programme_id',
    region: 'c.region_code',
    association: 'c.association_id',
    application: 'c.application_id',
  });
  const { text, params } = positional(
    `SELECT c.id, c.number, c.instrument, c.title FROM convention c JOIN report r ON r.convention_id = c.id AND r.final AND r.state = 'accepted'
     WHERE c.state = 'in_force' AND ${scope.sql}
       AND NOT EXISTS (SELECT FROM closing k WHERE k.convention_id = c.id AND k.state = 'recovering')
     ORDER BY r.decided_at LIMIT 5`,
    scope.values,
  );
  return em.query(text, params);
}

/** People a project reached, as an officer verified them in accepted reports. */
export interface Beneficiaries {
  total: number;
  women: number;
  minors: number;
}

/** The largest count of accepted reports, by convention; one without any is left out. */
export async function largestBeneficiaries(em: Em, conventionIds: readonly string[]): Promise<Map<string, Beneficiaries>> {
  const rows = await em.query<({ id: string } & Beneficiaries)[]>(
    `SELECT DISTINCT ON (convention_id) convention_id AS id, verified_total AS total, verified_women AS women, verified_minors AS minors
     FROM report WHERE convention_id = ANY($1::uuid[]) AND state = 'accepted' ORDER BY convention_id, verified_total DESC, tranche_rank DESC`,
    [conventionIds],
  );
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}

export interface Reported {
  accepted: number;
  submitted: number;
  spentCentimes: number;
  ineligibleCentimes: number;
}

/** How many reports of a convention were accepted or wait to be, and what the accepted ones say was spent. */
export async function reportedOf(em: Em, conventionId: string): Promise<Reported> {
  const [reported] = await em.query<[Reported]>(
    `SELECT count(*) FILTER (WHERE r.state = 'accepted')::int AS accepted, count(*) FILTER (WHERE r.state = 'submitted')::int AS submitted,
       coalesce(sum(r.ineligible_centimes) FILTER (WHERE r.state = 'accepted'), 0)::bigint AS "ineligibleCentimes",
       coalesce(sum((SELECT sum(l.actual_centimes) FROM report_line l WHERE l.report_id = r.id)) FILTER (WHERE r.state = 'accepted'), 0)::bigint
         AS "spentCentimes"
     FROM report r WHERE r.convention_id = $1`,
    [conventionId],
  );
  return {
    ...reported,
    spentCentimes: Number(reported.spentCentimes),
    ineligibleCentimes: Number(reported.ineligibleCentimes),
  };
}
