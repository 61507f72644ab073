import { positional, scopeCondition, type Actor, type Em } from '#platform';
import type { Label } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import type { ConventionState } from '../domain/convention.machine.js';
import type { Instrument } from '../domain/terms.js';

/** The first acts of a reader in one state, the oldest first; of one instrument when given. */
export function firstActsIn(
  em: Em,
  actor: Actor,
  duty: { state: ConventionState; instrument: Instrument | null },
  atMost: number,
): Promise<{ id: string; number: string; title: string; signatureDueAt: Date | null }[]> {
  const scope = scopeCondition(actor, {
    programme: 'c.programme_id',
    region: 'c.region_code',
    association: 'c.association_id',
    application: 'c.application_id',
  });
  const { text, params } = positional(
    `SELECT c.id, c.number, c.title, c.signature_due_at AS "signatureDueAt" FROM convention c
     WHERE c.state = :state AND (:instrument::text IS NULL OR c.instrument = :instrument) AND ${scope.sql}
     ORDER BY c.created_at LIMIT :atMost::int`,
    { ...scope.values, ...duty, atMost },
  );
  return em.query(text, params);
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

/** The numbers of the acts of an association under which something may still be paid. */
export async function runningActsOf(em: Em, associationId: string): Promise<string[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT number FROM convention WHERE association_id = $1 AND NOT imported
       AND state IN ('sent', 'signed_by_association', 'countersigned', 'in_force') ORDER BY number`,
    [associationId],
  );
  return rows.map(({ number }) => number);
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
  programmeId: string;
  institutionId: string;
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
    `SELECT c.id, c.number, c.instrument, c.title, c.state, c.signature_due_at AS "dueAt", c.programme_id AS "programmeId",
       c.institution_id AS "institutionId", c.region_code AS "regionCode",
       c.association_id AS "associationId", c.application_id AS "applicationId",
       ARRAY(SELECT s.person_id FROM convention_signature s WHERE s.convention_id = c.id) AS signers
     FROM convention c WHERE c.state IN ('sent', 'signed_by_association') AND ${sql}`,
    params,
  );
}

/** The acts not over that bind an institution, or that it pays or follows by its part in their programme. */
export const actsHolding = (em: Em, institutionId: string): Promise<Label[]> =>
  actsNotOver(
    em,
    `c.institution_id = $1 OR EXISTS (SELECT FROM programme_party y WHERE y.institution_id = $1 AND ${OF_ITS_PLACE})`,
    institutionId,
  );

/** The acts not over of programmes that are paid from an account by its name. */
export const actsPaidFrom = (em: Em, accountId: string): Promise<Label[]> =>
  actsNotOver(em, `EXISTS (SELECT FROM programme_party y WHERE y.paying_account_id = $1 AND ${OF_ITS_PLACE})`, accountId);

const OF_ITS_PLACE = `y.programme_id = c.programme_id AND (y.region_code IS NULL OR y.region_code = c.region_code)`;

async function actsNotOver(em: Em, condition: string, id: string): Promise<Label[]> {
  const rows = await em.query<{ number: string }[]>(
    `SELECT c.number FROM convention c
     WHERE c.state NOT IN ('completed', 'terminated', 'cancelled') AND (${condition}) ORDER BY c.number LIMIT 20`,
    [id],
  );
  return rows.map(({ number }) => ({ fr: number, ar: `\u2066${number}\u2069`, en: number }));
}
