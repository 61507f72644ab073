import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Label } from '#kernel';
import {
  defineProposal,
  found,
  newId,
  Outbox,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { AssociationMerge } from '../data/association-merge.entity.js';
import { Association } from '../data/association.entity.js';
import { findAssociation, lockAssociation } from '../data/associations.store.js';
import * as rows from '../data/merging.queries.js';
import { associationErrors } from '../domain/errors.js';
import { grantsAfter, TAKEABLE, valuesOf, type Takeable } from '../domain/merging.js';
import { nameKey } from '../domain/name-key.js';
import { likenessKeys } from '../domain/name-likeness.js';
import type { RevisedValues } from '../domain/revision.js';
import { AssociationsMerged } from './association.events.js';
import { forbid, MergeObstacles } from './merge-obstacles.js';
import {
  ABOUT_MERGE,
  ABOUT_UNMERGE,
  aboutBoth,
  changedSince,
  changesOf,
  IMPORTED_STAYS,
  KEPT_CHANGED,
  MEMBERS,
  namedAs,
  NO_PRESIDENT,
  NOT_VERIFIED,
  OTHER_CHANGED,
  VALUES,
} from './merge-words.js';

const FILES = 'application';
/** The whole country (ISO 3166): the scope of what is of more than one region. */
const COUNTRY = 'MA';

const merge = z.object({
  keptId: z.uuid(),
  otherId: z.uuid(),
  taken: z.array(z.enum(TAKEABLE)),
  /** What is taken, as it stood when it was proposed: whoever confirms has read that. Absent in proposals of before. */
  values: z.record(z.string(), z.unknown()).optional(),
  /** What the one that stays had there then: nobody overwrites what changed since. Absent in proposals of before. */
  before: z.record(z.string(), z.unknown()).optional(),
});
type Merge = z.infer<typeof merge>;

/** Two registrations of one association become one: nobody does it alone. */
export const mergeProposal = defineProposal({
  kind: 'associations.merge',
  subject: 'association',
  payload: merge,
  propose: 'association.propose_merge',
  confirm: 'association.confirm_merge',
  label: { fr: 'Réunir deux inscriptions', ar: 'دمج تسجيلين', en: 'Merge two registrations' },
  errors: ['MERGE_FORBIDDEN', 'ASSOCIATION_MERGED'],
});

const unmerge = z.object({ mergeId: z.uuid() });
type Unmerge = z.infer<typeof unmerge>;

export const unmergeProposal = defineProposal({
  kind: 'associations.unmerge',
  subject: 'association',
  payload: unmerge,
  propose: 'association.propose_merge',
  confirm: 'association.confirm_merge',
  label: { fr: 'Défaire la réunion de deux inscriptions', ar: 'التراجع عن دمج تسجيلين', en: 'Undo the merge of two registrations' },
  errors: ['MERGE_FORBIDDEN', 'WRONG_STATE'],
});

/** The region of both; of two regions only whoever acts for the country knows, and decides. */
const scopeOf = (kept: Association, other: Association) => ({
  associationId: kept.id,
  regionCode: kept.regionCode === other.regionCode ? kept.regionCode : COUNTRY,
});

/** Whoever may not see both is told nothing of what stands in the way. @throws NOT_FOUND · FORBIDDEN · OWN_ASSOCIATION · STEP_UP_REQUIRED */
async function requireBoth(em: Em, actor: Actor, keptId: string, otherId: string): Promise<void> {
  for (const associationId of [keptId, otherId]) {
    const { regionCode } = await findAssociation(em, associationId);
    requireAccess(actor, 'association.propose_merge', { associationId, regionCode });
  }
}

@Injectable()
export class MergeAssociations implements ProposalHandler<Merge> {
  constructor(
    private readonly obstacles: MergeObstacles,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** As it was proposed: names and values of then, also once it is carried out or undone. */
  async facts(em: Em, { keptId, otherId, taken, values, before }: Merge): Promise<ProposalFacts> {
    const [kept, other] = [await findAssociation(em, keptId), await findAssociation(em, otherId)];
    const was = (before as RevisedValues | undefined) ?? valuesOf(kept, taken);
    const given = (values as RevisedValues | undefined) ?? valuesOf(other, taken);
    const about = aboutBoth(namedAs(kept, was), other, (one, two, language) => ABOUT_MERGE[language](one, two));
    const changes = changesOf(taken, was, given);
    return { subjectId: keptId, scope: scopeOf(kept, other), href: `/app/associations/${keptId}`, about, changes };
  }

  async carryOut(
    em: Em,
    actor: Actor,
    { keptId, otherId, taken, values, before: seen }: Merge,
    { proposedBy, reason }: Proposal,
  ): Promise<void> {
    const [kept, other] = await lockBoth(em, keptId, otherId);
    for (const { id: associationId, regionCode } of [kept, other])
      requireAccess(actor, 'association.confirm_merge', { associationId, regionCode });
    await this.requirePossible(em, kept, other, taken);
    const before = valuesOf(kept, taken);
    if (values && !isDeepStrictEqual(values, valuesOf(other, taken))) forbid([OTHER_CHANGED]);
    if (seen && !isDeepStrictEqual(seen, before)) forbid([KEPT_CHANGED]);
    const id = newId();
    await em.insert(AssociationMerge, {
      id,
      keptId,
      otherId,
      taken,
      before,
      reason,
      proposedBy,
      confirmedBy: actor.personId!,
    });
    for (const follower of this.obstacles.followers()) await rows.follow(em, id, follower, { keptId, otherId });
    await rows.followVault(em, id, keptId, otherId);
    await rows.moveGrants(em, id, keptId, grantsAfter(await rows.grantsHeld(em, keptId), await rows.grantsHeld(em, otherId)));
    await em.update(Association, { id: keptId }, { ...written(kept, valuesOf(other, taken)), version: kept.version + 1 });
    await em.update(Association, { id: otherId }, { mergedInto: keptId });
    await this.trail.record(em, actor, {
      subject: 'association',
      subjectId: keptId,
      event: 'merge',
      reason,
      detail: { other: otherId, taken },
    });
    await this.trail.record(em, actor, { subject: 'association', subjectId: otherId, event: 'merge', reason, detail: { into: keptId } });
    await this.outbox.publish(em, AssociationsMerged, { mergeId: id, event: 'merge' });
  }

  /** @throws NOT_FOUND · ASSOCIATION_MERGED · MERGE_FORBIDDEN */
  async requirePossible(em: Em, kept: Association, other: Association, taken: readonly Takeable[]): Promise<void> {
    const notThere = (['draft', 'absorbed'] as const).some((state) => kept.state === state || other.state === state);
    if (kept.id === other.id || notThere) throw platformErrors.NOT_FOUND();
    for (const { mergedInto } of [kept, other]) if (mergedInto) throw associationErrors.ASSOCIATION_MERGED({ id: mergedInto });
    if (kept.state === 'imported' && other.state !== 'imported') forbid([IMPORTED_STAYS]);
    // What was verified is never written over by what nobody has verified.
    if (taken.length > 0 && kept.verifiedAt && !other.verifiedAt) forbid([NOT_VERIFIED]);
    const applicationIds = await rows.rowsNaming(em, FILES, other.id);
    await this.obstacles.refuse(em, { keptId: kept.id, otherId: other.id, applicationIds, undo: false });
  }
}

@Injectable()
export class UnmergeAssociations implements ProposalHandler<Unmerge> {
  constructor(
    private readonly tx: Tx,
    private readonly obstacles: MergeObstacles,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  async facts(em: Em, { mergeId }: Unmerge): Promise<ProposalFacts> {
    const { keptId, otherId, taken, before } = await found(em, AssociationMerge, mergeId);
    const [kept, other] = [await findAssociation(em, keptId), await findAssociation(em, otherId)];
    const about = aboutBoth(namedAs(kept, before), other, (one, two, language) => ABOUT_UNMERGE[language](one, two));
    // The other stands still as long as it is merged: what it holds is what the merge wrote.
    const changes = changesOf(taken, valuesOf(other, taken), before);
    return { subjectId: kept.id, scope: scopeOf(kept, other), href: `/app/associations/${kept.id}`, about, changes };
  }

  async carryOut(em: Em, actor: Actor, { mergeId }: Unmerge, { reason }: Proposal): Promise<void> {
    const known = await rowBy(em, AssociationMerge, { id: mergeId }, 'FOR UPDATE');
    if (known) await lockBoth(em, known.keptId, known.otherId);
    const { merge: done, kept, other } = await this.requirePossible(em, mergeId);
    for (const { id: associationId, regionCode } of [kept, other])
      requireAccess(actor, 'association.confirm_merge', { associationId, regionCode });
    for (const follower of this.obstacles.followers()) await rows.giveBack(em, mergeId, follower, other.id);
    await rows.giveVaultBack(em, mergeId);
    await em.update(Association, { id: kept.id }, { ...written(kept, done.before), version: kept.version + 1 });
    await em.update(Association, { id: other.id }, { mergedInto: null });
    await rows.giveGrantsBack(em, mergeId);
    await em.update(AssociationMerge, { id: mergeId }, { undoneAt: await this.tx.now(em) });
    await this.trail.record(em, actor, {
      subject: 'association',
      subjectId: kept.id,
      event: 'unmerge',
      reason,
      detail: { other: other.id },
    });
    await this.trail.record(em, actor, {
      subject: 'association',
      subjectId: other.id,
      event: 'unmerge',
      reason,
      detail: { from: kept.id },
    });
    await this.outbox.publish(em, AssociationsMerged, { mergeId, event: 'unmerge' });
  }

  /** Nothing new forbids it. @throws NOT_FOUND · MERGE_FORBIDDEN */
  async requirePossible(em: Em, mergeId: string): Promise<{ merge: AssociationMerge; kept: Association; other: Association }> {
    const done = await rowBy(em, AssociationMerge, { id: mergeId });
    if (!done || done.undoneAt) throw platformErrors.NOT_FOUND();
    const [kept, other] = [await findAssociation(em, done.keptId), await findAssociation(em, done.otherId)];
    await this.obstacles.refuse(em, {
      keptId: kept.id,
      otherId: other.id,
      applicationIds: await rows.rowsMoved(em, mergeId, FILES),
      undo: true,
    });
    const changed: Label[] = [];
    for (const follower of [...this.obstacles.followers(), VAULT])
      if ((await rows.hasNewRows(em, mergeId, follower, kept.id)) || (await rows.hasLostRows(em, mergeId, follower, kept.id)))
        changed.push(changedSince(follower.what));
    if (await rows.hasOtherGrants(em, mergeId, kept.id)) changed.push(changedSince(MEMBERS));
    // The other stands still since: what it holds is what the merge wrote.
    if (!isDeepStrictEqual(valuesOf(kept, done.taken), valuesOf(other, done.taken))) changed.push(changedSince(VALUES));
    if (await rows.wouldLackPresident(em, mergeId)) changed.push(NO_PRESIDENT);
    forbid(changed);
    return { merge: done, kept, other };
  }
}

/** The first of the two. */
@Injectable()
export class ProposeMerge {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
    private readonly merging: MergeAssociations,
    private readonly unmerging: UnmergeAssociations,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · OWN_ASSOCIATION · PROPOSAL_WAITING · MERGE_FORBIDDEN · ASSOCIATION_MERGED */
  merge(actor: Actor, asked: Omit<Merge, 'values' | 'before'>, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await requireBoth(em, actor, asked.keptId, asked.otherId);
      const [kept, other] = [await findAssociation(em, asked.keptId), await findAssociation(em, asked.otherId)];
      await this.merging.requirePossible(em, kept, other, asked.taken);
      if (await rows.mergeWaits(em, asked)) throw platformErrors.PROPOSAL_WAITING();
      const { id } = await this.proposals.propose(
        em,
        actor,
        mergeProposal,
        { ...asked, values: { ...valuesOf(other, asked.taken) }, before: { ...valuesOf(kept, asked.taken) } },
        reason,
      );
      return { id };
    });
  }

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · OWN_ASSOCIATION · PROPOSAL_WAITING · MERGE_FORBIDDEN */
  undo(actor: Actor, mergeId: string, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const { keptId, otherId } = await found(em, AssociationMerge, mergeId);
      await requireBoth(em, actor, keptId, otherId);
      await this.unmerging.requirePossible(em, mergeId);
      const { id } = await this.proposals.propose(em, actor, unmergeProposal, { mergeId }, reason);
      return { id };
    });
  }
}

const VAULT = { table: 'vault_document', what: { fr: 'documents', ar: 'الوثائق', en: 'documents' } };

/** In the order of their identifiers, so that two acts never wait for each other. @throws NOT_FOUND */
async function lockBoth(em: Em, keptId: string, otherId: string): Promise<[Association, Association]> {
  const locked = new Map<string, Association>();
  for (const id of [keptId, otherId].sort()) locked.set(id, await lockAssociation(em, id, { aliases: true }));
  return [locked.get(keptId)!, locked.get(otherId)!];
}

/** The values with what is kept beside them. */
function written(kept: Association, values: RevisedValues): Partial<Association> {
  const name = values.name ?? kept.name;
  const keys = { nameKeyFr: nameKey(name.fr), nameKeyAr: nameKey(name.ar), ...likenessKeys(name) };
  return { ...(values as Partial<Association>), ...('name' in values ? keys : {}) };
}

export type { Takeable };
