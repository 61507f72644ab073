import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Limits } from '#identity';
import {
  defineJob,
  newId,
  noPayload,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type JobHandler,
} from '#platform';
import { AssociationPair } from '../data/association-pair.entity.js';
import { findAssociation } from '../data/associations.store.js';
import { comparedWith, keepPairs, uncompared, verifiedAlike, type KnownAlike } from '../data/likeness.queries.js';
import { LIKELY, likeness, likenessKeys, reasonsOf } from '../domain/name-likeness.js';

export const compareAssociation = defineJob({
  name: 'associations.compare',
  queue: 'events',
  payload: z.object({ associationId: z.uuid() }),
});
export const compareOthers = defineJob({ name: 'associations.compare-others', queue: 'events', payload: noPayload, attempts: 1 });

/** Registrations that may be one: found when one is sent or its changes are accepted, and for those of before little by little. */
@Injectable()
export class Likeness {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly limits: Limits,
  ) {}

  /** In the caller's transaction. */
  async compare(em: Em, id: string): Promise<void> {
    const found = await comparedWith(em, id);
    const pairs = found
      .map((other) => ({ pairId: newId(), otherId: other.id, reasons: reasonsOf(other), likeness: likeness(other) }))
      .filter((pair) => pair.likeness >= LIKELY);
    await keepPairs(em, id, pairs);
  }

  /** These are two: the pair is shown no more while nothing new makes them alike. @throws NOT_FOUND · OWN_ASSOCIATION */
  dismiss(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const pair = await this.locked(em, actor, id);
      const dismissal = { dismissedAt: await this.tx.now(em), dismissedBy: actor.personId, dismissalReason: reason };
      await em.update(AssociationPair, { id }, dismissal);
      const detail = { other: pair.secondId };
      await this.trail.record(em, actor, { subject: 'association', subjectId: pair.firstId, event: 'dismiss_pair', reason, detail });
    });
  }

  /** Shown again. @throws NOT_FOUND · OWN_ASSOCIATION */
  reopen(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const pair = await this.locked(em, actor, id);
      await em.update(AssociationPair, { id }, { dismissedAt: null, dismissedBy: null, dismissalReason: null });
      const detail = { other: pair.secondId };
      await this.trail.record(em, actor, { subject: 'association', subjectId: pair.firstId, event: 'reopen_pair', detail });
    });
  }

  /**
   * Whether an association may be in the registry already, for whoever is about to register it: nothing of it is told, and drafts of others
   * are never meant. @throws THROTTLED
   */
  mayBeHere(actor: Actor, typed: { name: { fr: string; ar: string }; ice: string | null; regionCode: string | null }): Promise<boolean> {
    requireAccess(actor, 'association.register');
    return this.tx.run(async (em) => {
      await this.limits.spendIn(em, 'likenesses', actor.personId!);
      return (await this.meant(em, typed)) !== null;
    });
  }

  /** The verified association that is meant. */
  meant(
    em: Em,
    { name, ice, regionCode }: { name: { fr: string; ar: string }; ice: string | null; regionCode: string | null },
  ): Promise<KnownAlike | null> {
    const { nameCoreFr, nameCoreAr, nameSounds } = likenessKeys(name);
    return verifiedAlike(em, { ice, cores: [nameCoreFr, nameCoreAr], sounds: nameSounds, regionCode });
  }

  private async locked(em: Em, actor: Actor, id: string): Promise<AssociationPair> {
    const pair = await rowBy(em, AssociationPair, { id }, 'FOR UPDATE');
    if (!pair) throw platformErrors.NOT_FOUND();
    for (const associationId of [pair.firstId, pair.secondId]) {
      const { regionCode } = await findAssociation(em, associationId);
      requireAccess(actor, 'association.dismiss_pair', { associationId, regionCode });
    }
    return pair;
  }
}

@Injectable()
export class CompareAssociation implements JobHandler<{ associationId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly likeness: Likeness,
  ) {}

  handle({ associationId }: { associationId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const { state } = await findAssociation(em, associationId);
      if (state === 'draft') return 'skipped';
      await this.likeness.compare(em, associationId);
      return 'done';
    });
  }
}

/** Those of before this was kept, some at a time. */
@Injectable()
export class CompareOthers implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly likeness: Likeness,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    const ids = await this.tx.run((em) => uncompared(em, AT_ONCE));
    for (const id of ids) await this.tx.run((em) => this.likeness.compare(em, id));
    return ids.length > 0 ? 'done' : 'skipped';
  }
}
const AT_ONCE = 200;
