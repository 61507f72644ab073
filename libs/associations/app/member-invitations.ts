import { Injectable } from '@nestjs/common';
import { Accounts, Directory, Grants, Limits } from '#identity';
import type { Language } from '#kernel';
import { Deadlines } from '#notifications';
import { found, Lifecycle, newId, Outbox, requireAccess, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { lockOverdueInvitations } from '../data/member-invitations.queries.js';
import { associationErrors } from '../domain/errors.js';
import { memberInvitationMachine } from '../domain/member-invitation.machine.js';
import type { MemberRole } from '../domain/member-roles.js';
import { INVITATION_ENDS } from './association.deadlines.js';
import { MemberInvitationMoved } from './association.events.js';
import { memberInvitationLife } from './association.lives.js';

const PRESIDENT = 'association.president' as const;
const ENDED_AT_ONCE = 200;
const LASTS_MS = 30 * 24 * 3_600_000;
/** Who has said no is left in peace for a month. */
const PEACE_MS = 30 * 24 * 3_600_000;

/**
 * The president asks people in; they belong once they have said yes. Nobody can be made a member without their knowledge,
 * and so nobody can take a judge away from a file.
 */
@Injectable()
export class MemberInvitations {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly deadlines: Deadlines,
  ) {}

  /**
   * Asks somebody in. For the presidency it is a handover: whoever accepts takes it, and the president of today leaves it.
   * @throws NOT_FOUND · ALREADY_MEMBER · INVITATION_WAITING · INVITATION_DECLINED · THROTTLED
   */
  async invite(
    actor: Actor,
    associationId: string,
    command: { email: string; name: string; language: Language; role: MemberRole },
  ): Promise<{ id: string }> {
    const { role, ...person } = command;
    const policy = role === PRESIDENT ? 'association.hand_over' : 'association.invite';
    requireAccess(actor, policy, { associationId });
    await this.limits.spend('invitations', associationId);
    await this.limits.spend('invitations', actor.personId!);
    await this.limits.spend('invitations-to', person.email);
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      const invited = await this.accounts.invite(em, actor, person);
      await this.requireNew(em, associationId, invited.id, role);
      const now = await this.tx.now(em);
      const id = newId();
      const expiresAt = new Date(now.getTime() + LASTS_MS);
      await em.insert(MemberInvitation, {
        id,
        associationId,
        personId: invited.id,
        role,
        typedName: person.name,
        typedEmail: person.email,
        state: memberInvitationMachine.initial,
        invitedBy: actor.personId,
        invitedAt: now,
        expiresAt,
      });
      await this.deadlines.set(em, INVITATION_ENDS, id, expiresAt);
      await this.trail.record(em, actor, {
        subject: 'member_invitation',
        subjectId: id,
        event: 'invite',
        to: memberInvitationMachine.initial,
        detail: { associationId, role },
      });
      await this.outbox.publish(em, MemberInvitationMoved, { invitationId: id, event: 'invite' });
      return { id };
    });
  }

  /**
   * The person's yes: from now on they belong. The presidency is handed over by who holds it now, once: what others offered before is void.
   * @throws NOT_FOUND · WRONG_STATE · INVITATION_EXPIRED · INVITATION_VOID · ALREADY_MEMBER
   */
  accept(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { associationId, role } = await found(em, MemberInvitation, { id, personId: actor.personId! });
      await lockAssociation(em, associationId);
      const invitation = await this.lockMine(em, actor, id);
      memberInvitationMachine.require(invitation.state, 'accept');
      if (invitation.expiresAt <= (await this.tx.now(em))) throw associationErrors.INVITATION_EXPIRED();
      if (role === PRESIDENT) {
        const presidents = await this.directory.grantsIn(em, associationId, [PRESIDENT]);
        if (!presidents.some(({ personId }) => personId === invitation.invitedBy)) throw associationErrors.INVITATION_VOID();
        await this.endPresidency(em, actor, associationId);
      }
      await this.grants.grant(em, actor, actor.personId!, role, { associationId });
      await this.settle(em, actor, invitation, 'accept');
      if (role === PRESIDENT) await this.withdrawOffers(em, actor, associationId);
    });
  }

  /** The person's no. @throws NOT_FOUND · WRONG_STATE */
  decline(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => this.settle(em, actor, await this.lockMine(em, actor, id), 'decline'));
  }

  /** The president takes it back. @throws NOT_FOUND · WRONG_STATE */
  withdraw(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'association.invite', { associationId });
      const invitation = await this.lifecycle.lock(em, memberInvitationLife, { id, associationId });
      await this.settle(em, actor, invitation, 'withdraw');
    });
  }

  /** Ends what nobody answered in time; returns how many. */
  expire(): Promise<number> {
    return this.tx.run(async (em) => {
      const rows = await lockOverdueInvitations(em, ENDED_AT_ONCE);
      for (const invitation of rows) await this.settle(em, SYSTEM, invitation, 'expire');
      return rows.length;
    });
  }

  private lockMine(em: Em, actor: Actor, id: string): Promise<MemberInvitation> {
    return this.lifecycle.lock(em, memberInvitationLife, { id, personId: actor.personId! });
  }

  private async requireNew(em: Em, associationId: string, personId: string, role: MemberRole): Promise<void> {
    const holders = await this.directory.holders(em, [role], { associationId });
    if (holders.some((holder) => holder.id === personId)) throw associationErrors.ALREADY_MEMBER();
    const [before] = await em.find(MemberInvitation, { where: { associationId, personId }, order: { invitedAt: 'DESC' }, take: 1 });
    if (before?.state === 'waiting') throw associationErrors.INVITATION_WAITING();
    const since = before?.answeredAt ? (await this.tx.now(em)).getTime() - before.answeredAt.getTime() : Infinity;
    if (before?.state === 'declined' && since < PEACE_MS) throw associationErrors.INVITATION_DECLINED();
  }

  /** A handover: the president of today keeps reading and writing, and no longer binds the association. */
  private async endPresidency(em: Em, actor: Actor, associationId: string): Promise<void> {
    for (const { grantId, personId } of await this.directory.grantsIn(em, associationId, [PRESIDENT])) {
      await this.grants.revoke(em, actor, grantId);
      const stays = await this.directory.grantsIn(em, associationId, ['association.editor'], personId);
      if (stays.length === 0) await this.grants.grant(em, actor, personId, 'association.editor', { associationId });
    }
  }

  private async withdrawOffers(em: Em, actor: Actor, associationId: string): Promise<void> {
    const where = { associationId, role: PRESIDENT, state: 'waiting' as const };
    for (const offer of await em.find(MemberInvitation, { where, lock: { mode: 'pessimistic_write' } }))
      await this.settle(em, actor, offer, 'withdraw');
  }

  private async settle(
    em: Em,
    actor: Actor,
    invitation: MemberInvitation,
    event: 'accept' | 'decline' | 'withdraw' | 'expire',
  ): Promise<void> {
    await this.lifecycle.move(em, actor, memberInvitationLife, invitation, event, { answeredAt: await this.tx.now(em) });
  }
}
