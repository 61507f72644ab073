import type { Actor } from '#platform';

/** What an actor may see of rows that belong to a region and an association: the values of the filter of every list. */
export interface ReadingScope {
  regionCode: string | null;
  associationId: string | null;
  /** Associations the officer belongs to: their files are not for them. */
  notAssociationIds: readonly string[];
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

export function readingScope(actor: Actor): ReadingScope {
  if (actor.role.startsWith('association.')) {
    return { regionCode: null, associationId: actor.scope.associationId ?? NOBODY, notAssociationIds: [] };
  }
  return { regionCode: actor.scope.regionCode ?? null, associationId: null, notAssociationIds: actor.ownAssociationIds };
}

/** The filter of {@link ReadingScope} in SQL; the three parameters begin at `$first`. */
export function scopeSql(alias: string, first: number): string {
  return `($${first}::text IS NULL OR ${alias}.region_code = $${first}) AND ($${first + 1}::uuid IS NULL OR ${alias}.association_id = $${first + 1})
    AND NOT ${alias}.association_id = ANY($${first + 2}::uuid[])`;
}

export const scopeParams = (actor: Actor): unknown[] => {
  const { regionCode, associationId, notAssociationIds } = readingScope(actor);
  return [regionCode, associationId, notAssociationIds];
};
