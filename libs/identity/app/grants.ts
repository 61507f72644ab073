import { Inject, Injectable } from '@nestjs/common';
import { isRegionCode } from '#kernel';
import {
  CONFIG,
  Extensions,
  newId,
  Outbox,
  platformErrors,
  rowBy,
  Trail,
  Tx,
  violatesUnique,
  type Actor,
  type Config,
  type Em,
} from '#platform';
import { institutionPlaces, institutionsInUse } from './institution-places.js';
import { holdsThis, institutionPlace, keepsInUse, lentGrants, lockAdministrators } from '../data/grants.queries.js';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { identityErrors } from '../domain/errors.js';
import { ENDED } from '../domain/person.machine.js';
import { roleDefinition, type Role } from '../domain/roles.js';
import { DelegationChanged, RightsChanged } from './identity.events.js';

export interface GrantScope {
  institutionId?: string | null;
  regionCode?: string | null;
  committeeId?: string | null;
  collegeCode?: string | null;
  associationId?: string | null;
  /** From a later instant on; otherwise from now. */
  validFrom?: Date | null;
  validUntil?: Date | null;
  /** The grant that is lent, which says where it counts. */
  delegatedFrom?: string | null;
}

export const FEWEST_ADMINISTRATORS = 2;

/** Gives and takes back roles. Who may, and with whom, is decided by whoever calls. */
@Injectable()
export class Grants {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
    private readonly extensions: Extensions,
  ) {}

  /** @throws SCOPE_MISSING when the role needs a scope that is not given · ACCOUNT_ENDED · ROLE_ALREADY_HELD */
  async grant(
    em: Em,
    actor: Actor,
    personId: string,
    role: Role,
    scope: GrantScope = {},
    /** The other person, where it took two; `invited`: they were just sent the link by which they come back into a closed account. */
    { invited = false, ...by }: { proposedBy?: string; invited?: boolean } = {},
  ): Promise<RoleGrant> {
    requireScope(role, scope);
    if (!invited) await this.requireAccount(em, personId);
    await this.requireInUse(em, scope);
    const place = await this.placeOf(em, role, scope);
    const grant = Object.assign(new RoleGrant(), {
      id: newId(),
      personId,
      role,
      ...place,
      committeeId: scope.committeeId ?? null,
      collegeCode: scope.collegeCode ?? null,
      associationId: scope.associationId ?? null,
      validFrom: scope.validFrom ?? (await this.tx.now(em)),
      validUntil: scope.validUntil ?? null,
      delegatedFrom: scope.delegatedFrom ?? null,
      revokedAt: null,
    });
    if (await holdsThis(em, grant)) throw identityErrors.ROLE_ALREADY_HELD();
    try {
      await em.insert(RoleGrant, grant);
    } catch (error) {
      throw violatesUnique(error, 'role_grant_president_uq') ? identityErrors.ROLE_ALREADY_HELD() : error;
    }
    await this.trail.record(em, actor, {
      subject: 'person',
      subjectId: personId,
      event: 'grant',
      detail: {
        role,
        ...scope,
        ...(scope.validFrom ? { validFrom: scope.validFrom.toISOString() } : {}),
        validUntil: scope.validUntil?.toISOString() ?? null,
        ...by,
      },
    });
    if (!grant.delegatedFrom) await this.tell(em, actor, grant, 'given');
    return grant;
  }

  /** Whoever comes back into a closed account comes back without a role: none is given to it meanwhile. @throws ACCOUNT_ENDED · NOT_FOUND */
  private async requireAccount(em: Em, personId: string): Promise<void> {
    const person = await rowBy(em, Person, { id: personId }, 'FOR SHARE');
    if (!person) throw platformErrors.NOT_FOUND();
    if (ENDED.includes(person.state)) throw identityErrors.ACCOUNT_ENDED();
  }

  /** Nobody is given a role for an institution that is closed, or closes at once. @throws SCOPE_MISSING */
  async requireInUse(em: Em, { institutionId }: Pick<GrantScope, 'institutionId'>): Promise<void> {
    if (institutionId && !(await keepsInUse(em, this.extensions.of(institutionsInUse), institutionId)))
      throw identityErrors.SCOPE_MISSING();
  }

  /** For whom and where a role acts: an institution of one region acts there and nowhere else. @throws SCOPE_MISSING */
  async placeOf(em: Em, role: Role, scope: GrantScope): Promise<Pick<RoleGrant, 'institutionId' | 'regionCode'>> {
    const [institutionId, regionCode] = [scope.institutionId ?? null, scope.regionCode ?? null];
    if (!institutionId) return { institutionId, regionCode };
    const institution = await institutionPlace(em, this.extensions.of(institutionPlaces), institutionId);
    const isElsewhere = institution?.regionCode && regionCode && regionCode !== institution.regionCode;
    if (!institution || isElsewhere) throw identityErrors.SCOPE_MISSING();
    const isNational = roleDefinition(role).scope === 'national';
    return { institutionId, regionCode: isNational ? null : (institution.regionCode ?? regionCode) };
  }

  /** `told: false` where the person is told of something larger. @throws LAST_ADMINISTRATOR when fewer than two would remain */
  async revoke(em: Em, actor: Actor, grantId: string, { told = true }: { told?: boolean } = {}): Promise<void> {
    const grant = await rowBy(em, RoleGrant, { id: grantId }, 'FOR UPDATE');
    if (!grant) throw platformErrors.NOT_FOUND();
    if (grant.revokedAt) return;
    if (grant.role === 'administrator') await this.keepTwo(em, grant);
    await em.update(RoleGrant, { id: grantId }, { revokedAt: () => 'clock_timestamp()' });
    await this.trail.record(em, actor, { subject: 'person', subjectId: grant.personId, event: 'revoke', detail: { role: grant.role } });
    // What is lent ends with it, and both sides are told of that.
    for (const lent of await lentGrants(em, { grantId })) await this.revoke(em, actor, lent);
    if (grant.delegatedFrom) await this.outbox.publish(em, DelegationChanged, { grantId, change: 'ended' });
    else if (told) await this.tell(em, actor, grant, 'taken');
  }

  /** Whoever gets or loses a role by somebody else's hand is told. */
  private async tell(em: Em, actor: Actor, grant: RoleGrant, change: 'given' | 'taken'): Promise<void> {
    if (actor.personId === null || actor.personId === grant.personId) return;
    await this.outbox.publish(em, RightsChanged, { personId: grant.personId, grantId: grant.id, change });
  }

  /**
   * Two who can act must remain; whoever never opened the account, or was of the demonstration, cannot. The rows stay locked, so that two who take each other's
   * role back at once cannot both succeed.
   */
  private async keepTwo(em: Em, leaving: RoleGrant): Promise<void> {
    const rows = await lockAdministrators(em, this.config.JISR_DEMO);
    if (!rows.some(({ id }) => id === leaving.id)) return;
    const left = new Set(rows.flatMap((row) => (row.id === leaving.id ? [] : row.personId)));
    if (left.size < FEWEST_ADMINISTRATORS) throw identityErrors.LAST_ADMINISTRATOR();
  }
}

/** A role counts where it can count: a region that exists, a committee or an association that is named. @throws SCOPE_MISSING */
export function requireScope(role: Role, scope: GrantScope): void {
  const kind = roleDefinition(role).scope;
  const wrong =
    (kind === 'association' && !scope.associationId) ||
    (kind === 'committee' && !scope.committeeId) ||
    (kind === 'national' && scope.regionCode) ||
    (scope.institutionId && kind !== 'national' && kind !== 'national-or-region') ||
    (scope.regionCode && !isRegionCode(scope.regionCode));
  if (wrong) throw identityErrors.SCOPE_MISSING();
}
