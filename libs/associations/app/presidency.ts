import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Directory, Grants } from '#identity';
import { Lifecycle, Outbox, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { Association } from '../data/association.entity.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { PresidencyClaim } from '../data/presidency.entity.js';
import { openClaim } from '../data/presidency.queries.js';
import { associationErrors } from '../domain/errors.js';
import { GIVEN_ROLES, type PredecessorRole } from '../domain/member-roles.js';
import { PresidencyTaken } from './association.events.js';
import { memberInvitationLife, presidencyClaimLife } from './association.lives.js';
import { Delegations } from './delegations.js';

const PRESIDENT = 'association.president' as const;

/**
 * The presidency passes in one transaction, under the lock of the association: who takes it, what becomes of who had it, and the end of
 * everything that was said in the name of the former president. Two who take it at once take turns, and the second finds another president.
 */
@Injectable()
export class Presidency {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly grants: Grants,
    private readonly delegations: Delegations,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Minutes that wait for a decision are not overtaken by handing over to somebody else; to the person whom they name, the president may. Once
   * they are confirmed, the presidency is offered to that person, and is not the president's to offer.
   * @throws PRESIDENCY_CLAIMED
   */
  async requireUnclaimed(em: Em, associationId: string, email: string): Promise<void> {
    const onMinutes = await em.existsBy(MemberInvitation, { associationId, state: 'waiting', claimId: Not(IsNull()) });
    if (onMinutes) throw associationErrors.PRESIDENCY_CLAIMED();
    const claim = await openClaim(em, associationId);
    if (claim && claim.candidateEmail.toLowerCase() !== email.toLowerCase()) throw associationErrors.PRESIDENCY_CLAIMED();
  }

  /**
   * Whether an accepted offer still passes the presidency on: it was made by who presides now, or by an officer on minutes against who
   * presides now. Once an officer has confirmed minutes, the former president has nothing left to offer.
   * @throws INVITATION_VOID · PRESIDENCY_CLAIMED
   */
  async requireOffer(em: Em, { associationId, invitedBy, typedEmail, claimId, id }: MemberInvitation): Promise<void> {
    const presidents = (await this.directory.grantsIn(em, associationId, [PRESIDENT])).map(({ personId }) => personId);
    if (claimId) {
      const claim = await em.findOneByOrFail(PresidencyClaim, { id: claimId });
      const same = presidents.every((person) => person === claim.formerId);
      if (claim.state !== 'confirmed' || !same) throw associationErrors.INVITATION_VOID();
      return;
    }
    const offers = await em.findBy(MemberInvitation, { associationId, role: PRESIDENT, state: 'waiting' });
    const onMinutes = offers.some((offer) => offer.claimId !== null && offer.id !== id);
    if (onMinutes || !presidents.some((person) => person === invitedBy)) throw associationErrors.INVITATION_VOID();
    await this.requireUnclaimed(em, associationId, typedEmail);
  }

  /** In the transaction of whoever takes it, the association locked. */
  async pass(em: Em, actor: Actor, associationId: string, predecessorRole: PredecessorRole): Promise<void> {
    const personId = actor.personId!;
    const former = await this.directory.grantsIn(em, associationId, [PRESIDENT]);
    await this.delegations.endAll(em, actor, associationId);
    for (const { grantId, personId: leaving } of former) {
      await this.grants.revoke(em, actor, grantId);
      // One role a person: what was chosen counts, also where they had another one beside.
      for (const beside of await this.directory.grantsIn(em, associationId, GIVEN_ROLES, leaving))
        await this.grants.revoke(em, actor, beside.grantId);
      if (predecessorRole !== 'none') await this.grants.grant(em, actor, leaving, predecessorRole, { associationId });
    }
    // Who presides may do what the other roles may: with one of them beside, they would come in as what they were.
    for (const { grantId } of await this.directory.grantsIn(em, associationId, GIVEN_ROLES, personId))
      await this.grants.revoke(em, actor, grantId);
    await this.grants.grant(em, actor, personId, PRESIDENT, { associationId });
    await em.update(Association, { id: associationId }, { presidencyMovedAt: await this.tx.now(em) });
    await this.endOffers(em, actor, associationId);
    await this.trail.record(em, actor, {
      subject: 'association',
      subjectId: associationId,
      event: 'pass_presidency',
      detail: { personId, formerIds: former.map((grant) => grant.personId), predecessorRole },
    });
    await this.outbox.publish(em, PresidencyTaken, { associationId, personId, formerIds: former.map((grant) => grant.personId) });
  }

  /** Other offers of the presidency and claims to it are of no use any more; the one that is being accepted was settled before. */
  private async endOffers(em: Em, actor: Actor, associationId: string): Promise<void> {
    const answeredAt = await this.tx.now(em);
    const where = { associationId, role: PRESIDENT, state: In(['waiting', 'declined']) };
    for (const offer of await em.find(MemberInvitation, { where, lock: { mode: 'pessimistic_write' } }))
      await this.lifecycle.move(em, actor, memberInvitationLife, offer, 'withdraw', { answeredAt });
    const open = [
      { associationId, state: 'waiting' as const },
      { associationId, state: 'contested' as const },
    ];
    for (const claim of await em.find(PresidencyClaim, { where: open, lock: { mode: 'pessimistic_write' } }))
      await this.lifecycle.move(em, SYSTEM, presidencyClaimLife, claim, 'overtake', { decidedAt: answeredAt });
  }
}
