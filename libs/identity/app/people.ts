import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type Language, type ZonedInstant } from '#kernel';
import { platformErrors, type Em, type Page } from '#platform';
import { personMachine, type PersonState } from '../domain/person.machine.js';
import { ADMINISTERED_ROLES, isSensitive, roleDefinition, type Role, type RoleScope } from '../domain/roles.js';
import { ScopeNames } from './scope-names.js';
import { roleLabel, Sessions } from './sessions.js';

/** An account as the administrator's list shows it. */
export interface PersonSummary {
  id: string;
  name: string;
  email: string;
  language: Language;
  state: PersonState;
  stateLabel: Label;
  roles: Label[];
  /** Was brought in and has not chosen a password yet. */
  invited: boolean;
}

export interface GrantedRole {
  id: string;
  role: Role;
  label: Label;
  scope: Label;
}

export interface PersonDetail extends PersonSummary {
  /** Whether there is one, when it ends if two administrators decided so, and how many recovery codes are left. */
  secondFactor: { enrolled: boolean; ends: ZonedInstant | null; recoveryCodesLeft: number };
  grants: GrantedRole[];
}

/** A role the administrator gives; those of associations and committees are given where they belong. */
export interface GrantableRole {
  role: Role;
  label: Label;
  /** Whether it may be limited to one region. */
  scope: Extract<RoleScope, 'national' | 'national-or-region'>;
  /** Given by two administrators. */
  sensitive: boolean;
}

interface PersonRow {
  id: string;
  name: string;
  email: string;
  language: Language;
  state: PersonState;
  roles: Role[];
  invited: boolean;
}

const CURRENT = `g.revoked_at IS NULL AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp())`;
const INVITED = `(p.state = 'unconfirmed' AND p.invited_at IS NOT NULL)`;
const COLUMNS = `p.id, p.name, p.email, p.language, p.state, ${INVITED} AS invited,
  ARRAY(SELECT g.role FROM role_grant g WHERE g.person_id = p.id AND ${CURRENT} ORDER BY g.valid_from, g.id) AS roles`;

/** What the administrator reads of accounts. */
@Injectable()
export class People {
  constructor(
    private readonly sessions: Sessions,
    private readonly scopeNames: ScopeNames,
  ) {}

  async list(
    em: Em,
    { q, invited, page, pageSize }: { q?: string; invited?: boolean; page: number; pageSize: number },
  ): Promise<Page<PersonSummary>> {
    const filter = `FROM person p WHERE p.state <> 'erased' AND ($1::text IS NULL OR p.name ILIKE '%' || $1 || '%' OR p.email ILIKE '%' || $1 || '%')
      AND ($2::boolean IS NULL OR ${INVITED} = $2)`;
    const wanted = [q ?? null, invited ?? null];
    const total = await em.query<{ count: number }[]>(`SELECT count(*)::int AS count ${filter}`, wanted);
    const rows = await em.query<PersonRow[]>(`SELECT ${COLUMNS} ${filter} ORDER BY p.name, p.id LIMIT $3 OFFSET $4`, [
      ...wanted,
      pageSize,
      (page - 1) * pageSize,
    ]);
    return { items: rows.map(summaryOf), page, pageSize, total: total[0]!.count };
  }

  /** @throws NOT_FOUND */
  async detail(em: Em, id: string): Promise<PersonDetail> {
    const [row] = await em.query<PersonRow[]>(`SELECT ${COLUMNS} FROM person p WHERE p.id = $1 AND p.state <> 'erased'`, [id]);
    if (!row) throw platformErrors.NOT_FOUND();
    const [factor] = await em.query<{ enrolled: boolean; ends: Date | null; left: number }[]>(
      `SELECT totp_confirmed AS enrolled, second_factor_ends_at AS ends,
         (SELECT count(*)::int FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS left FROM person p WHERE p.id = $1`,
      [id],
    );
    const grants = await this.sessions.grantsOf(em, id);
    const scopes = await this.scopeNames.of(em, grants);
    return {
      ...summaryOf(row),
      secondFactor: { enrolled: factor!.enrolled, ends: factor!.ends && zonedInstant(factor!.ends), recoveryCodesLeft: factor!.left },
      grants: grants.map((grant) => ({ id: grant.id, role: grant.role, label: roleLabel(grant.role), scope: scopes.get(grant.id)! })),
    };
  }

  grantable(): GrantableRole[] {
    return ADMINISTERED_ROLES.map((role) => ({
      role,
      label: roleLabel(role),
      scope: roleDefinition(role).scope as GrantableRole['scope'],
      sensitive: isSensitive(role),
    }));
  }
}

const summaryOf = ({ roles, ...row }: PersonRow): PersonSummary => ({
  ...row,
  stateLabel: personMachine.label(row.state),
  roles: roles.map(roleLabel),
});
