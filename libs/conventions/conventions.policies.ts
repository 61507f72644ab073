import { ASSOCIATION_ROLES, OFFICERS } from '#identity';
import { definePolicies, type NamesOf } from '#platform';

export const conventionPolicies = definePolicies({
  'convention.read': { roles: [...OFFICERS, ...ASSOCIATION_ROLES] },
  'convention.awards': { roles: ['programme.officer', 'auditor'] },
  'convention.draft': { roles: ['programme.officer'] },
  'convention.recut': { roles: ['association.president', 'association.treasurer', 'association.editor'] },
  'convention.send': { roles: ['programme.officer'] },
  'convention.sign': { roles: ['association.president', 'association.delegate'], stepUp: true },
  'convention.countersign': { roles: ['signatory'], stepUp: true, byInstitution: true },
  'convention.decide': { roles: ['signatory'], stepUp: true, byInstitution: true },
  'convention.terminate': { roles: ['signatory'], stepUp: true, byInstitution: true },
  'convention.cancel': { roles: ['programme.officer'] },
  'convention.check-document': { roles: ['anonymous'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof conventionPolicies> {}
}
