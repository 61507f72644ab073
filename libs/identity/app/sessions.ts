import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, sha256, type Label, type Language } from '#kernel';
import { CONFIG, HiddenFiles, newId, SessionResolver, type Actor, type Config, type Em, type Scope } from '#platform';
import type { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import { ROLES, roleDefinition, type Role } from '../domain/roles.js';

const HOURS = 3_600_000;
/** Association members stay signed in over a deadline week; whoever instructs, signs or pays signs in each day. */
const LASTS = { withSecondFactor: 12 * HOURS, without: 14 * 24 * HOURS };

export interface GrantRow {
  id: string;
  role: Role;
  region_code: string | null;
  committee_id: string | null;
  college_code: string | null;
  association_id: string | null;
}

export interface SessionRow {
  session_id: string;
  person_id: string;
  email: string;
  name: string;
  language: Language;
  grant_id: string | null;
  second_factor_at: Date | null;
  stepped_up_at: Date | null;
  totp_confirmed: boolean;
  recovery_codes_left: number;
  grants: GrantRow[];
  hidden_application_ids: string[];
}

/** What the session still lacks before its role can be used. */
export type SessionNeed = 'totp' | 'enrol' | null;

/** SQL of one column: what person p holds now. */
export const CURRENT_GRANTS = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'region_code', g.region_code, 'committee_id', g.committee_id,
    'college_code', g.college_code, 'association_id', g.association_id) ORDER BY g.valid_from, g.id), '[]'::jsonb)
  FROM role_grant g
  WHERE g.person_id = p.id AND g.revoked_at IS NULL AND g.valid_from <= clock_timestamp() AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp())`;

/** Opens, reads and ends sessions. One query per request; rights that change count at the next request. */
@Injectable()
export class Sessions extends SessionResolver {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly hidden: HiddenFiles,
  ) {
    super();
  }

  /** A new token after each change of trust, so that a token planted before sign-in is worth nothing. */
  async open(
    em: Em,
    person: Person,
    grants: readonly GrantRow[],
    given: { secondFactorAt?: Date | null; steppedUpAt?: Date | null } = {},
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const strict = grants.some((grant) => roleDefinition(grant.role).secondFactor);
    await em.insert(Session, {
      id: newId(),
      tokenHash: sha256(token),
      personId: person.id,
      grantId: grants[0]?.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + (strict ? LASTS.withSecondFactor : LASTS.without)),
      secondFactorAt: given.secondFactorAt ?? null,
      steppedUpAt: given.steppedUpAt ?? null,
    });
    return token;
  }

  async find(token: string): Promise<SessionRow | null> {
    const rows = await this.dataSource.query<SessionRow[]>(
      `SELECT s.id AS session_id, p.id AS person_id, p.email, p.name, p.language, s.grant_id, s.second_factor_at, s.stepped_up_at,
        p.totp_confirmed AND (p.second_factor_ends_at IS NULL OR p.second_factor_ends_at > $2) AS totp_confirmed,
        (SELECT count(*)::int FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS recovery_codes_left,
        (${CURRENT_GRANTS}) AS grants, ${this.hidden.sqlFor('p.id')} AS hidden_application_ids
       FROM session s JOIN person p ON p.id = s.person_id
       WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND p.state = 'active' AND (NOT p.demonstration OR $3)`,
      [sha256(token), this.clock.now(), this.config.JISR_DEMO],
    );
    return rows[0] ?? null;
  }

  async grantsOf(em: Em, personId: string): Promise<GrantRow[]> {
    const rows = await em.query<{ grants: GrantRow[] }[]>(`SELECT (${CURRENT_GRANTS}) AS grants FROM person p WHERE p.id = $1`, [personId]);
    return rows[0]?.grants ?? [];
  }

  /** A role that asks for a second factor does not count until it was given. */
  needOf(row: SessionRow): SessionNeed {
    const strict = row.grants.some((grant) => roleDefinition(grant.role).secondFactor);
    if (!strict || row.second_factor_at) return null;
    return row.totp_confirmed ? 'totp' : 'enrol';
  }

  async resolve(token: string): Promise<Actor | null> {
    const row = await this.find(token);
    return row && actorOf(row, this.needOf(row));
  }
}

function actorOf(row: SessionRow, need: SessionNeed): Actor {
  const grant = need === null ? (row.grants.find((candidate) => candidate.id === row.grant_id) ?? row.grants[0]) : undefined;
  return {
    personId: row.person_id,
    grantId: grant?.id ?? null,
    role: grant?.role ?? (need === null ? 'person' : 'unverified'),
    scope: scopeOf(grant),
    ownAssociationIds: associationsOf(row.grants),
    hiddenApplicationIds: row.hidden_application_ids,
    language: row.language,
    sessionId: row.session_id,
    steppedUpAt: row.stepped_up_at,
  };
}

export const associationsOf = (grants: readonly GrantRow[]): string[] => grants.flatMap((grant) => grant.association_id ?? []);

export const scopeOf = (grant: GrantRow | undefined): Scope => ({
  regionCode: grant?.region_code,
  committeeId: grant?.committee_id,
  collegeCode: grant?.college_code,
  associationId: grant?.association_id,
});

export const roleLabel = (role: Role): Label => {
  const { fr, ar, en } = ROLES[role];
  return { fr, ar, en };
};
