import { inMyParts, positional, readerValues, type Actor, type Em, type Named } from '#platform';

/**
 * Whether a reader may know of an entry of the bank: one about an order of ours goes by the order's scope; one about none is for national
 * readers of the whole installation, and for whoever brought the statement. Names entry `e`, statement `s`, order `o` and its convention `c`.
 */
export const KNOWN_TO_READER = `CASE WHEN o.id IS NULL THEN (:myRegion::text IS NULL AND :myInstitution::uuid IS NULL) OR s.imported_by = :me
  ELSE (:myRegion::text IS NULL OR o.region_code = :myRegion) AND ${inMyParts('o.programme_id', 'o.region_code')} AND NOT o.association_id = ANY(:myAssociations::uuid[])
    AND NOT c.application_id = ANY(:hiddenFromMe::uuid[]) END`;

/** A statement of SQL with the values of whoever reads. */
export function readFor<Row>(em: Em, actor: Actor, sql: string, values: Named = {}): Promise<Row[]> {
  const { text, params } = positional(sql, { ...readerValues(actor), ...values });
  return em.query<Row[]>(text, params);
}
