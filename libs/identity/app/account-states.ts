import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Lifecycle, Outbox, platformErrors, Proposals, requireAccess, tell, Tx, type Actor, type Em } from '#platform';
import { holdsAnyOf } from '../data/grants.queries.js';
import { ProviderIdentity } from '../data/provider.entity.js';
import { Person } from '../data/person.entity.js';
import { RoleGrant } from '../data/role-grant.entity.js';
import { endSessionsOf } from '../data/sessions.queries.js';
import { identityErrors } from '../domain/errors.js';
import { Delegations } from './delegations.js';
import { Grants } from './grants.js';
import { Holdings, type Holding } from './holdings.js';
import { AccountMoved } from './identity.events.js';
import { Links } from './links.js';
import { personLife } from './identity.lives.js';
import { accountEnded, GIVEN_TO_SOMEBODY } from './given-by-two.js';

/** Why, for those who may restore the account, and what the person is told of it, when anything. */
export interface Suspension {
  reason: string;
  words: string | null;
}

/**
 * Suspends, restores and closes accounts. A suspended account keeps its roles, which rest; a closed one has none. Nobody does it to
 * themselves but by leaving; what would be nobody's without the person is handed on before an account is closed.
 */
@Injectable()
export class AccountStates {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly outbox: Outbox,
    private readonly grants: Grants,
    private readonly holdings: Holdings,
    private readonly links: Links,
    private readonly delegations: Delegations,
    private readonly proposals: Proposals,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · OTHER_PERSON_NEEDED · SUSPENSION_NEEDS_TWO · WRONG_STATE */
  suspend(actor: Actor, personId: string, suspension: Suspension): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.suspend');
      await this.requireOneIsEnough(em, actor, personId);
      await this.suspendIn(em, actor, personId, suspension);
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · OTHER_PERSON_NEEDED · SUSPENSION_NEEDS_TWO · WRONG_STATE */
  restore(actor: Actor, personId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.suspend');
      await this.requireOneIsEnough(em, actor, personId);
      await this.restoreIn(em, actor, personId, reason);
    });
  }

  /** In the caller's transaction, who has decided access. @throws WRONG_STATE · LAST_ADMINISTRATOR */
  async suspendIn(em: Em, actor: Actor, personId: string, { reason, words }: Suspension): Promise<void> {
    const person = await this.lifecycle.lock(em, personLife, personId);
    await this.holdings.requireTwoWithout(em, personId);
    await this.delegations.endAllOf(em, actor, personId);
    await this.lifecycle.move(
      em,
      actor,
      personLife,
      person,
      'suspend',
      { suspendedBecause: reason },
      {
        reason,
        tell: tell(AccountMoved, { personId, event: 'suspend', words }),
      },
    );
    await endSessionsOf(em, personId);
    await this.links.void(em, personId);
  }

  /** In the caller's transaction, who has decided access. @throws WRONG_STATE */
  async restoreIn(em: Em, actor: Actor, personId: string, reason: string): Promise<void> {
    const person = await this.lifecycle.lock(em, personLife, personId);
    await this.lifecycle.move(
      em,
      actor,
      personLife,
      person,
      'restore',
      { suspendedBecause: null },
      {
        reason,
        tell: tell(AccountMoved, { personId, event: 'restore', words: null }),
      },
    );
  }

  /** What must be handed on before an account can be closed. @throws NOT_FOUND */
  heldBy(actor: Actor, personId: string): Promise<Holding[]> {
    requireAccess(actor, 'person.manage');
    return this.tx.run(async (em) => {
      if (!(await em.existsBy(Person, { id: personId }))) throw platformErrors.NOT_FOUND();
      return this.holdings.of(em, personId);
    });
  }

  heldByMe(actor: Actor): Promise<Holding[]> {
    requireAccess(actor, 'person.self');
    return this.tx.run((em) => this.holdings.of(em, actor.personId!));
  }

  /** Of somebody who has left. @throws NOT_FOUND · STEP_UP_REQUIRED · OTHER_PERSON_NEEDED · SUSPENSION_NEEDS_TWO · WRONG_STATE · ACCOUNT_HOLDS */
  close(actor: Actor, personId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.close');
      await this.requireOneIsEnough(em, actor, personId);
      await this.closeIn(em, actor, personId, reason);
    });
  }

  /** In the caller's transaction, who has decided access. @throws WRONG_STATE · ACCOUNT_HOLDS · LAST_ADMINISTRATOR */
  closeIn(em: Em, actor: Actor, personId: string, reason: string): Promise<void> {
    return this.end(em, actor, personId, 'close', reason);
  }

  /** One's own. @throws STEP_UP_REQUIRED · ACCOUNT_HOLDS */
  leave(actor: Actor): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.leave');
      await this.end(em, actor, actor.personId!, 'leave', null);
    });
  }

  private async end(em: Em, actor: Actor, personId: string, event: 'close' | 'leave', reason: string | null): Promise<void> {
    const person = await this.lifecycle.lock(em, personLife, personId);
    personLife.machine.require(person.state, event);
    await this.holdings.requireNone(em, personId);
    // Each role is taken back for itself, so that the trail says which; the person is told of the whole.
    const held = await em.find(RoleGrant, { where: { personId, revokedAt: IsNull() }, order: { id: 'ASC' } });
    for (const grant of held) await this.grants.revoke(em, actor, grant.id, { told: false });
    await this.lifecycle.move(em, actor, personLife, person, event, {}, { reason });
    await this.proposals.fall(em, actor, { subjectId: personId, kinds: GIVEN_TO_SOMEBODY }, accountEnded);
    await em.delete(ProviderIdentity, { personId });
    await this.outbox.publish(em, AccountMoved, { personId, event, words: null });
    await endSessionsOf(em, personId);
    await this.links.void(em, personId);
  }

  /** Nobody judges themselves, and no administrator shuts another out, or brings one back, alone. */
  private async requireOneIsEnough(em: Em, actor: Actor, personId: string): Promise<void> {
    if (personId === actor.personId) throw platformErrors.OTHER_PERSON_NEEDED();
    if (await holdsAnyOf(em, personId, ['administrator'])) throw identityErrors.SUSPENSION_NEEDS_TWO();
  }
}
