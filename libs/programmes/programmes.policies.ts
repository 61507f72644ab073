import { OFFICERS } from '#identity';
import { actsForTheWhole, definePolicies, platformErrors, type Actor, type NamesOf } from '#platform';

/** The money of a programme is set and split for the whole of it: by nobody of one region, but where the institution itself is bound to it. */
const nationalOnly = (actor: Actor) => (actsForTheWhole(actor) ? null : platformErrors.FORBIDDEN());
/** What all institutions have in common. */
const ofAll = ({ scope }: Actor) => (scope.regionCode || scope.institutionId ? platformErrors.FORBIDDEN() : null);

export const programmePolicies = definePolicies({
  'programme.read': { roles: OFFICERS },
  'programme.edit': { roles: ['programme.officer'], check: nationalOnly },
  'programme.activate': { roles: ['programme.officer'], check: nationalOnly },
  'programme.close': { roles: ['programme.officer'], check: nationalOnly },
  'programme.reopen': { roles: ['programme.officer'], check: nationalOnly },
  'programme.withdraw': { roles: ['programme.officer'], check: nationalOnly },
  'programme.resume': { roles: ['programme.officer'], check: nationalOnly },
  /** Who signs and who pays: the code is asked again. */
  'programme.decide_parties': { roles: ['programme.officer'], check: nationalOnly, stepUp: true, byInstitution: true },
  'programme.confirm_parties': {
    roles: ['programme.officer', 'authorising.officer', 'signatory'],
    check: nationalOnly,
    stepUp: true,
    byInstitution: true,
  },
  'domain.read': { roles: OFFICERS },
  'domain.edit': { roles: ['programme.officer'], check: ofAll },
  'funder.sign': { roles: ['programme.officer'], check: nationalOnly },
  'funder.abandon': { roles: ['programme.officer'], check: nationalOnly },
  'funder.reopen': { roles: ['programme.officer'], check: nationalOnly },
  'claim.propose': { roles: ['programme.officer'], check: nationalOnly, stepUp: true },
  'claim.confirm': { roles: ['programme.officer', 'communication.officer'], check: nationalOnly, stepUp: true },
  'claim.withdraw': { roles: ['programme.officer', 'communication.officer'], check: nationalOnly },
  /** Names of people: who keeps the list of a gathering, and who audits. */
  'attendance.read': { roles: ['programme.officer', 'auditor'], check: nationalOnly },
  'attendance.edit': { roles: ['programme.officer'], check: nationalOnly },
  'reference.read': { roles: ['anonymous'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof programmePolicies> {}
}
