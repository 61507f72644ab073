import type { Em } from '#platform';

/** A name as associations and committees keep theirs. */
export interface ScopeName {
  fr: string;
  ar?: string;
  en?: string;
}

/** Where a grant counts. */
export interface NamedScope {
  id: string;
  institution_id: string | null;
  region_code: string | null;
  committee_id: string | null;
  association_id: string | null;
}

/** SQL of one column: the name of an association, committee or institution, whichever of the expressions is not null. */
export type ScopeNameSql = (associationId: string, committeeId: string, institutionId: string) => string;

/** The names of the associations, committees and institutions of grants, by grant, in one statement. */
export async function namesOfScopes(em: Em, grants: readonly NamedScope[], nameSql: ScopeNameSql): Promise<Map<string, ScopeName | null>> {
  const rows = await em.query<{ id: string; name: ScopeName | null }[]>(
    `SELECT g.id, ${nameSql('g.association_id', 'g.committee_id', 'g.institution_id')} AS name
     FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, association_id uuid, committee_id uuid, institution_id uuid)`,
    [JSON.stringify(grants)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
