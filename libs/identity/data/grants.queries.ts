import type { Language } from '#kernel';
import type { Em, ProgrammePart } from '#platform';
import type { Role } from '../domain/roles.js';
import type { RoleGrant } from './role-grant.entity.js';

/** A role as a session holds it. */
export interface GrantRow {
  id: string;
  role: Role;
  institution_id: string | null;
  region_code: string | null;
  committee_id: string | null;
  college_code: string | null;
  association_id: string | null;
  /** Who lent the role, with the associations they belong to; null for a role of one's own. */
  lent_by: { id: string; name: string; association_ids: string[] } | null;
  /** The region to which the institution is bound; null for one of the whole country, and where none is named. */
  institution_region?: string | null;
  /** What of the programmes is the institution's part; null where none is named. */
  parts?: ProgrammePart[] | null;
}

/** What a role of an institution has with it: SQL of one column each, of the institution that an SQL expression names. */
export interface InstitutionSql {
  parts: (institution: string) => string;
  region: (institution: string) => string;
}
const UNASKED: InstitutionSql = { parts: () => 'NULL', region: () => 'NULL' };

/** SQL: grant `g` was neither taken back nor is it over; its time may still be to come. */
const STANDS = `g.revoked_at IS NULL AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp())`;

/** SQL: whoever lent grant `g`, where it is lent, could still act by what they lent. */
const LENDER_STANDS = `(g.delegated_from IS NULL OR EXISTS (
  SELECT FROM role_grant l JOIN person lp ON lp.id = l.person_id AND lp.state = 'active'
  WHERE l.id = g.delegated_from AND l.revoked_at IS NULL AND l.valid_from <= clock_timestamp()
    AND (l.valid_until IS NULL OR l.valid_until > clock_timestamp())))`;

/** SQL: whoever signs for an association in its president's place by grant `g` belongs to it now by another role. */
const BELONGS = `(g.role <> 'association.delegate' OR EXISTS (
  SELECT FROM role_grant m WHERE m.person_id = g.person_id AND m.association_id = g.association_id AND m.role <> 'association.delegate'
    AND m.revoked_at IS NULL AND m.valid_from <= clock_timestamp() AND (m.valid_until IS NULL OR m.valid_until > clock_timestamp())))`;

/** SQL: grant `g` counts now. */
export const COUNTS_NOW = `g.valid_from <= clock_timestamp() AND ${STANDS} AND ${LENDER_STANDS} AND ${BELONGS}`;

/** SQL of one column: by whom grant `g` is lent. */
const LENT_BY = `(SELECT jsonb_build_object('id', lp.id, 'name', lp.name, 'association_ids', ARRAY(
    SELECT DISTINCT o.association_id FROM role_grant o WHERE o.person_id = lp.id AND o.association_id IS NOT NULL AND o.revoked_at IS NULL))
  FROM role_grant l JOIN person lp ON lp.id = l.person_id WHERE l.id = g.delegated_from)`;

/** SQL: those who have lent person `p` a role that counts now. */
export const LENDERS = `SELECT l.person_id FROM role_grant g JOIN role_grant l ON l.id = g.delegated_from
  WHERE g.person_id = p.id AND g.delegated_from IS NOT NULL AND ${COUNTS_NOW}`;

/** SQL of one column: those between whom and person `p` a role is lent now, one way or the other. */
export const STANDS_WITH = `ARRAY(${LENDERS} UNION SELECT g.person_id FROM role_grant l JOIN role_grant g ON g.delegated_from = l.id
  WHERE l.person_id = p.id AND ${COUNTS_NOW})`;

/** SQL of one column: what person `p` holds now, as `GrantRow[]`. */
export const currentGrants = ({ parts, region }: InstitutionSql = UNASKED): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'institution_id', g.institution_id, 'region_code', g.region_code,
    'committee_id', g.committee_id, 'college_code', g.college_code, 'association_id', g.association_id,
    'parts', ${parts('g.institution_id')}, 'institution_region', ${region('g.institution_id')}, 'lent_by', ${LENT_BY}) ORDER BY g.valid_from, g.id), '[]'::jsonb)
  FROM role_grant g WHERE g.person_id = p.id AND ${COUNTS_NOW}`;

export async function grantsHeldBy(em: Em, personId: string): Promise<GrantRow[]> {
  const rows = await em.query<{ grants: GrantRow[] }[]>(`SELECT (${currentGrants()}) AS grants FROM person p WHERE p.id = $1`, [personId]);
  return rows[0]?.grants ?? [];
}

export interface HolderScope {
  regionCode?: string | null;
  /** Those who act for an institution without a part in it are left out. */
  programmeId?: string | null;
  /** Those who act for another institution are left out. */
  institutionId?: string | null;
  associationId?: string;
  committeeId?: string;
}

export interface HolderRow {
  id: string;
  name: string;
  email: string;
  language: Language;
  role: Role;
  collegeCode: string | null;
}

/** SQL: whether an institution has a part in a programme, there where a region is named. */
export type HasPartSql = (institution: string, programme: string, region: string) => string;

/** Who holds one of the roles now: a national grant counts for every region; an association's or committee's must match. */
export function holdersOf(em: Em, roles: readonly Role[], scope: HolderScope, hasPart: HasPartSql): Promise<HolderRow[]> {
  return em.query(
    `SELECT DISTINCT ON (p.id, g.role) p.id, p.name, p.email, p.language, g.role, g.college_code AS "collegeCode"
     FROM role_grant g JOIN person p ON p.id = g.person_id
     WHERE g.role = ANY($1) AND ${COUNTS_NOW} AND p.state = 'active'
       AND ($2::text IS NULL OR g.region_code IS NULL OR g.region_code = $2)
       AND ($3::uuid IS NULL OR g.association_id = $3)
       AND ($4::uuid IS NULL OR g.committee_id = $4)
       AND ($6::uuid IS NULL OR g.institution_id IS NULL OR g.institution_id = $6)
       AND ($5::uuid IS NULL OR g.institution_id IS NULL OR ${hasPart('g.institution_id', '$5::uuid', '$2::text')})
     ORDER BY p.id, g.role`,
    [
      roles,
      scope.regionCode ?? null,
      scope.associationId ?? null,
      scope.committeeId ?? null,
      scope.programmeId ?? null,
      scope.institutionId ?? null,
    ],
  );
}

export interface HeldGrant {
  grantId: string;
  personId: string;
  role: Role;
  validFrom: Date;
  validUntil: Date | null;
}

export function grantsInAssociation(em: Em, associationId: string, roles: readonly Role[], personId: string | null): Promise<HeldGrant[]> {
  return em.query(
    `SELECT g.id AS "grantId", g.person_id AS "personId", g.role, g.valid_from AS "validFrom", g.valid_until AS "validUntil" FROM role_grant g
     WHERE g.association_id = $1 AND g.role = ANY($2) AND ${COUNTS_NOW}
       AND ($3::uuid IS NULL OR g.person_id = $3) ORDER BY g.valid_from, g.id`,
    [associationId, roles, personId],
  );
}

export async function holdsAnyOf(em: Em, personId: string, roles: readonly Role[]): Promise<boolean> {
  const rows = await em.query<unknown[]>(`SELECT FROM role_grant g WHERE g.person_id = $1 AND g.role = ANY($2) AND ${COUNTS_NOW} LIMIT 1`, [
    personId,
    roles,
  ]);
  return rows.length > 0;
}

/** Whether the person holds this very role in this very scope at any time of the grant. */
export async function holdsThis(em: Em, grant: RoleGrant): Promise<boolean> {
  const { personId, role, institutionId, regionCode, committeeId, associationId, validFrom, validUntil } = grant;
  const rows = await em.query<unknown[]>(
    `SELECT FROM role_grant g WHERE g.person_id = $1 AND g.role = $2 AND ${STANDS} AND g.region_code IS NOT DISTINCT FROM $3
       AND g.committee_id IS NOT DISTINCT FROM $4 AND g.association_id IS NOT DISTINCT FROM $5
       AND ($7::timestamptz IS NULL OR g.valid_from < $7) AND (g.valid_until IS NULL OR g.valid_until > $6)
       AND g.institution_id IS NOT DISTINCT FROM $8`,
    [personId, role, regionCode, committeeId, associationId, validFrom, validUntil, institutionId],
  );
  return rows.length > 0;
}

/** By person, the associations they belong to now; people of none are left out. */
export function associationsByPerson(em: Em, personIds: readonly string[]): Promise<{ personId: string; associationIds: string[] }[]> {
  return em.query(
    `SELECT g.person_id AS "personId", array_agg(DISTINCT g.association_id) AS "associationIds" FROM role_grant g
     WHERE g.person_id = ANY($1::uuid[]) AND g.association_id IS NOT NULL AND ${COUNTS_NOW} GROUP BY g.person_id`,
    [personIds],
  );
}

export interface DatedGrantRow extends GrantRow {
  validFrom: Date;
  validUntil: Date | null;
}

/** What a person holds now and what is given for later, with its days. */
export function grantsStandingOf(em: Em, personId: string): Promise<DatedGrantRow[]> {
  return em.query(
    `SELECT g.id, g.role, g.institution_id, g.region_code, g.committee_id, g.college_code, g.association_id, g.valid_from AS "validFrom",
       g.valid_until AS "validUntil", ${LENT_BY} AS lent_by
     FROM role_grant g WHERE g.person_id = $1 AND ${STANDS} ORDER BY g.valid_from, g.id`,
    [personId],
  );
}

export interface EndingGrant {
  id: string;
  personId: string;
  name: string;
  role: Role;
  institution_id: string | null;
  region_code: string | null;
  committee_id: string | null;
  association_id: string | null;
  /** Who lent it, where it is lent. */
  lentBy: string | null;
  validUntil: Date;
}

const MOST_ENDING = 1_000;

/** Grants given for a time that nothing follows, by their end; those of committees end with the mandate. What is given narrows. */
export function grantsEnding(
  em: Em,
  { subjectId, from, until, personId }: { subjectId?: string; from?: Date; until?: Date; personId?: string },
): Promise<EndingGrant[]> {
  return em.query(
    `SELECT g.id, g.person_id AS "personId", p.name, g.role, g.institution_id, g.region_code, g.committee_id, g.association_id,
        l.person_id AS "lentBy",
       g.valid_until AS "validUntil"
     FROM role_grant g JOIN person p ON p.id = g.person_id AND p.state = 'active' LEFT JOIN role_grant l ON l.id = g.delegated_from
     WHERE g.valid_until IS NOT NULL AND g.revoked_at IS NULL AND g.committee_id IS NULL
       AND NOT EXISTS (SELECT FROM role_grant n WHERE n.person_id = g.person_id AND n.role = g.role AND n.revoked_at IS NULL
         AND n.region_code IS NOT DISTINCT FROM g.region_code AND n.institution_id IS NOT DISTINCT FROM g.institution_id AND n.association_id IS NOT DISTINCT FROM g.association_id
         AND (n.valid_until IS NULL OR n.valid_until > g.valid_until))
       AND ($1::uuid IS NULL OR g.id = $1) AND ($2::timestamptz IS NULL OR g.valid_until >= $2)
       AND ($3::timestamptz IS NULL OR g.valid_until < $3) AND ($4::uuid IS NULL OR $4 IN (g.person_id, l.person_id))
     ORDER BY g.valid_until, g.id LIMIT ${MOST_ENDING}`,
    [subjectId ?? null, from ?? null, until ?? null, personId ?? null],
  );
}

/** The administrators of the installation who can act, their grants locked; people of the demonstration count in it alone, those for a time not at all. */
export function lockAdministrators(em: Em, inDemonstration: boolean): Promise<{ id: string; personId: string }[]> {
  return em.query(
    `SELECT g.id, g.person_id AS "personId"
     FROM role_grant g JOIN person p ON p.id = g.person_id AND p.state = 'active' AND (NOT p.demonstration OR $1)
     WHERE g.role = 'administrator' AND g.institution_id IS NULL AND g.valid_until IS NULL AND ${COUNTS_NOW} ORDER BY g.id FOR UPDATE OF g`,
    [inDemonstration],
  );
}

export interface AdministratorRow {
  grantId: string;
  personId: string;
  /** Has chosen a password from a link to the address. */
  proved: boolean;
}

/** Everybody named administrator, whether they ever came or not; people of the demonstration count in it alone. */
export function administratorsNamed(em: Em, inDemonstration: boolean): Promise<AdministratorRow[]> {
  return em.query(
    `SELECT g.id AS "grantId", g.person_id AS "personId", p.state <> 'unconfirmed' AS proved
     FROM role_grant g JOIN person p ON p.id = g.person_id AND (NOT p.demonstration OR $1)
     WHERE g.role = 'administrator' AND g.institution_id IS NULL AND ${COUNTS_NOW} ORDER BY g.id`,
    [inDemonstration],
  );
}

const SETUP_LOCK = 7_301_003;

/** One at a time, until the end of the transaction, may make or use a code of installation. */
export async function lockInstallation(em: Em): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
}

export interface DelegationRow {
  id: string;
  role: Role;
  institution_id: string | null;
  region_code: string | null;
  committee_id: string | null;
  association_id: string | null;
  validFrom: Date;
  validUntil: Date;
  lenderId: string;
  lender: string;
  delegateId: string;
  delegate: string;
}

/** What is lent by or to a person, and is not over, by its first day. */
export function delegationsOf(em: Em, personId: string): Promise<DelegationRow[]> {
  return em.query(
    `SELECT g.id, g.role, g.institution_id, g.region_code, g.committee_id, g.association_id, g.valid_from AS "validFrom", g.valid_until AS "validUntil",
       lp.id AS "lenderId", lp.name AS lender, p.id AS "delegateId", p.name AS delegate
     FROM role_grant g JOIN role_grant l ON l.id = g.delegated_from JOIN person lp ON lp.id = l.person_id JOIN person p ON p.id = g.person_id
     WHERE (g.person_id = $1 OR l.person_id = $1) AND ${STANDS} AND l.revoked_at IS NULL ORDER BY g.valid_from, g.id`,
    [personId],
  );
}

/** The grants that lend one of these, or any of a person, and are not over. */
export async function lentGrants(em: Em, lent: { grantId?: string; personId?: string }): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT g.id FROM role_grant g JOIN role_grant l ON l.id = g.delegated_from
     WHERE ($1::uuid IS NULL OR l.id = $1) AND ($2::uuid IS NULL OR l.person_id = $2) AND ${STANDS} ORDER BY g.id`,
    [lent.grantId ?? null, lent.personId ?? null],
  );
  return rows.map(({ id }) => id);
}

type SqlOf = (id: string) => string;

/** Whether roles may be given for an institution: it stays in use until the end of the transaction. */
export async function keepsInUse(em: Em, inUse: readonly SqlOf[], id: string): Promise<boolean> {
  for (const sql of inUse) if ((await em.query<unknown[]>(`${sql('$1::uuid')} FOR SHARE`, [id])).length === 0) return false;
  return true;
}

/** The region to which an institution is bound, null for one of the whole country; null when there is none of this identifier. */
export async function institutionPlace(em: Em, places: readonly SqlOf[], id: string): Promise<{ regionCode: string | null } | null> {
  if (places.length === 0) return null;
  const rows = await em.query<{ regionCode: string | null }[]>(
    `SELECT place.region_code AS "regionCode" FROM (${places.map((place) => place('$1::uuid')).join(' UNION ALL ')}) place`,
    [id],
  );
  return rows[0] ?? null;
}

/** The names of those who hold a role for an institution now or will. */
export async function actingForInstitution(em: Em, institutionId: string): Promise<string[]> {
  const rows = await em.query<{ name: string }[]>(
    `SELECT DISTINCT p.name FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.institution_id = $1 AND ${STANDS} ORDER BY 1 LIMIT 20`,
    [institutionId],
  );
  return rows.map(({ name }) => name);
}

export async function actsForInstitution(em: Em, personId: string, institutionId: string): Promise<boolean> {
  const rows = await em.query<unknown[]>(
    `SELECT FROM role_grant g WHERE g.person_id = $1 AND g.institution_id = $2 AND ${STANDS} LIMIT 1`,
    [personId, institutionId],
  );
  return rows.length > 0;
}

export async function lastLenderOf(em: Em, personId: string, role: Role): Promise<string | null> {
  const [row] = await em.query<{ id: string }[]>(
    `SELECT l.person_id AS id FROM role_grant g JOIN role_grant l ON l.id = g.delegated_from
     WHERE g.person_id = $1 AND g.role = $2 ORDER BY least(g.revoked_at, g.valid_until) DESC NULLS FIRST, g.id LIMIT 1`,
    [personId, role],
  );
  return row?.id ?? null;
}
