import { Injectable } from '@nestjs/common';
import { Directory, Grants } from '#identity';
import { Outbox, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { lockAssociation } from '../data/associations.store.js';
import { associationErrors } from '../domain/errors.js';
import { MEMBER_ROLES } from '../domain/member-roles.js';
import { MemberLeft } from './association.events.js';

/** The end of a membership: by the association, or by the person. A president hands over first, so that one is always there. */
@Injectable()
export class Members {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly grants: Grants,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** The president ends somebody's membership. @throws NOT_FOUND · PRESIDENT_HANDS_OVER */
  remove(actor: Actor, associationId: string, personId: string): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.remove_member', { associationId });
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

  private async end(em: Em, actor: Actor, associationId: string, personId: string, event: 'remove_member' | 'leave'): Promise<void> {
    const held = await this.directory.grantsIn(em, associationId, MEMBER_ROLES, personId);
    if (held.length === 0) throw platformErrors.NOT_FOUND();
    if (held.some(({ role }) => role === 'association.president')) throw associationErrors.PRESIDENT_HANDS_OVER();
    for (const { grantId } of held) await this.grants.revoke(em, actor, grantId);
    await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event, detail: { personId } });
    await this.outbox.publish(em, MemberLeft, { associationId, personId, by: actor.personId! });
  }
}
