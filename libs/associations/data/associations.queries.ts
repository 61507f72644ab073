import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { AssociationKind } from '../domain/association-kinds.js';
import type { AssociationState } from '../domain/association.machine.js';

export interface AssociationRow {
  id: string;
  name: Localized;
  kind: AssociationKind;
  ofMigrants: boolean;
  /** Null for a seat abroad. */
  ice: string | null;
  country: string;
  registerName: string | null;
  receiptNumber: string;
  receiptDate: string | null;
  /** Null for a seat abroad. */
  regionCode: string | null;
  province: string | null;
  commune: string | null;
  city: string | null;
  address: string | null;
  state: AssociationState;
}

const KNOWN = `SELECT a.id, a.name, a.kind, a.of_migrants AS "ofMigrants", a.ice, a.country,
       a.register_name AS "registerName", a.receipt_number AS "receiptNumber",
       a.receipt_date AS "receiptDate", a.region_code AS "regionCode", a.province, a.commune, a.city, a.address, a.state
     FROM association a`;

/** What later stages may know of associations. */
export function associationsByIds(em: Em, ids: readonly string[]): Promise<AssociationRow[]> {
  return em.query(`${KNOWN} WHERE a.id = ANY($1::uuid[])`, [[...new Set(ids)]]);
}

/** The same of one: its plan is kept, where that of many depends on how many. */
export async function associationById(em: Em, id: string): Promise<AssociationRow | null> {
  const rows = await em.query<AssociationRow[]>(`${KNOWN} WHERE a.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The associations that were sent, by ICE; none that was only brought in from a file. */
export async function knownByIce(em: Em, ices: readonly string[]): Promise<Map<string, string>> {
  if (ices.length === 0) return new Map();
  const rows = await em.query<{ ice: string; id: string }[]>(
    `SELECT a.ice, coalesce(a.merged_into, a.id) AS id FROM association a WHERE a.ice = ANY($1::text[]) AND a.state NOT IN ('draft', 'imported', 'absorbed')`,
    [ices],
  );
  return new Map(rows.map(({ ice, id }) => [ice, id]));
}

/** SQL: flag `f` counts today. */
export const IN_FORCE = `f.lifted_at IS NULL AND (f.ends_on IS NULL OR f.ends_on >= current_date)`;

export interface FlagRow {
  id: string;
  colour: 'orange' | 'red';
  reason: string;
  authorId: string | null;
  raisedAt: Date;
  endsOn: string | null;
  liftedAt: Date | null;
  liftedBy: string | null;
  liftReason: string | null;
  inForce: boolean;
}

/** Every flag that was ever raised, or those of one institution: those that count today first, then the newest. */
export function flagsOf(em: Em, associationId: string, institutionId: string | null): Promise<FlagRow[]> {
  return em.query(
    `SELECT f.id, f.colour, f.reason, f.author_id AS "authorId", f.raised_at AS "raisedAt", f.ends_on AS "endsOn",
       f.lifted_at AS "liftedAt", f.lifted_by AS "liftedBy", f.lift_reason AS "liftReason",
       (${IN_FORCE}) AS "inForce"
     FROM association_flag f WHERE f.association_id = $1 AND ($2::uuid IS NULL OR f.institution_id = $2)
     ORDER BY (${IN_FORCE}) DESC, f.raised_at DESC`,
    [associationId, institutionId],
  );
}

/** Those that count today. */
export const flagsInForce = async (em: Em, associationId: string, institutionId: string | null): Promise<FlagRow[]> =>
  (await flagsOf(em, associationId, institutionId)).filter(({ inForce }) => inForce);

export interface PaymentStanding {
  id: string;
  kind: AssociationKind;
  state: AssociationState;
  /** The institutions whose red flags count on the day. */
  redBy: string[];
  /** The institution whose red flag counts against everybody's payments; null for none. */
  redForAll: string | null;
  /** An account is verified. */
  payable: boolean;
  /** And it is held abroad. */
  abroad: boolean;
  /** The kinds of documents that are valid on the day. */
  documents: string[];
}

/** SQL: flag `f` of association `a` is red and counts on the day `$2`. */
const RED_ON_DAY = `f.association_id = a.id AND f.colour = 'red' AND f.lifted_at IS NULL AND (f.ends_on IS NULL OR f.ends_on >= $2::date)`;

/** What paying depends on, on a calendar day (`YYYY-MM-DD`), of each association that is known. */
export async function paymentStandings(em: Em, associationIds: readonly string[], day: string): Promise<PaymentStanding[]> {
  return em.query<PaymentStanding[]>(
    `SELECT a.id, a.kind, a.state,
       ARRAY(SELECT f.institution_id FROM association_flag f WHERE ${RED_ON_DAY}) AS "redBy",
       (SELECT f.institution_id FROM association_flag f WHERE ${RED_ON_DAY} AND f.for_all LIMIT 1) AS "redForAll",
       EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'verified') AS payable,
       EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'verified' AND b.rib IS NULL) AS abroad,
       ARRAY(SELECT d.kind FROM vault_document d WHERE d.association_id = a.id AND d.replaced_at IS NULL
         AND (d.valid_until IS NULL OR d.valid_until >= $2::date)) AS documents
     FROM association a WHERE a.id = ANY($1)`,
    [associationIds, day],
  );
}

/** What waits for a member: the state of the association, and whether an account somebody else proposed is to be confirmed. */
export async function waitingForMember(
  em: Em,
  associationId: string | null,
  personId: string | null,
): Promise<{ id: string; name: Localized; state: AssociationState; toConfirm: boolean } | null> {
  const rows = await em.query<{ id: string; name: Localized; state: AssociationState; toConfirm: boolean }[]>(
    `SELECT a.id, a.name, a.state, EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'proposed'
       AND b.proposed_by IS DISTINCT FROM $2) AS "toConfirm"
     FROM association a WHERE a.id = $1`,
    [associationId, personId],
  );
  return rows[0] ?? null;
}

/** How many registrations and changes of account wait for an officer; of one region or all. */
export async function waitingForOfficer(em: Em, regionCode: string | null): Promise<{ registrations: number; accounts: number }> {
  const [row] = await em.query<[{ registrations: number; accounts: number }]>(
    `SELECT count(*) FILTER (WHERE a.state = 'submitted') AS registrations,
       count(*) FILTER (WHERE a.state = 'verified' AND EXISTS
         (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'confirmed')) AS accounts
     FROM association a WHERE a.state IN ('submitted', 'verified') AND a.merged_into IS NULL AND ($1::text IS NULL OR a.region_code = $1)`,
    [regionCode],
  );
  return row;
}

/** SQL of the name of an association. */
export const associationName = (id: string) => `SELECT name FROM association WHERE id = ${id}`;
