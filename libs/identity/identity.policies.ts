import { definePolicies, platformErrors, type Actor, type NamesOf } from '#platform';
import { ADMINISTERED_ROLES } from './domain/roles.js';

/** Neither accounts nor the trail know a region or an institution: whoever acts for one reads its files instead. */
const nationalOnly = ({ scope }: Actor) => (scope.regionCode || scope.institutionId ? platformErrors.FORBIDDEN() : null);

export const identityPolicies = definePolicies({
  'session.use': { roles: ['anonymous'] },
  'session.step-up': { roles: ['*'] },
  'session.end_others': { roles: ['*'], stepUp: true },
  'person.change_factor': { roles: ['*'], stepUp: true },
  'person.register': { roles: ['anonymous'] },
  'person.self': { roles: ['*'] },
  'person.list': { roles: ['administrator', 'auditor'], check: nationalOnly },
  'trail.read': { roles: ['auditor'], check: nationalOnly },
  'person.manage': { roles: ['administrator'], check: nationalOnly },
  /** Rights: the code is asked again. Taking a right away needs no second person; giving one that counts does. */
  'person.grant': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.propose_grant': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.confirm_grant': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.end_sessions': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.suspend': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.propose_suspension': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.confirm_suspension': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.close': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.lend': { roles: ADMINISTERED_ROLES, stepUp: true },
  'person.export': { roles: ['*'], stepUp: true },
  'person.ask_erasure': { roles: ['*'], stepUp: true },
  'person.propose_erasure': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.confirm_erasure': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.leave': { roles: ['*'], stepUp: true },
  'person.propose_enrolment': { roles: ['administrator'], stepUp: true, check: nationalOnly },
  'person.confirm_enrolment': { roles: ['administrator'], stepUp: true, check: nationalOnly },
});
declare global {
  interface PolicyTable extends NamesOf<typeof identityPolicies> {}
}
