import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, policiesOf, type NamesOf } from '#platform';
import { applicationMachine } from './domain/application.machine.js';

const EDITORS = ['association.president', 'association.treasurer', 'association.editor'] as const;

export const applicationPolicies = definePolicies({
  ...policiesOf('application', applicationMachine),
  'application.create': { roles: EDITORS },
  'application.edit': { roles: EDITORS },
  'application.read_own': { roles: ASSOCIATION_ROLES },
  'application.read': { roles: [...ASSOCIATION_ROLES, ...OFFICERS] },
  'application.list': { roles: OFFICERS },
  'application.mark': { roles: ['instructor', 'programme.officer'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof applicationPolicies> {}
}
