import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, type NamesOf } from '#platform';

const WRITERS = ['association.president', 'association.treasurer', 'association.editor'] as const;

export const monitoringPolicies = definePolicies({
  'monitoring.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'report.write': { roles: WRITERS },
  'report.submit': { roles: WRITERS },
  'report.return': { roles: ['programme.officer'] },
  'report.accept': { roles: ['programme.officer'] },
  'site_visit.record': { roles: ['programme.officer', 'instructor'] },
  'incident.record': { roles: ['programme.officer', 'instructor', ...WRITERS] },
  'closing.compute': { roles: ['programme.officer'] },
  'closing.demand': { roles: ['programme.officer'] },
  'closing.close': { roles: ['programme.officer'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof monitoringPolicies> {}
}
