import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { Accounts, Directory, Grants, Limits } from '#identity';
import { dayInWords, dayOfInstant, type Language } from '#kernel';
import { Deadlines } from '#notifications';
import { found, Lifecycle, newId, Outbox, platformErrors, requireAccess, rowBy, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { hasNewerInvitation, lockOverdueInvitations } from '../data/member-invitations.queries.js';
import { associationErrors } from '../domain/errors.js';
import { memberInvitationMachine } from '../domain/member-invitation.machine.js';
import { MEMBER_ROLES, type MemberRole, type PredecessorRole } from '../domain/member-roles.js';
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
/** Who has said no is left in peace for a month: asked no more for that role, and for another one once. */
const PEACE_MS = 30 * 24 * 3_600_000;
const REFUSALS_IN_PEACE = 2;

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
   * The person's yes: from now on they belong, with one role. The presidency is handed over by who holds it now, once: what others offered before is void.
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
      else await this.join(em, actor, associationId, role);
    });
  }

  /** One person has one role in an association: what they were given in another way meanwhile ends. @throws ALREADY_MEMBER for who presides */
  private async join(em: Em, actor: Actor, associationId: string, role: MemberRole): Promise<void> {
    const held = await this.directory.grantsIn(em, associationId, MEMBER_ROLES, actor.personId);
    if (held.some((grant) => grant.role === PRESIDENT)) throw associationErrors.ALREADY_MEMBER();
    for (const { grantId } of held) await this.grants.revoke(em, actor, grantId);
    await this.grants.grant(em, actor, actor.personId!, role, { associationId });
  }

  /** The person's no. @throws NOT_FOUND · WRONG_STATE */
  decline(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => this.settle(em, actor, await this.lockMine(em, actor, id), 'decline'));
  }

  /**
   * Who said no comes back to it while the invitation would still run: it waits for their answer again. A newer one takes its place.
   * @throws NOT_FOUND · WRONG_STATE · INVITATION_EXPIRED · INVITATION_VOID · PRESIDENCY_CLAIMED
   */
  reconsider(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { associationId } = await found(em, MemberInvitation, { id, personId: actor.personId! });
      await lockAssociation(em, associationId);
      const invitation = await this.lockMine(em, actor, id);
      memberInvitationMachine.require(invitation.state, 'reconsider');
      if (invitation.expiresAt <= (await this.tx.now(em))) throw associationErrors.INVITATION_EXPIRED();
      if (await hasNewerInvitation(em, invitation)) throw associationErrors.INVITATION_VOID();
      if (invitation.role === PRESIDENT) await this.presidency.requireOffer(em, invitation);
      await this.lifecycle.move(em, actor, memberInvitationLife, invitation, 'reconsider', { answeredAt: null });
      await this.deadlines.set(em, INVITATION_ENDS, id, invitation.expiresAt);
    });
  }

  /** Somebody belongs no more: what the president has offered them is not theirs to accept either. */
  async endOffersTo(em: Em, actor: Actor, associationId: string, personId: string): Promise<void> {
    const where = { associationId, personId, state: In(['waiting', 'declined']), claimId: IsNull() };
    const open = await em.find(MemberInvitation, { where, lock: { mode: 'pessimistic_write' } });
    for (const invitation of open) await this.settle(em, actor, invitation, 'withdraw');
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
    // The presidency is taken by a member too: their role ends with it.
    const taken = role === PRESIDENT ? [PRESIDENT] : MEMBER_ROLES;
    if ((await this.directory.grantsIn(em, associationId, taken, personId)).length > 0) throw associationErrors.ALREADY_MEMBER();
    if (claimId) return;
    if (await rowBy(em, MemberInvitation, { associationId, personId, state: 'waiting' })) throw associationErrors.INVITATION_WAITING();
    await this.requirePeace(em, associationId, personId, role);
  }

  /** @throws INVITATION_DECLINED with the day from which they may be asked again */
  private async requirePeace(em: Em, associationId: string, personId: string, role: MemberRole): Promise<void> {
    const refused = await em.find(MemberInvitation, {
      where: { associationId, personId, state: 'declined', answeredAt: MoreThan(new Date((await this.tx.now(em)).getTime() - PEACE_MS)) },
      order: { answeredAt: 'DESC' },
    });
    const decisive = refused.find((one) => one.role === role) ?? refused[REFUSALS_IN_PEACE - 1];
    if (!decisive) return;
    const { fr, ar, en } = dayInWords(dayOfInstant(new Date(decisive.answeredAt!.getTime() + PEACE_MS)));
    throw associationErrors.INVITATION_DECLINED({ fromFr: fr, fromAr: ar, fromEn: en });
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
