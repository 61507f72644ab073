import { In } from 'typeorm';
import { wantedSql, type Wanted } from '#notifications';
import { ABROAD } from '../domain/seat.js';
import { dayOfInstant, type Localized } from '#kernel';
import type { Em } from '#platform';
import { PresidencyClaim } from './presidency.entity.js';

/** The claim to the presidency that waits for a decision; one at most. */
export const openClaim = (em: Em, associationId: string): Promise<PresidencyClaim | null> =>
  em.findOneBy(PresidencyClaim, { associationId, state: In(['waiting', 'contested']) });

/** The person in whose place somebody could sign for an association at an instant; null for nobody's. */
export async function delegatorAt(em: Em, associationId: string, personId: string, at: Date): Promise<string | null> {
  const rows = await em.query<{ givenBy: string }[]>(
    `SELECT d.given_by AS "givenBy" FROM signing_delegation d
     WHERE d.association_id = $1 AND d.person_id = $2 AND $4::date BETWEEN d.starts_on AND d.ends_on
       AND (d.revoked_at IS NULL OR d.revoked_at > $3::timestamptz) ORDER BY d.given_at DESC LIMIT 1`,
    [associationId, personId, at, dayOfInstant(at)],
  );
  return rows[0]?.givenBy ?? null;
}

/** Whether a person has a delegation already on any of these days. */
export async function delegationOverlaps(
  em: Em,
  associationId: string,
  personId: string,
  startsOn: string,
  endsOn: string,
): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `SELECT FROM signing_delegation d WHERE d.association_id = $1 AND d.person_id = $2 AND d.revoked_at IS NULL
       AND d.starts_on <= $4::date AND d.ends_on >= $3::date LIMIT 1`,
    [associationId, personId, startsOn, endsOn],
  );
  return rows.length > 0;
}

export interface DelegationRow {
  id: string;
  personId: string;
  givenBy: string;
  statement: string;
  startsOn: string;
  endsOn: string;
}

/** The delegations that count or will count, the first to begin first. */
export function delegationsOpen(em: Em, associationId: string): Promise<DelegationRow[]> {
  return em.query(
    `SELECT d.id, d.person_id AS "personId", d.given_by AS "givenBy", d.statement, d.starts_on AS "startsOn", d.ends_on AS "endsOn"
     FROM signing_delegation d
     WHERE d.association_id = $1 AND d.revoked_at IS NULL AND d.ends_on >= $2::date
     ORDER BY d.starts_on, d.id LIMIT 50`,
    [associationId, dayOfInstant(new Date())],
  );
}

interface DueHere {
  id: string;
  name: Localized;
  associationId: string;
  regionCode: string;
}
const ASSOCIATION = `a.name, a.id AS "associationId", coalesce(a.region_code, '${ABROAD}') AS "regionCode"`;
const SCOPE = { region: 'a.region_code', association: 'a.id' };

/** Delegations that nobody revoked, by their last day. */
export function delegationsDue(em: Em, wanted: Wanted): Promise<(DueHere & { day: string; personId: string; givenBy: string })[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'd.id', due: { day: 'd.ends_on' }, ...SCOPE });
  return em.query(
    `SELECT d.id, d.ends_on AS day, d.person_id AS "personId", d.given_by AS "givenBy", ${ASSOCIATION}
     FROM signing_delegation d JOIN association a ON a.id = d.association_id WHERE d.revoked_at IS NULL AND ${sql}`,
    params,
  );
}

/** Claims that nobody contested, by the end of the delay for it. */
export function objectionsDue(em: Em, wanted: Wanted): Promise<(DueHere & { dueAt: Date; formerId: string | null })[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'c.id', due: 'c.objection_until', ...SCOPE });
  return em.query(
    `SELECT c.id, c.objection_until AS "dueAt", c.former_id AS "formerId", ${ASSOCIATION}
     FROM presidency_claim c JOIN association a ON a.id = c.association_id WHERE c.state = 'waiting' AND ${sql}`,
    params,
  );
}

/** How many claims an officer may decide now; of one region or all. */
export async function claimsToDecide(em: Em, regionCode: string | null, own: readonly string[]): Promise<number> {
  const [row] = await em.query<[{ count: number }]>(
    `SELECT count(*) AS count FROM presidency_claim c JOIN association a ON a.id = c.association_id
     WHERE c.state IN ('waiting', 'contested') AND c.objection_until <= clock_timestamp()
       AND ($1::text IS NULL OR a.region_code = $1) AND NOT a.id = ANY($2::uuid[])`,
    [regionCode, own],
  );
  return row.count;
}
