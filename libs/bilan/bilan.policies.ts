import { definePolicies, platformErrors, type Actor, type NamesOf } from '#platform';

const READERS = [
  'programme.officer',
  'instructor',
  'signatory',
  'authorising.officer',
  'accountant',
  'communication.officer',
  'auditor',
] as const;

/** An edition speaks in the name of the whole country: nobody prepares, freezes or publishes it for one institution or region. */
const ofTheCountry = ({ scope }: Actor) => (scope.institutionId || scope.regionCode ? platformErrors.FORBIDDEN() : null);

export const bilanPolicies = definePolicies({
  'bilan.read': { roles: READERS },
  'bilan.public': { roles: ['anonymous'] },
  'bilan_edition.open': { roles: ['communication.officer'], check: ofTheCountry },
  'bilan_edition.freeze': { roles: ['communication.officer'], check: ofTheCountry },
  /** To anybody. */
  'bilan_edition.publish': { roles: ['communication.officer'], stepUp: true, check: ofTheCountry },
});
declare global {
  interface PolicyTable extends NamesOf<typeof bilanPolicies> {}
}
