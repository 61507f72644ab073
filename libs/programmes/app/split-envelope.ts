import { Injectable } from '@nestjs/common';
import { isRegionCode, type FieldError } from '#kernel';
import { found, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { Envelope, SubEnvelope, type Programme } from '../data/programme.entity.js';
import { lockEnvelope, lockProgramme, sayingViolations } from '../data/programmes.store.js';
import { Component } from '../data/programme.entity.js';
import { programmeErrors } from '../domain/errors.js';
import { repeatedShares, requireCovers, requireWithinEnvelope, shareKey, type Share } from '../domain/split.js';
import { requireForeign } from './entry-guards.js';
import { requireNotClosed } from './programme.lives.js';
import type { EntryContents } from './programme-entries.js';
import { Programmes } from './programmes.js';
import { ShareUses } from './share-uses.js';
import { UntoldAwards } from './untold-awards.js';

/** Sets money aside for a component and splits it into shares. Sums are bounded under the envelope's row lock. */
@Injectable()
export class SplitEnvelope {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly programmes: Programmes,
    private readonly untold: UntoldAwards,
    private readonly uses: ShareUses,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · ENTRY_WITHDRAWN */
  addEnvelope(actor: Actor, componentId: string, content: EntryContents['envelope']): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    requireForeign(content);
    return this.tx.run(async (em) => {
      const { programmeId } = await found(em, Component, componentId);
      requireNotClosed(await lockProgramme(em, actor, programmeId));
      if ((await found(em, Component, componentId)).withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      const id = newId();
      await em.insert(Envelope, { id, componentId, ...content });
      await this.record(em, actor, programmeId, 'add_envelope', { envelopeId: id, ...content });
      return { id };
    });
  }

  /**
   * Makes the shares of an envelope exactly these: known ones change their amount, new ones come, the others go.
   * @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · INVALID_REQUEST · SPLIT_EXCEEDS_ENVELOPE · SPLIT_BELOW_AWARDED · SHARE_BY_ANOTHER · SUB_ENVELOPE_IN_USE · ENTRY_WITHDRAWN
   */
  split(actor: Actor, envelopeId: string, shares: readonly Share[]): Promise<{ shares: (Share & { id: string })[] }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { envelope, programme } = await lockEnvelope(em, actor, envelopeId);
      requireNotClosed(programme);
      if (envelope.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
      await this.requireKnown(em, programme, shares);
      requireWithinEnvelope(shares, envelope.amountCentimes);

      const present = await em.find(SubEnvelope, { where: { envelopeId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      const wanted = new Map(shares.map((share) => [shareKey(share), share]));
      const kept = new Map(present.map((share) => [shareKey(share), share]));
      const untold = await this.untold.of(em, actor);
      for (const share of present) await this.settle(em, share, wanted.get(shareKey(share)), untold.has(share.id));
      const fresh = shares.filter((share) => !kept.has(shareKey(share))).map((share) => ({ ...share, id: newId(), envelopeId }));
      if (fresh.length > 0) await em.insert(SubEnvelope, fresh);

      await this.record(em, actor, programme.id, 'split_envelope', { envelopeId, shares });
      const ids = new Map([...kept, ...fresh.map((share) => [shareKey(share), share] as const)].map(([key, { id }]) => [key, id]));
      return { shares: shares.map((share) => ({ ...share, id: ids.get(shareKey(share))! })) };
    });
  }

  /** Whether a smaller share is refused tells what was awarded from it: who must not know yet leaves it to another. */
  private async settle(em: Em, present: SubEnvelope, wanted: Share | undefined, isUntold: boolean): Promise<void> {
    if (isUntold && (wanted?.amountCentimes ?? 0) < present.amountCentimes) throw programmeErrors.SHARE_BY_ANOTHER();
    requireCovers(wanted?.amountCentimes ?? 0, present.awardedCentimes);
    if (wanted) await em.update(SubEnvelope, { id: present.id }, { amountCentimes: wanted.amountCentimes });
    else await this.remove(em, present.id);
  }

  private async remove(em: Em, id: string): Promise<void> {
    const calls = await this.uses.of(em, [id]);
    if (calls.length > 0) throw programmeErrors.SUB_ENVELOPE_IN_USE({ calls: calls.join(', ') });
    // A call that took it this instant is not known by its number yet.
    await sayingViolations(em.delete(SubEnvelope, { id }), {
      call_sub_envelope_share_fk: () => programmeErrors.SUB_ENVELOPE_IN_USE({ calls: '…' }),
    });
  }

  private async requireKnown(em: Em, programme: Programme, shares: readonly Share[]): Promise<void> {
    const domains = new Set(await this.programmes.domainCodes(em, programme.id));
    const errors: FieldError[] = repeatedShares(shares);
    shares.forEach(({ regionCode, domainCode, year }, index) => {
      const path = `shares.${index}`;
      if (regionCode !== null && !isRegionCode(regionCode)) errors.push({ path: `${path}.regionCode`, code: 'choice' });
      if (domainCode !== null && !domains.has(domainCode)) errors.push({ path: `${path}.domainCode`, code: 'choice' });
      if (year !== null && (year < programme.firstYear || year > programme.lastYear)) errors.push({ path: `${path}.year`, code: 'choice' });
    });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: unknown): Promise<void> {
    return this.trail.record(em, actor, { subject: 'programme', subjectId, event, detail });
  }
}
