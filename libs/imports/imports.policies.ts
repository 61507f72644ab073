import { definePolicies, type NamesOf } from '#platform';

/** Who brings files in; a region brings its own. */
export const importPolicies = definePolicies({
  'import.read': { roles: ['programme.officer', 'auditor'] },
  'import.manage': { roles: ['programme.officer'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof importPolicies> {}
}
