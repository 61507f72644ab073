import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';

export interface DueRecovery {
  id: string;
  number: string;
  conventionId: string;
  amountCentimes: number;
  /** The money of a reversed payment. */
  receivable: boolean;
  dueAt: Date;
  programmeId: string;
  regionCode: string;
  associationId: string;
  applicationId: string;
}

/** Orders whose money is not back, by their term. */
export function recoveriesDue(em: Em, wanted: Wanted): Promise<DueRecovery[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'o.id', due: 'o.due_at', region: 'o.region_code', association: 'o.association_id' });
  return em.query(
    `SELECT o.id, o.number, o.convention_id AS "conventionId", o.amount_centimes AS "amountCentimes",
       o.payment_order_id IS NOT NULL AS receivable, o.due_at AS "dueAt", o.programme_id AS "programmeId", o.region_code AS "regionCode", o.association_id AS "associationId",
       c.application_id AS "applicationId"
     FROM recovery_order o JOIN convention c ON c.id = o.convention_id WHERE o.state = 'issued' AND ${sql}`,
    params,
  );
}
