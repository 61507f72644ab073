import { inSight, type DossierSight } from '#associations';
import { positional, type Em } from '#platform';
import type { Outcome } from '../domain/outcomes.js';

export interface PastDecision {
  id: string;
  applicationId: string;
  number: string;
  title: string;
  outcome: Outcome;
  amountCentimes: number;
  decidedAt: Date;
  letter: string | null;
}

/** Final decisions on the files of an association; outside the administration, those that were told by their letter. */
export function decisionsOf(em: Em, associationId: string, sight: DossierSight): Promise<PastDecision[]> {
  const scope = inSight(sight, { application: 'd.application_id', region: 'd.region_code', programme: 'd.programme_id' });
  const { text, params } = positional(
    `SELECT d.id, d.application_id AS "applicationId", f.number, f.title, d.outcome, d.amount_centimes AS "amountCentimes",
       d.decided_at AS "decidedAt", l.number AS letter
     FROM committee_decision d JOIN session_file f ON f.id = d.file_id
       LEFT JOIN decision_letter l ON l.decision_id = d.id AND l.state = 'sent'
     WHERE d.association_id = :associationId AND d.state = 'final' AND (:untold::boolean OR l.number IS NOT NULL) AND ${scope.sql}`,
    { ...scope.values, associationId, untold: sight.as === 'administration' },
  );
  return em.query(text, params);
}
