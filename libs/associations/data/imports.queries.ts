import type { Localized } from '#kernel';
import type { Em } from '#platform';
import type { Association } from './association.entity.js';

export type KnownAssociation = Pick<
  Association,
  | 'id'
  | 'name'
  | 'kind'
  | 'ofMigrants'
  | 'ice'
  | 'receiptNumber'
  | 'receiptDate'
  | 'regionCode'
  | 'province'
  | 'commune'
  | 'placeTyped'
  | 'address'
  | 'website'
  | 'phone'
  | 'object'
  | 'state'
  | 'mergedInto'
>;

/** The associations that have these ICEs, registered or brought in. */
export const associationsByIce = (em: Em, ices: readonly string[]): Promise<KnownAssociation[]> =>
  em.query(
    `SELECT a.id, a.name, a.kind, a.of_migrants AS "ofMigrants", a.ice, a.receipt_number AS "receiptNumber", a.receipt_date AS "receiptDate",
       a.region_code AS "regionCode", a.province, a.commune, a.place_typed AS "placeTyped", a.address, a.website, a.phone, a.object, a.state,
       a.merged_into AS "mergedInto"
     FROM association a WHERE a.ice = ANY($1) AND a.state NOT IN ('draft', 'absorbed') ORDER BY (a.state = 'imported')`,
    [ices],
  );

export interface NamedAssociation {
  id: string;
  name: Localized;
  ice: string | null;
  receiptNumber: string;
  regionCode: string | null;
  nameKeyFr: string;
  nameKeyAr: string;
}

/** The associations of a region, or of all, that have one of these receipt numbers or names (`nameKey`). */
export const associationsNamed = (
  em: Em,
  { keys, receipts }: { keys: readonly string[]; receipts: readonly string[] },
  regionCode: string | null,
): Promise<NamedAssociation[]> =>
  em.query(
    `SELECT a.id, a.name, a.ice, a.receipt_number AS "receiptNumber", a.region_code AS "regionCode", a.name_key_fr AS "nameKeyFr",
       a.name_key_ar AS "nameKeyAr"
     FROM association a
     WHERE (a.name_key_fr = ANY($1) OR a.name_key_ar = ANY($1) OR a.receipt_number = ANY($2)) AND a.state NOT IN ('draft', 'absorbed')
       AND a.merged_into IS NULL AND ($3::text IS NULL OR a.region_code = $3)`,
    [keys, receipts, regionCode],
  );

/** Deletes an association that was only brought in; says false where something rests on it. */
export async function deleteImported(em: Em, id: string): Promise<boolean> {
  await em.query(`SAVEPOINT delete_imported`);
  try {
    await em.query(`DELETE FROM association_pair WHERE $1 IN (first_id, second_id)`, [id]);
    await em.query(`DELETE FROM association WHERE id = $1 AND state = 'imported'`, [id]);
    return true;
  } catch (error) {
    await em.query(`ROLLBACK TO SAVEPOINT delete_imported`);
    if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) return false;
    throw error;
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

export interface PastProjectRow {
  title: string | null;
  beneficiary: string;
  reference: string | null;
  grantor: string | null;
  year: number;
  grantedOn: string | null;
  amountCentimes: number;
  institutionId: string | null;
}

/** The grants of before of an association, newest first; of one region those granted there, or where the association sits. */
export const pastProjectsOf = (em: Em, associationId: string, regionCode: string | null): Promise<PastProjectRow[]> =>
  em.query(
    `SELECT p.title, p.beneficiary, p.reference, p.grantor, p.year, p.granted_on AS "grantedOn", p.amount_centimes AS "amountCentimes",
       p.institution_id AS "institutionId"
     FROM past_project p JOIN association a ON a.id = p.association_id
     WHERE p.association_id = $1 AND ($2::text IS NULL OR coalesce(p.region_code, a.region_code) = $2)
     ORDER BY p.year DESC, p.granted_on DESC NULLS LAST, p.id`,
    [associationId, regionCode],
  );
