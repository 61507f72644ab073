import { inSight, type DossierSight } from '#associations';
import type { Localized } from '#kernel';
import { positional, type Em } from '#platform';
import type { ApplicationState } from '../domain/application.machine.js';

export interface PastFile {
  id: string;
  number: string;
  title: string;
  state: ApplicationState;
  outcomeToldAt: Date | null;
  askedCentimes: number;
  submittedAt: Date;
  callNumber: string;
  callTitle: Localized;
}

/** The files that an association submitted, with the call of each; those of its committee only once their outcome was told. */
export function filesOf(em: Em, associationId: string, sight: DossierSight): Promise<PastFile[]> {
  const scope = inSight(sight, { application: 'a.id', region: 'a.region_code', programme: 'a.programme_id' });
  const { text, params } = positional(
    `SELECT a.id, a.number, a.title, a.state, a.outcome_told_at AS "outcomeToldAt", a.asked_centimes AS "askedCentimes",
       a.submitted_at AS "submittedAt", c.number AS "callNumber", c.title AS "callTitle"
     FROM application a JOIN call c ON c.id = a.call_id
     WHERE a.association_id = :associationId AND a.number IS NOT NULL AND a.submitted_at IS NOT NULL
       AND (:concluded::boolean IS NOT TRUE OR a.outcome_told_at IS NOT NULL) AND ${scope.sql}`,
    { ...scope.values, associationId, concluded: sight.as === 'committee' },
  );
  return em.query(text, params);
}
