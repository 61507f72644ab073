import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, sha256, type Label } from '#kernel';
import { CONFIG, HiddenFiles, newId, SessionResolver, Tx, type Actor, type Config, type Em, type Scope } from '#platform';
import { grantsHeldBy, type GrantRow } from '../data/grants.queries.js';
import type { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import { openSession, type SessionRow } from '../data/sessions.queries.js';
import { ROLES, roleDefinition, type Role } from '../domain/roles.js';
import { ScopeNames } from './scope-names.js';

const HOURS = 3_600_000;
/** Association members stay signed in over a deadline week; whoever instructs, signs or pays signs in each day. */
const LASTS = { withSecondFactor: 12 * HOURS, without: 14 * 24 * HOURS };

/** What the session still lacks before its role can be used. */
export type SessionNeed = 'totp' | 'enrol' | null;

/** Opens, reads and ends sessions. One query per request; rights that change count at the next request. */
@Injectable()
export class Sessions extends SessionResolver {
  private readonly rows = new WeakMap<Actor, SessionRow>();

  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly hidden: HiddenFiles,
    private readonly scopeNames: ScopeNames,
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

  find(token: string): Promise<SessionRow | null> {
    const asked = { tokenHash: sha256(token), now: this.clock.now(), inDemonstration: this.config.JISR_DEMO };
    return this.tx.one((em) =>
      openSession(em, asked, {
        hidden: (person) => this.hidden.sqlFor(person),
        scopeName: (association, committee) => this.scopeNames.sqlFor(association, committee),
      }),
    );
  }

  grantsOf(em: Em, personId: string): Promise<GrantRow[]> {
    return grantsHeldBy(em, personId);
  }

  /** A role that asks for a second factor does not count until it was given. */
  needOf(row: SessionRow): SessionNeed {
    const strict = row.grants.some((grant) => roleDefinition(grant.role).secondFactor);
    if (!strict || row.second_factor_at) return null;
    return row.totp_confirmed ? 'totp' : 'enrol';
  }

  async resolve(token: string): Promise<Actor | null> {
    const row = await this.find(token);
    if (!row) return null;
    const actor = this.actorOf(row);
    this.rows.set(actor, row);
    return actor;
  }

  /** The session by which the actor of this request was found. */
  of(actor: Actor): SessionRow | null {
    return this.rows.get(actor) ?? null;
  }

  actorOf(row: SessionRow): Actor {
    return actorWith(row, this.needOf(row));
  }
}

function actorWith(row: SessionRow, need: SessionNeed): Actor {
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
