import { byName, type ListSource } from '#platform';
import type { Committee } from './committee.entity.js';

export type ListedCommittee = Pick<
  Committee,
  'id' | 'regionCode' | 'name' | 'quorumBasisPoints' | 'quorumPerCollege' | 'convocationDays' | 'appealDays'
>;

/** Committees by region. */
export const COMMITTEES: ListSource<ListedCommittee> = {
  select: {
    id: 'k.id',
    regionCode: 'k.region_code',
    name: 'k.name',
    quorumBasisPoints: 'k.quorum_basis_points',
    quorumPerCollege: 'k.quorum_per_college',
    convocationDays: 'k.convocation_days',
    appealDays: 'k.appeal_days',
  },
  from: 'FROM committee k',
  scope: { institution: 'k.institution_id', region: 'k.region_code', committee: 'k.id' },
  filters: { regionCode: 'k.region_code = :regionCode' },
  search: ['k.search'],
  sorts: { name: byName('k.name'), region: 'k.region_code' },
  order: 'k.region_code',
  tie: 'k.id',
};
