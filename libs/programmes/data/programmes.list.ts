import type { Localized } from '#kernel';
import { byName, inMyParts, ofMyProgrammes, type ListSource } from '#platform';
import type { ProgrammeState } from '../domain/programme.machine.js';

export interface ProgrammeSums {
  id: string;
  code: string;
  title: Localized;
  firstYear: number;
  lastYear: number;
  state: ProgrammeState;
  envelopeCentimes: number;
  splitCentimes: number;
  awardedCentimes: number;
}

/**
 * Programmes with what is set aside, split and awarded, newest first. Of one region: the shares of the region and those meant for all. What
 * is untold of a share (`:untoldIds`, `:untoldCentimes`, side by side) is left out of what was awarded.
 */
export const PROGRAMMES: ListSource<ProgrammeSums> = {
  select: {
    id: 'p.id',
    code: 'p.code',
    title: 'p.title',
    firstYear: 'p.first_year',
    lastYear: 'p.last_year',
    state: 'p.state',
    envelopeCentimes: 'coalesce(money.envelope, 0)::bigint',
    splitCentimes: 'coalesce(shares.split, 0)::bigint',
    awardedCentimes: 'coalesce(shares.awarded, 0)::bigint',
  },
  from: `FROM programme p
    LEFT JOIN LATERAL (SELECT sum(e.amount_centimes) AS envelope FROM component c JOIN envelope e ON e.component_id = c.id
      WHERE c.programme_id = p.id AND e.withdrawn_at IS NULL) money ON true
    LEFT JOIN LATERAL (SELECT sum(s.amount_centimes) AS split, sum(s.awarded_centimes - coalesce(u.centimes, 0)) AS awarded
      FROM component c JOIN envelope e ON e.component_id = c.id JOIN sub_envelope s ON s.envelope_id = e.id
        LEFT JOIN unnest(:untoldIds::uuid[], :untoldCentimes::bigint[]) AS u(id, centimes) ON u.id = s.id
      WHERE c.programme_id = p.id AND (:myRegion::text IS NULL OR s.region_code IS NULL OR s.region_code = :myRegion)
        AND (s.region_code IS NULL OR ${inMyParts('p.id', 's.region_code')})) shares ON true`,
  where: ofMyProgrammes('p.id'),
  filters: {
    id: 'p.id = :id',
    state: 'p.state = :state',
    year: ':year::int BETWEEN p.first_year AND p.last_year',
  },
  search: ['p.search'],
  sorts: {
    code: 'p.code',
    title: byName('p.title'),
    firstYear: 'p.first_year',
    state: 'p.state',
    envelope: 'money.envelope',
    split: 'shares.split',
    awarded: 'shares.awarded',
  },
  order: 'p.first_year DESC, p.code',
  tie: 'p.id',
  sums: { envelopeCentimes: 'sum(money.envelope)', splitCentimes: 'sum(shares.split)', awardedCentimes: 'sum(shares.awarded)' },
};
