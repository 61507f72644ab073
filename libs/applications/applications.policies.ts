import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, type Policy } from '#platform';
import { applicationMachine } from './domain/application.machine.js';

const EDITORS = ['association.president', 'association.treasurer', 'association.editor'] as const;

/** Who may cause an event is said once, in the machine's table. */
const events: Record<string, Policy> = Object.fromEntries(
  applicationMachine.events.map((event) => [`application.${event}`, { roles: applicationMachine.rolesFor(event) }]),
);

export const applicationPolicies = definePolicies({
  ...events,
  'application.create': { roles: EDITORS },
  'application.edit': { roles: EDITORS },
  'application.read_own': { roles: ASSOCIATION_ROLES },
  'application.read': { roles: [...ASSOCIATION_ROLES, ...OFFICERS] },
  'application.list': { roles: OFFICERS },
});
