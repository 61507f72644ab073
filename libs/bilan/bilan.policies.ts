import { definePolicies, platformErrors, type NamesOf } from '#platform';

const READERS = [
  'programme.officer',
  'instructor',
  'signatory',
  'authorising.officer',
  'accountant',
  'communication.officer',
  'auditor',
] as const;

export const bilanPolicies = definePolicies({
  'bilan.read': { roles: READERS },
  'bilan.public': { roles: ['anonymous'] },
  'bilan_edition.open': { roles: ['communication.officer'] },
  'bilan_edition.freeze': { roles: ['communication.officer'] },
  /** In the name of the whole country, to anybody. */
  'bilan_edition.publish': {
    roles: ['communication.officer'],
    stepUp: true,
    check: ({ scope }) => (scope.institutionId ? platformErrors.FORBIDDEN() : null),
  },
});
declare global {
  interface PolicyTable extends NamesOf<typeof bilanPolicies> {}
}
