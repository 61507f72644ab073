import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Institutions } from '#institution';
import { newId, platformErrors, requireAccess, Trail, Tx, type Actor } from '#platform';
import { AssociationFlag } from '../data/association-parts.entity.js';
import { lockAssociation } from '../data/associations.store.js';

/**
 * Warnings of the administration: orange informs, red blocks payment, neither blocks applying. What is raised for the whole installation is its
 * principal's: people of other institutions do not read it.
 */
@Injectable()
export class FlagAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly institutions: Institutions,
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
        institutionId: await this.institutions.whose(em, actor),
        forAll: !actor.scope.institutionId,
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

  /** Somebody of an institution lifts its own. @throws NOT_FOUND */
  lift(actor: Actor, associationId: string, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { regionCode } = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.flag', { associationId, regionCode });
      const { institutionId } = actor.scope;
      const standing = { id, associationId, liftedAt: IsNull(), ...(institutionId ? { institutionId } : {}) };
      const lifted = await em.update(AssociationFlag, standing, {
        liftedAt: () => 'clock_timestamp()',
        liftedBy: actor.personId,
        liftReason: reason,
      });
      if (lifted.affected !== 1) throw platformErrors.NOT_FOUND();
      const said = { subject: 'association', subjectId: associationId, event: 'lift_flag', reason, detail: { flagId: id } };
      await this.trail.record(em, actor, said);
    });
  }
}
