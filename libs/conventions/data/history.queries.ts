import { inSight, type DossierSight } from '#associations';
import { positional, type Em } from '#platform';
import { STATES_IN_EFFECT, type ConventionState } from '../domain/convention.machine.js';
import type { Instrument } from '../domain/terms.js';

export interface PastAct {
  id: string;
  number: string;
  instrument: Instrument;
  state: ConventionState;
  title: string;
  programmeId: string;
  institutionId: string;
  regionCode: string;
  amountCentimes: number;
  year: number;
  startsOn: string | null;
  endsOn: string | null;
  inForceAt: Date | null;
  imported: boolean;
  createdAt: Date;
}

/**
 * The acts of an association in every region: of another region or institution than that of the sight, and for a committee everywhere, those that are or
 * were in force.
 */
export function actsFor(em: Em, associationId: string, sight: DossierSight): Promise<PastAct[]> {
  const scope = inSight(sight, { application: 'c.application_id' });
  const here = inSight(sight, { region: 'c.region_code', programme: 'c.programme_id' });
  const { text, params } = positional(
    `SELECT c.id, c.number, c.instrument, c.state, c.title, c.programme_id AS "programmeId", c.institution_id AS "institutionId", c.region_code AS "regionCode",
       c.amount_centimes AS "amountCentimes", c.year, c.starts_on AS "startsOn", c.ends_on AS "endsOn", c.in_force_at AS "inForceAt",
       c.imported, c.created_at AS "createdAt"
     FROM convention c WHERE c.association_id = :associationId AND ${scope.sql} AND (c.state = ANY(:inEffect)
       OR :everything::boolean AND ${here.sql})`,
    {
      ...scope.values,
      ...here.values,
      associationId,
      inEffect: STATES_IN_EFFECT,
      everything: sight.as !== 'committee',
    },
  );
  return em.query(text, params);
}
