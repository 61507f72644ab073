import type { Language } from '#kernel';
import type { Em } from '#platform';
import type { Role } from '../domain/roles.js';
import { COUNTS_NOW } from './grants.queries.js';

export interface AssociationHolder {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** Who holds any of the roles in each of these associations now, once each; an association without any is left out. */
export async function holdersByAssociation(
  em: Em,
  associationIds: readonly string[],
  roles: readonly Role[],
): Promise<Map<string, AssociationHolder[]>> {
  const rows = await em.query<(AssociationHolder & { associationId: string })[]>(
    `SELECT DISTINCT g.association_id AS "associationId", p.id, p.name, p.email, p.language
     FROM role_grant g JOIN person p ON p.id = g.person_id
     WHERE g.association_id = ANY($1::uuid[]) AND g.role = ANY($2) AND ${COUNTS_NOW}
       AND p.state = 'active'
     ORDER BY p.id`,
    [associationIds, roles],
  );
  const holders = new Map<string, AssociationHolder[]>();
  for (const { associationId, ...holder } of rows) holders.set(associationId, [...(holders.get(associationId) ?? []), holder]);
  return holders;
}
