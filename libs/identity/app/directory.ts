import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import type { Language } from '#kernel';
import { holdersByAssociation } from '../data/association-holders.queries.js';
import type { Role } from '../domain/roles.js';

export interface DirectoryEntry {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** Who people are and who holds a role: what other contexts may ask of identity. */
@Injectable()
export class Directory {
  async people(em: Em, ids: readonly string[]): Promise<Map<string, DirectoryEntry>> {
    if (ids.length === 0) return new Map();
    const rows = await em.query<DirectoryEntry[]>(`SELECT id, name, email, language FROM person WHERE id = ANY($1::uuid[])`, [
      [...new Set(ids)],
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * The people who hold one of the roles now, within the scope: a national grant counts for every region; an association's
   * or committee's must match.
   */
  async holders(
    em: Em,
    roles: readonly Role[],
    scope: { regionCode?: string | null; associationId?: string; committeeId?: string } = {},
  ): Promise<(DirectoryEntry & { role: Role; collegeCode: string | null })[]> {
    return em.query(
      `SELECT DISTINCT ON (p.id, g.role) p.id, p.name, p.email, p.language, g.role, g.college_code AS "collegeCode"
       FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.role = ANY($1) AND g.revoked_at IS NULL AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp()) AND p.state = 'active'
         AND ($2::text IS NULL OR g.region_code IS NULL OR g.region_code = $2)
         AND ($3::uuid IS NULL OR g.association_id = $3)
         AND ($4::uuid IS NULL OR g.committee_id = $4)
       ORDER BY p.id, g.role`,
      [roles, scope.regionCode ?? null, scope.associationId ?? null, scope.committeeId ?? null],
    );
  }

  /** Who holds any of the roles in each of these associations now, once each. */
  holdersIn(em: Em, associationIds: readonly string[], roles: readonly Role[]): Promise<Map<string, DirectoryEntry[]>> {
    return holdersByAssociation(em, associationIds, roles);
  }

  /** Who holds which of the roles in an association now, with the grant that says so; of one person when given. */
  async grantsIn(
    em: Em,
    associationId: string,
    roles: readonly Role[],
    personId: string | null = null,
  ): Promise<{ grantId: string; personId: string; role: Role }[]> {
    return em.query(
      `SELECT g.id AS "grantId", g.person_id AS "personId", g.role FROM role_grant g
       WHERE g.association_id = $1 AND g.role = ANY($2) AND g.revoked_at IS NULL AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp())
         AND ($3::uuid IS NULL OR g.person_id = $3) ORDER BY g.valid_from, g.id`,
      [associationId, roles, personId],
    );
  }

  /** Whether a person holds any of the roles now, wherever. */
  async holdsAny(em: Em, personId: string, roles: readonly Role[]): Promise<boolean> {
    const rows = await em.query<unknown[]>(
      `SELECT FROM role_grant WHERE person_id = $1 AND role = ANY($2) AND revoked_at IS NULL
         AND (valid_until IS NULL OR valid_until > clock_timestamp()) LIMIT 1`,
      [personId, roles],
    );
    return rows.length > 0;
  }

  /** The associations a person belongs to, whatever role they use now: the source of conflicts of interest. */
  async associationsOf(em: Em, personIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await em.query<{ person_id: string; associations: string[] }[]>(
      `SELECT person_id, array_agg(DISTINCT association_id) AS associations FROM role_grant
       WHERE person_id = ANY($1::uuid[]) AND association_id IS NOT NULL AND revoked_at IS NULL
         AND (valid_until IS NULL OR valid_until > clock_timestamp()) GROUP BY person_id`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.associations]));
  }
}
