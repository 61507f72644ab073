import { OFFICERS } from '#identity';
import { actsForTheWhole, definePolicies, platformErrors, type Actor, type NamesOf } from '#platform';

/** The settings of an institution are decided for the whole of it. */
const wholeInstitution = (actor: Actor) => (actsForTheWhole(actor) ? null : platformErrors.FORBIDDEN());

/** Which institutions there are is decided for all of them. */
const ofAll = ({ scope }: Actor) => (scope.institutionId ? platformErrors.FORBIDDEN() : null);

/** What is kept of persons is one for the whole installation. */
const nationally = ({ scope }: Actor) => (scope.regionCode || scope.institutionId ? platformErrors.FORBIDDEN() : null);

export const institutionPolicies = definePolicies({
  'institution.read': { roles: [...OFFICERS, 'administrator'] },
  'institution.create': { roles: ['administrator'], check: ofAll, stepUp: true },
  'institution.close': { roles: ['administrator'], check: ofAll, stepUp: true },
  'institution.reopen': { roles: ['administrator'], check: ofAll, stepUp: true },
  'institution.edit': { roles: ['administrator'], stepUp: true },
  'paying_account.propose': { roles: ['administrator', 'accountant', 'authorising.officer'], check: wholeInstitution, stepUp: true },
  'paying_account.confirm': { roles: ['administrator', 'accountant', 'authorising.officer'], check: wholeInstitution, stepUp: true },
  'paying_account.retire': { roles: ['administrator', 'authorising.officer'], check: wholeInstitution, stepUp: true },
  'purge.read': { roles: ['administrator'], check: nationally },
  'purge.propose': { roles: ['administrator'], check: nationally, stepUp: true },
  'purge.confirm': { roles: ['administrator'], check: nationally, stepUp: true },
  'parameter.revise': { roles: ['administrator', 'programme.officer'], check: wholeInstitution, stepUp: true },
  'parameter.propose': { roles: ['administrator', 'programme.officer'], check: wholeInstitution, stepUp: true },
  'parameter.confirm': { roles: ['administrator', 'authorising.officer', 'signatory'], check: wholeInstitution, stepUp: true },
});
declare global {
  interface PolicyTable extends NamesOf<typeof institutionPolicies> {}
}
