import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock, dayOfInstant, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { decide, found, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { grantsStandingOf, type DatedGrantRow } from '../data/grants.queries.js';
import { personRow } from '../data/people.queries.js';
import { Passkey } from '../data/passkey.entity.js';
import { Person } from '../data/person.entity.js';
import { ProviderIdentity } from '../data/provider.entity.js';
import { RecoveryCode } from '../data/recovery-code.entity.js';
import { mayBeLent } from '../domain/delegation.js';
import { ADMINISTERED_ROLES, isSensitive, roleDefinition, type Role, type RoleScope } from '../domain/roles.js';
import { countOpenSessions } from '../data/sessions.queries.js';
import { personMachine, type PersonState } from '../domain/person.machine.js';
import { personSummary, type PersonSummary } from './people.list.js';
import { ScopeNames } from './scope-names.js';
import { SUSPENSIONS } from './suspension.proposals.js';
import { roleLabel } from './sessions.js';

export interface GrantedRole {
  id: string;
  role: Role;
  label: Label;
  scope: Label;
  /** Its first day where that is ahead, and its last where it has one. */
  from: string | null;
  until: string | null;
  /** Who has lent it, where it is lent for days of absence. */
  lentBy: string | null;
  /** It may be lent for days of absence; by administrators, two of them where it touches money or signature. */
  lendable: boolean;
  takesTwo: boolean;
}

export interface PersonDetail extends PersonSummary {
  /** Whether there is one, when it ends if two administrators decided so, and how many recovery codes are left. */
  secondFactor: { enrolled: boolean; passkeys: number; ends: ZonedInstant | null; recoveryCodesLeft: number };
  /** Asked that the account be erased. */
  erasureAsked: boolean;
  /** Comes by the account of the administration. */
  byProvider: boolean;
  grants: GrantedRole[];
  /** In how many browsers the person is signed in now. */
  openSessions: number;
  /** Why the account is suspended; null for whoever may not restore it. */
  suspendedBecause: string | null;
  /** What the reader may do about the account now; an administrator's takes a second one (`propose_…`). */
  can: AccountAct[];
}

export type AccountAct = 'suspend' | 'restore' | 'close' | 'propose_suspend' | 'propose_restore' | 'propose_close';

/** A role the administrator gives; those of associations and committees are given where they belong. */
export interface GrantableRole {
  role: Role;
  label: Label;
  /** Whether it may be limited to one region. */
  scope: Extract<RoleScope, 'national' | 'national-or-region'>;
  /** Given by two administrators. */
  sensitive: boolean;
}

/** What the administrator reads of accounts. */
@Injectable()
export class People {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly scopeNames: ScopeNames,
  ) {}

  /** @throws NOT_FOUND */
  detail(actor: Actor, id: string): Promise<PersonDetail> {
    return this.tx.run(
      async (em) => {
        requireAccess(actor, 'person.list');
        const row = await personRow(em, id);
        if (!row) throw platformErrors.NOT_FOUND();
        const { totpConfirmed, secondFactorEndsAt, suspendedBecause, erasureAskedAt } = await found(em, Person, id);
        const passkeys = await em.countBy(Passkey, { personId: id });
        const recoveryCodesLeft = await em.countBy(RecoveryCode, { personId: id, usedAt: IsNull() });
        const held = await grantsStandingOf(em, id);
        const openSessions = await countOpenSessions(em, id, this.clock.now());
        return {
          ...personSummary(row),
          secondFactor: {
            enrolled: totpConfirmed || passkeys > 0,
            passkeys,
            ends: secondFactorEndsAt && zonedInstant(secondFactorEndsAt),
            recoveryCodesLeft,
          },
          erasureAsked: erasureAskedAt !== null,
          byProvider: await em.existsBy(ProviderIdentity, { personId: id }),
          grants: await this.described(em, held),
          openSessions,
          suspendedBecause: decide(actor, 'person.suspend').allowed ? suspendedBecause : null,
          can: actsOn(actor, row, held),
        };
      },
      { readOnly: true },
    );
  }

  /** What I hold now, and what is given to me for later. */
  own(actor: Actor): Promise<GrantedRole[]> {
    requireAccess(actor, 'person.self');
    return this.tx.read(async (em) => this.described(em, await grantsStandingOf(em, actor.personId!)));
  }

  private async described(em: Em, held: readonly DatedGrantRow[]): Promise<GrantedRole[]> {
    const scopes = await this.scopeNames.of(em, held);
    const now = await this.tx.now(em);
    return held.map((grant) => ({
      id: grant.id,
      role: grant.role,
      label: roleLabel(grant.role),
      scope: scopes.get(grant.id)!,
      from: grant.validFrom > now ? dayOfInstant(grant.validFrom) : null,
      until: grant.validUntil && dayOfInstant(new Date(grant.validUntil.getTime() - 1)),
      lentBy: grant.lent_by?.name ?? null,
      lendable: !grant.lent_by && mayBeLent(grant.role),
      takesTwo: isSensitive(grant.role),
    }));
  }

  grantable(actor: Actor): GrantableRole[] {
    requireAccess(actor, 'person.list');
    return ADMINISTERED_ROLES.map((role) => ({
      role,
      label: roleLabel(role),
      scope: roleDefinition(role).scope as GrantableRole['scope'],
      sensitive: isSensitive(role),
    }));
  }
}

function actsOn(actor: Actor, { id, state }: { id: string; state: PersonState }, grants: readonly { role: Role }[]): AccountAct[] {
  // Nobody does it to themselves: who leaves does it under their own account.
  if (id === actor.personId || !decide(actor, 'person.suspend').allowed) return [];
  const needsTwo = grants.some(({ role }) => role === 'administrator');
  const acts: AccountAct[] = [];
  for (const event of SUSPENSIONS) if (personMachine.can(state, event)) acts.push(needsTwo ? `propose_${event}` : event);
  return acts;
}
