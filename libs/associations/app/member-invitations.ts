import { Injectable } from '@nestjs/common';
import { Accounts, Directory, Grants, Limits } from '#identity';
import type { Language } from '#kernel';
import { Deadlines } from '#notifications';
import { found, Lifecycle, newId, Outbox, platformErrors, requireAccess, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { lockOverdueInvitations } from '../data/member-invitations.queries.js';
import { associationErrors } from '../domain/errors.js';
import { memberInvitationMachine } from '../domain/member-invitation.machine.js';
import type { MemberRole, PredecessorRole } from '../domain/member-roles.js';
import type { PresidencyClaim } from '../data/presidency.entity.js';
import { INVITATION_ENDS } from './association.deadlines.js';
import { MemberInvitationMoved } from './association.events.js';
import { memberInvitationLife } from './association.lives.js';
import { Presidency } from './presidency.js';

export interface InvitedPerson {
  email: string;
  name: string;
  language: Language;
}
interface Terms {
  role: MemberRole;
  predecessorRole: PredecessorRole | null;
  claimId: string | null;
}

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
    private readonly presidency: Presidency,
    private readonly limits: Limits,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly deadlines: Deadlines,
  ) {}

  /**
   * Asks somebody in. For the presidency it is a handover: whoever accepts takes it, and the president of today leaves it.
   * @throws NOT_FOUND · ALREADY_MEMBER · INVITATION_WAITING · INVITATION_DECLINED · PRESIDENCY_CLAIMED · THROTTLED
   */
  async invite(
    actor: Actor,
    associationId: string,
    command: InvitedPerson & { role: MemberRole; predecessorRole?: PredecessorRole },
  ): Promise<{ id: string }> {
    const { role, predecessorRole = 'association.editor', ...person } = command;
    const policy = role === PRESIDENT ? 'association.hand_over' : 'association.invite';
    requireAccess(actor, policy, { associationId });
    await this.limits.spend('invitations', associationId);
    await this.limits.spend('invitations', actor.personId!);
    await this.limits.spend('invitations-to', person.email);
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      if (role === PRESIDENT) await this.presidency.requireUnclaimed(em, associationId, person.email);
      const terms = role === PRESIDENT ? { role, predecessorRole, claimId: null } : { role, predecessorRole: null, claimId: null };
      const id = await this.offer(em, actor, associationId, person, terms);
      return { id };
    });
  }

  /**
   * The person's yes: from now on they belong. The presidency is handed over by who holds it now, once: what others offered before is void.
   * @throws NOT_FOUND · WRONG_STATE · INVITATION_EXPIRED · INVITATION_VOID · PRESIDENCY_CLAIMED · ROLE_ALREADY_HELD · STEP_UP_REQUIRED
   */
  accept(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { associationId, role } = await found(em, MemberInvitation, { id, personId: actor.personId! });
      await lockAssociation(em, associationId);
      const invitation = await this.lockMine(em, actor, id);
      memberInvitationMachine.require(invitation.state, 'accept');
      if (invitation.expiresAt <= (await this.tx.now(em))) throw associationErrors.INVITATION_EXPIRED();
      if (role === PRESIDENT) {
        // Whoever has no second factor yet is asked for one before the role can be used at all.
        if (await this.directory.hasSecondFactor(em, actor.personId!)) requireAccess(actor, 'presidency.accept');
        await this.presidency.requireOffer(em, invitation);
      }
      await this.settle(em, actor, invitation, 'accept');
      if (role === PRESIDENT) await this.presidency.pass(em, actor, associationId, invitation.predecessorRole ?? 'association.editor');
      else await this.grants.grant(em, actor, actor.personId!, role, { associationId });
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
      // What an officer offers on minutes is not the president's to take back.
      if (invitation.claimId) throw platformErrors.NOT_FOUND();
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

  /** An officer has confirmed minutes: the presidency is offered to the person whom they name. @throws ALREADY_MEMBER */
  async offerOnMinutes(em: Em, actor: Actor, claim: PresidencyClaim): Promise<void> {
    const { id: claimId, associationId, predecessorRole } = claim;
    const person = { email: claim.candidateEmail, name: claim.candidateName, language: claim.candidateLanguage };
    await this.offer(em, actor, associationId, person, { role: PRESIDENT, predecessorRole, claimId });
  }

  /** Writes an offer in the caller's transaction, the association locked; it is told to the person. */
  private async offer(em: Em, actor: Actor, associationId: string, person: InvitedPerson, terms: Terms): Promise<string> {
    const invited = await this.accounts.invite(em, actor, person);
    if (terms.claimId) await this.replaceOffers(em, actor, associationId, invited.id);
    await this.requireNew(em, associationId, invited.id, terms);
    const now = await this.tx.now(em);
    const id = newId();
    const expiresAt = new Date(now.getTime() + LASTS_MS);
    await em.insert(MemberInvitation, {
      id,
      associationId,
      personId: invited.id,
      ...terms,
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
      detail: { associationId, ...terms },
    });
    await this.outbox.publish(em, MemberInvitationMoved, { invitationId: id, event: 'invite' });
    return id;
  }

  /** One offer at a time to one person: that of the minutes takes the place of any other. */
  private async replaceOffers(em: Em, actor: Actor, associationId: string, personId: string): Promise<void> {
    const former = await this.lifecycle.lockIfAny(em, memberInvitationLife, { associationId, personId, state: 'waiting' });
    if (former) await this.settle(em, actor, former, 'withdraw');
  }

  private lockMine(em: Em, actor: Actor, id: string): Promise<MemberInvitation> {
    return this.lifecycle.lock(em, memberInvitationLife, { id, personId: actor.personId! });
  }

  private async requireNew(em: Em, associationId: string, personId: string, { role, claimId }: Terms): Promise<void> {
    const holders = await this.directory.holders(em, [role], { associationId });
    if (holders.some((holder) => holder.id === personId)) throw associationErrors.ALREADY_MEMBER();
    if (claimId) return;
    const [before] = await em.find(MemberInvitation, { where: { associationId, personId }, order: { invitedAt: 'DESC' }, take: 1 });
    if (before?.state === 'waiting') throw associationErrors.INVITATION_WAITING();
    const since = before?.answeredAt ? (await this.tx.now(em)).getTime() - before.answeredAt.getTime() : Infinity;
    if (before?.state === 'declined' && since < PEACE_MS) throw associationErrors.INVITATION_DECLINED();
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
