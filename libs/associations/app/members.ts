import { Injectable } from '@nestjs/common';
import { Directory, Grants } from '#identity';
import { dayAfter, dayOfInstant, instantOfWall } from '#kernel';
import { Outbox, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { associationErrors } from '../domain/errors.js';
import { openClaim } from '../data/presidency.queries.js';
import { MEMBER_ROLES, type GivenRole } from '../domain/member-roles.js';
import { MemberLeft } from './association.events.js';
import { Delegations } from './delegations.js';
import { MemberInvitations } from './member-invitations.js';

/** What becomes of a membership: another role, or its end, by the association or by the person. A president hands over first, so that one is always there. */
@Injectable()
export class Members {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly grants: Grants,
    private readonly delegations: Delegations,
    private readonly invitations: MemberInvitations,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** The president ends somebody's membership. @throws NOT_FOUND · PRESIDENT_HANDS_OVER · PRESIDENCY_CLAIMED */
  remove(actor: Actor, associationId: string, personId: string): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.remove_member', { associationId });
      await requireNoClaimBy(em, associationId, personId);
      await this.end(em, actor, associationId, personId, 'remove_member');
    });
  }

  /** Whoever belongs to an association leaves it, under whatever role they act now. @throws NOT_FOUND · PRESIDENT_HANDS_OVER */
  leave(actor: Actor, associationId: string): Promise<void> {
    return this.tx.run(async (em) => {
      if (!actor.ownAssociationIds.includes(associationId)) throw platformErrors.NOT_FOUND();
      await lockAssociation(em, associationId);
      await this.end(em, actor, associationId, actor.personId!, 'leave');
    });
  }

  /**
   * The president gives a member another role, or other days to the same one; the former ends at that instant.
   * @throws NOT_FOUND · PRESIDENT_HANDS_OVER · PRESIDENCY_CLAIMED · INVALID_REQUEST
   */
  change(actor: Actor, associationId: string, personId: string, to: { role: GivenRole; until?: string | null }): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.change_member', { associationId });
      await requireNoClaimBy(em, associationId, personId);
      const held = await this.directory.grantsIn(em, associationId, MEMBER_ROLES, personId);
      if (held.length === 0) throw platformErrors.NOT_FOUND();
      if (held.some(({ role }) => role === 'association.president')) throw associationErrors.PRESIDENT_HANDS_OVER();
      const until = to.until ?? null;
      if (until && until < dayOfInstant(await this.tx.now(em))) throw platformErrors.INVALID_REQUEST({}, [{ path: 'until', code: 'past' }]);
      const validUntil = until ? instantOfWall(`${dayAfter(until, 1)}T00:00`) : null;
      for (const { grantId } of held) await this.grants.revoke(em, actor, grantId);
      await this.grants.grant(em, actor, personId, to.role, { associationId, validUntil });
      if (until) await this.delegations.endBeyond(em, actor, associationId, personId, until);
      const detail = { personId, from: held.map(({ role }) => role), to: to.role, until };
      await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event: 'change_member', detail });
    });
  }

  private async end(em: Em, actor: Actor, associationId: string, personId: string, event: 'remove_member' | 'leave'): Promise<void> {
    const held = await this.directory.grantsIn(em, associationId, MEMBER_ROLES, personId);
    if (held.length === 0) throw platformErrors.NOT_FOUND();
    if (held.some(({ role }) => role === 'association.president')) throw associationErrors.PRESIDENT_HANDS_OVER();
    await this.delegations.endAll(em, actor, associationId, personId);
    for (const { grantId } of held) await this.grants.revoke(em, actor, grantId);
    await this.invitations.endOffersTo(em, actor, associationId, personId);
    await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event, detail: { personId } });
    await this.outbox.publish(em, MemberLeft, { associationId, personId, by: actor.personId! });
  }
}

/** Whoever deposited minutes that wait for a decision stays what they are until then: the president is the other side. @throws PRESIDENCY_CLAIMED */
async function requireNoClaimBy(em: Em, associationId: string, personId: string): Promise<void> {
  if ((await openClaim(em, associationId))?.depositedBy === personId) throw associationErrors.PRESIDENCY_CLAIMED();
}
