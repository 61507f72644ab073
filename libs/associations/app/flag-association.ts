import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { newId, platformErrors, requireAccess, Trail, Tx, type Actor } from '#platform';
import { AssociationFlag } from '../data/association-parts.entity.js';
import { lockAssociation } from '../data/associations.store.js';

/** Warnings of the administration: orange informs, red blocks payment, neither blocks applying. @throws NOT_FOUND */
@Injectable()
export class FlagAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
  ) {}

  raise(
    actor: Actor,
    associationId: string,
    flag: { colour: 'orange' | 'red'; reason: string; endsOn?: string | null },
  ): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { regionCode } = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.flag', { associationId, regionCode });
      const id = newId();
      await em.insert(AssociationFlag, {
        id,
        associationId,
        institutionId: actor.scope.institutionId ?? null,
        ...flag,
        authorId: actor.personId,
      });
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'flag',
        reason: flag.reason,
        detail: { flagId: id, colour: flag.colour, endsOn: flag.endsOn ?? null },
      });
      return { id };
    });
  }

  lift(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { regionCode } = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.flag', { associationId, regionCode });
      const { institutionId } = actor.scope;
      const standing = { id, associationId, liftedAt: IsNull(), ...(institutionId ? { institutionId } : {}) };
      const lifted = await em.update(AssociationFlag, standing, {
        liftedAt: () => 'clock_timestamp()',
        liftedBy: actor.personId,
      });
      if (lifted.affected !== 1) throw platformErrors.NOT_FOUND();
      await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event: 'lift_flag', detail: { flagId: id } });
    });
  }
}
