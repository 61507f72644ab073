import { Injectable } from '@nestjs/common';
import { found, Lifecycle, newId, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import type { Entry } from '../data/entry.entity.js';
import { Funder, Funding, Gathering, Partner, Target } from '../data/programme-context.entity.js';
import { lockProgramme } from '../data/programmes.store.js';
import { livesOnAfterClosing, type EntryKind } from '../domain/entries.js';
import { funderMachine } from '../domain/funder.machine.js';
import { Component } from '../data/programme.entity.js';
import { EntryGuards, requireAgreement } from './entry-guards.js';
import type { EntryContent, EntryContents } from './programme-entries.js';
import { funderLife, requireNotClosed } from './programme.lives.js';

type Made<T extends Entry> = new () => T & { id: string; programmeId: string };

/** Who pays and for what, who takes part without money, and the meetings held. */
@Injectable()
export class ProgrammeSurroundings {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly lifecycle: Lifecycle,
    private readonly guards: EntryGuards,
  ) {}

  /** An agreement that is signed, or one that is being prepared. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · INVALID_REQUEST */
  addFunder(actor: Actor, programmeId: string, content: EntryContent<Funder>, preparing = false): Promise<{ id: string }> {
    const { signedOn, effectiveOn, ...rest } = content;
    requireAgreement({ ...content, state: preparing ? 'preparing' : 'signed' });
    return this.tx.run(async (em) => {
      const bare = { ...rest, signedOn: null, effectiveOn: null, state: funderMachine.initial };
      const funder = await this.add(em, actor, programmeId, 'funder', Funder, bare);
      if (!preparing) await this.lifecycle.move(em, actor, funderLife, funder, 'sign', { signedOn, effectiveOn });
      return { id: funder.id };
    });
  }

  /** What a funder brings to a component or to one of its envelopes. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE and what `fundingFits` refuses */
  addFunding(
    actor: Actor,
    funderId: string,
    content: Omit<EntryContent<Funding>, 'funderId'> & { componentId: string },
  ): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { programmeId } = await found(em, Funder, funderId);
      const check = (funding: Funding) => this.guards.fundingFits(em, funding);
      return { id: (await this.add(em, actor, programmeId, 'funding', Funding, { ...content, funderId }, check)).id };
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND */
  addPartner(actor: Actor, programmeId: string, content: EntryContents['partner']): Promise<{ id: string }> {
    const check = (em: Em) => (partner: Partner) => this.guards.mayBecome(em, partner, content, true);
    return this.tx.run(async (em) => ({ id: (await this.add(em, actor, programmeId, 'partner', Partner, content, check(em))).id }));
  }

  /** @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST */
  addGathering(actor: Actor, programmeId: string, content: EntryContents['gathering']): Promise<{ id: string }> {
    const check = (em: Em) => (gathering: Gathering) => this.guards.mayBecome(em, gathering, content, true);
    return this.tx.run(async (em) => ({ id: (await this.add(em, actor, programmeId, 'gathering', Gathering, content, check(em))).id }));
  }

  /** What a component sets out to reach at least. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · ENTRY_WITHDRAWN · INVALID_REQUEST */
  addTarget(actor: Actor, componentId: string, content: EntryContents['target']): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const { programmeId } = await found(em, Component, componentId);
      const check = (target: Target) => this.guards.mayBecome(em, target, content, true);
      return { id: (await this.add(em, actor, programmeId, 'target', Target, { ...content, componentId }, check)).id };
    });
  }

  private async add<T extends Entry>(
    em: Em,
    actor: Actor,
    programmeId: string,
    kind: EntryKind,
    entity: Made<T>,
    content: object,
    check?: (entry: T) => Promise<object | void>,
  ): Promise<T & { id: string }> {
    requireAccess(actor, 'programme.edit');
    const programme = await lockProgramme(em, actor, programmeId);
    if (!livesOnAfterClosing(kind)) requireNotClosed(programme);
    const entry = Object.assign(new entity(), { ...content, id: newId(), programmeId, version: 1 });
    Object.assign(entry, await check?.(entry));
    await em.insert(entity, entry as never);
    const detail = { id: entry.id, ...content };
    await this.trail.record(em, actor, { subject: 'programme', subjectId: programmeId, event: `add_${kind}`, detail });
    return entry;
  }
}
