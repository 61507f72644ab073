import { ExtensionPoint } from '#platform';

/** SQL of a row `(region_code)`: of the institution that an SQL expression names, the region to which it is bound. */
export type InstitutionPlace = (id: string) => string;
/** For which institutions a role may act: known by the room that holds them. */
export const institutionPlaces = new ExtensionPoint<InstitutionPlace>('institutions for which a role may act');

/** SQL of a row while an institution that an SQL expression names may be given roles. */
export const institutionsInUse = new ExtensionPoint<InstitutionPlace>('institutions that are in use');
