import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, sha256, type Label } from '#kernel';
import {
  CONFIG,
  HiddenFiles,
  newId,
  platformErrors,
  rowBy,
  SessionResolver,
  Tx,
  type Actor,
  type Config,
  type Em,
  type Scope,
} from '#platform';
import { grantsHeldBy, type GrantRow } from '../data/grants.queries.js';
import type { Person } from '../data/person.entity.js';
import { Session } from '../data/session.entity.js';
import { noteSeen, openSession, type SessionRow } from '../data/sessions.queries.js';
import { deviceLabel, deviceOf, shortAddress } from '../domain/device.js';
import { ROLES, roleDefinition, type Role } from '../domain/roles.js';
import { InstitutionScope } from './institution-scope.js';
import type { Origin } from './known-devices.js';
import { ScopeNames } from './scope-names.js';

const HOURS = 3_600_000;
/** Association members stay signed in over a deadline week; whoever instructs, signs or pays signs in each day. */
const LASTS = { withSecondFactor: 12 * HOURS, without: 14 * 24 * HOURS };

/** When a session was last used is noted this often: its owner reads it in words, and a request costs no write. */
const SEEN_EVERY_MS = 5 * 60_000;

/** What was given beside the password, or in its place. */
export interface GivenFactors {
  secondFactorAt?: Date | null;
  steppedUpAt?: Date | null;
  byProvider?: boolean;
}

/** What the owner of an account is told of a sign-in. */
export interface SessionFacts {
  device: Label;
  address: string | null;
  began: Date;
}

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
    private readonly institution: InstitutionScope,
  ) {
    super();
  }

  /** A new token after each change of trust, so that a token planted before sign-in is worth nothing. */
  async open(
    em: Em,
    person: Person,
    grants: readonly GrantRow[],
    origin: Pick<Origin, 'address' | 'userAgent'> & { deviceKey?: string },
    given: GivenFactors,
  ): Promise<{ token: string; sessionId: string }> {
    const token = randomBytes(32).toString('base64url');
    const sessionId = newId();
    const now = this.clock.now();
    await em.insert(Session, {
      id: sessionId,
      tokenHash: sha256(token),
      personId: person.id,
      grantId: grants[0]?.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + (asksForFactor(grants) ? LASTS.withSecondFactor : LASTS.without)),
      secondFactorAt: given.secondFactorAt ?? null,
      steppedUpAt: given.steppedUpAt ?? null,
      byProvider: given.byProvider ?? false,
      ...deviceOf(origin.userAgent),
      address: shortAddress(origin.address),
      deviceKey: origin.deviceKey ?? null,
      seenAt: now,
    });
    return { token, sessionId };
  }

  /** @throws UNAUTHENTICATED */
  async require(token: string): Promise<SessionRow> {
    const session = await this.find(token);
    if (!session) throw platformErrors.UNAUTHENTICATED();
    return session;
  }

  find(token: string): Promise<SessionRow | null> {
    const asked = { tokenHash: sha256(token), now: this.clock.now(), inDemonstration: this.config.JISR_DEMO };
    return this.tx.one((em) =>
      openSession(em, asked, {
        hidden: (person) => this.hidden.sqlFor(person),
        scopeName: (...ids) => this.scopeNames.sqlFor(...ids),
        institution: this.institution.sql,
      }),
    );
  }

  /** Of a session, whether it is still open or not; null for one that never was. */
  async facts(em: Em, sessionId: string): Promise<SessionFacts | null> {
    const session = await rowBy(em, Session, { id: sessionId });
    return session && { device: deviceLabel(session), address: session.address, began: session.createdAt };
  }

  grantsOf(em: Em, personId: string): Promise<GrantRow[]> {
    return grantsHeldBy(em, personId);
  }

  /** A role that asks for a second factor does not count until it was given. */
  needOf(row: SessionRow): SessionNeed {
    if (!asksForFactor(row.grants) || row.second_factor_at) return null;
    return hasFactor(row) ? 'totp' : 'enrol';
  }

  async resolve(token: string): Promise<Actor | null> {
    const row = await this.find(token);
    if (!row) return null;
    await this.note(row);
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

  private async note({ session_id: id, seen_at: seenAt }: SessionRow): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - seenAt.getTime() >= SEEN_EVERY_MS) await this.tx.one((em) => noteSeen(em, id, now));
  }
}

/** Whether the person has a second factor, even one that is blocked: nobody enrols another over it. */
export const hasFactor = ({ totp_confirmed: code, passkeys }: Pick<SessionRow, 'totp_confirmed' | 'passkeys'>): boolean =>
  code || passkeys > 0;

/** Whether one of the roles may not be used without a second factor. */
export const asksForFactor = (grants: readonly Pick<GrantRow, 'role'>[]): boolean =>
  grants.some(({ role }) => roleDefinition(role).secondFactor);

function actorWith(row: SessionRow, need: SessionNeed): Actor {
  const grant = need === null ? (row.grants.find((candidate) => candidate.id === row.grant_id) ?? row.grants[0]) : undefined;
  return {
    personId: row.person_id,
    grantId: grant?.id ?? null,
    role: grant?.role ?? (need === null ? 'person' : 'unverified'),
    scope: scopeOf(grant),
    ...standingOf(grant, row.stands_with),
    ownAssociationIds: associationsOf(row.grants, grant),
    hiddenApplicationIds: row.hidden_application_ids,
    language: row.language,
    sessionId: row.session_id,
    steppedUpAt: row.stepped_up_at,
  };
}

/** By a role that is lent nobody judges the associations of whoever lent it either. */
export const associationsOf = (grants: readonly GrantRow[], used: GrantRow | undefined): string[] => [
  ...grants.flatMap((grant) => grant.association_id ?? []),
  ...(used?.lent_by?.association_ids ?? []),
];

export const standingOf = (grant: GrantRow | undefined, standsWith: readonly string[]) => ({
  actsFor: grant?.lent_by?.id ?? null,
  standsWith,
});

/** Where a role counts: one for an institution that is bound to a region counts nowhere else, also where it is one of the whole country by kind. */
const regionOf = (grant: GrantRow | undefined): string | null | undefined =>
  grant?.region_code ?? (grant?.institution_id ? grant.institution_region : null);

export const scopeOf = (grant: GrantRow | undefined): Scope => ({
  institutionId: grant?.institution_id,
  parts: grant?.parts,
  isWholeInstitution: Boolean(regionOf(grant) && regionOf(grant) === grant?.institution_region),
  regionCode: regionOf(grant),
  committeeId: grant?.committee_id,
  collegeCode: grant?.college_code,
  associationId: grant?.association_id,
});

export const roleLabel = (role: Role): Label => {
  const { fr, ar, en } = ROLES[role];
  return { fr, ar, en };
};
