import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Directory, Grants } from '#identity';
import { dayAfter, dayOfInstant, instantOfWall } from '#kernel';
import { found, newId, Outbox, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { SigningDelegation } from '../data/presidency.entity.js';
import { delegationOverlaps } from '../data/presidency.queries.js';
import { delegationErrors } from '../domain/delegation.js';
import { associationErrors } from '../domain/errors.js';
import { GIVEN_ROLES } from '../domain/member-roles.js';
import { DELEGATION_ENDS, EndingDays } from './association.deadlines.js';
import { DelegationMoved } from './association.events.js';

const DELEGATE = 'association.delegate' as const;

export interface DelegationCommand {
  personId: string;
  startsOn: string;
  endsOn: string;
  statement: string;
}

/** The president lets a member sign in their place: a role for days that are named, which ends by itself, and what was written about it. */
@Injectable()
export class Delegations {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly grants: Grants,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly endings: EndingDays,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · INVALID_REQUEST · DELEGATION_OVERLAPS */
  give(actor: Actor, associationId: string, command: DelegationCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.delegate', { associationId });
      const { personId, startsOn, endsOn, statement } = command;
      const today = dayOfInstant(await this.tx.now(em));
      const errors = delegationErrors(command, today);
      if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
      const member = await this.directory.grantsIn(em, associationId, GIVEN_ROLES, personId);
      if (member.length === 0) throw platformErrors.NOT_FOUND();
      if (await delegationOverlaps(em, associationId, personId, startsOn, endsOn)) throw associationErrors.DELEGATION_OVERLAPS();
      const validFrom = startsOn > today ? instantOfWall(`${startsOn}T00:00`) : null;
      const validUntil = instantOfWall(`${dayAfter(endsOn, 1)}T00:00`);
      // Nobody signs for an association to which they belong no more.
      if (!member.some((role) => role.validUntil === null || role.validUntil >= validUntil))
        throw platformErrors.INVALID_REQUEST({}, [{ path: 'endsOn', code: 'delegation_outlives' }]);
      const { id: grantId } = await this.grants.grant(em, actor, personId, DELEGATE, { associationId, validFrom, validUntil });
      const id = newId();
      await em.insert(SigningDelegation, { id, associationId, personId, givenBy: actor.personId!, grantId, statement, startsOn, endsOn });
      await this.endings.set(em, DELEGATION_ENDS, id, endsOn);
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'delegate',
        detail: { personId, startsOn, endsOn },
      });
      await this.outbox.publish(em, DelegationMoved, { delegationId: id, event: 'give' });
      return { id };
    });
  }

  /** The president takes it back, or whoever holds it lays it down. @throws NOT_FOUND */
  end(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.end_delegation', { associationId });
      const delegation = await found(em, SigningDelegation, { id, associationId, revokedAt: IsNull() });
      if (actor.role === DELEGATE && delegation.personId !== actor.personId) throw platformErrors.NOT_FOUND();
      await this.revoke(em, actor, delegation);
    });
  }

  /** All of an association, or all of one of its members, in the caller's transaction. */
  async endAll(em: Em, actor: Actor, associationId: string, personId?: string): Promise<void> {
    const open = await em.findBy(SigningDelegation, { associationId, revokedAt: IsNull(), ...(personId ? { personId } : {}) });
    const today = dayOfInstant(await this.tx.now(em));
    for (const delegation of open.filter(({ endsOn }) => endsOn >= today)) await this.revoke(em, actor, delegation);
  }

  /** Those of a member that would outlive the last day of their membership, in the caller's transaction. */
  async endBeyond(em: Em, actor: Actor, associationId: string, personId: string, lastDay: string): Promise<void> {
    for (const delegation of await em.findBy(SigningDelegation, { associationId, personId, revokedAt: IsNull() }))
      if (delegation.endsOn > lastDay) await this.revoke(em, actor, delegation);
  }

  private async revoke(em: Em, actor: Actor, { id, grantId, associationId, personId }: SigningDelegation): Promise<void> {
    await em.update(SigningDelegation, { id }, { revokedAt: () => 'clock_timestamp()' });
    await this.grants.revoke(em, actor, grantId);
    await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event: 'end_delegation', detail: { personId } });
    await this.outbox.publish(em, DelegationMoved, { delegationId: id, event: 'revoke' });
  }
}
