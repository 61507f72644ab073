import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { In } from 'typeorm';
import { contentHash, DomainError, type Label } from '#kernel';
import { decide, requireAccess, roleMayAct, type PolicyName, type Subject } from '../access/access.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { countsAs } from '../access/standing.js';
import { Capacities } from '../access/capacities.js';
import { Trail } from '../audit/trail.js';
import { CONTEXTS, type ContextDefinition } from '../context.js';
import { violatesUnique } from '../database/constraints.js';
import { newId } from '../database/ids.js';
import { Tx, type Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Outbox } from '../outbox/outbox.js';
import type { ProposalFacts, SaidThen } from './proposal-facts.js';
import { Proposal } from './proposal.entity.js';
import { ProposalMade } from './proposal.events.js';
import { proposalLife } from './proposal.life.js';
import { proposalMachine } from './proposal.machine.js';
import type { ProposalBinding, ProposalDefinition, ProposalHandler } from './proposal.js';

const DAY_MS = 24 * 3_600_000;

/** What an actor may do with one proposal now. */
export type ProposalAct = 'confirm' | 'withdraw';

/**
 * Dual control: what one person must not do alone is proposed by one and carried out when another, with the right to,
 * confirms; once, before it expires, both named in the trail, the second factor asked again on both sides.
 */
@Injectable()
export class Proposals {
  private readonly kinds: ReadonlyMap<string, ProposalBinding>;

  constructor(
    @Inject(CONTEXTS) contexts: readonly ContextDefinition[],
    private readonly moduleRef: ModuleRef,
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {
    this.kinds = new Map(
      contexts.flatMap((context) => context.proposals).map((binding) => [binding.definition.kind, binding as ProposalBinding]),
    );
  }

  /**
   * Writes the proposal in the caller's transaction; nothing else happens until it is confirmed.
   * @throws NOT_FOUND · FORBIDDEN · STEP_UP_REQUIRED · PROPOSAL_WAITING when the same already waits
   */
  async propose<P>(em: Em, actor: Actor, definition: ProposalDefinition<P>, payload: P, reason: string): Promise<Proposal> {
    const handler = this.handlerOf(definition.kind);
    const facts = await handler.facts(em, payload);
    requireAccess(actor, definition.propose, facts.scope);
    const now = await this.tx.now(em);
    const proposal = Object.assign(new Proposal(), {
      id: newId(),
      kind: definition.kind,
      subject: definition.subject,
      subjectId: facts.subjectId,
      regionCode: facts.scope.regionCode ?? null,
      associationId: facts.scope.associationId ?? null,
      programmeId: facts.scope.programmeId ?? null,
      institutionId: facts.scope.institutionId ?? null,
      payload: definition.payload.parse(payload) as object,
      payloadHash: contentHash(payload),
      reason,
      state: proposalMachine.initial,
      proposedBy: actor.personId!,
      proposedAt: now,
      expiresAt: new Date(now.getTime() + definition.lastsDays * DAY_MS),
      barred: [...(facts.barred ?? []), ...countsAs(actor).filter((id) => id !== actor.personId)],
    });
    try {
      await em.insert(Proposal, proposal);
    } catch (error) {
      throw violatesUnique(error, 'proposal_waiting_uq') ? platformErrors.PROPOSAL_WAITING() : error;
    }
    await this.trail.record(em, actor, {
      subject: 'proposal',
      subjectId: proposal.id,
      event: 'propose',
      to: proposal.state,
      reason,
      detail: { kind: proposal.kind, subject: proposal.subject, subjectId: proposal.subjectId },
    });
    await this.outbox.publish(em, ProposalMade, { proposalId: proposal.id });
    return proposal;
  }

  /**
   * The second person's yes: carries the act out.
   * @throws NOT_FOUND · WRONG_STATE · PROPOSAL_EXPIRED · PROPOSER_LOST_RIGHT · OTHER_PERSON_NEEDED · STEP_UP_REQUIRED · what the act itself refuses
   */
  confirm(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const proposal = await this.lifecycle.lock(em, proposalLife, id);
      const handler = this.handlerOf(proposal.kind);
      await this.requireSecondPerson(em, actor, proposal);
      proposalMachine.require(proposal.state, 'confirm');
      if ((await this.tx.now(em)) >= proposal.expiresAt) throw platformErrors.PROPOSAL_EXPIRED();
      await this.requireProposer(em, proposal);
      // What it was about may be gone.
      const facts = await handler.facts(em, proposal.payload);
      await handler.carryOut(em, actor, proposal.payload, proposal);
      await this.settle(em, actor, proposal, 'confirm', null, facts);
    });
  }

  /** The second person's no. @throws NOT_FOUND · WRONG_STATE · PROPOSAL_EXPIRED · OTHER_PERSON_NEEDED · STEP_UP_REQUIRED */
  refuse(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const proposal = await this.lifecycle.lock(em, proposalLife, id);
      await this.requireSecondPerson(em, actor, proposal);
      proposalMachine.require(proposal.state, 'refuse');
      if ((await this.tx.now(em)) >= proposal.expiresAt) throw platformErrors.PROPOSAL_EXPIRED();
      await this.settle(em, actor, proposal, 'refuse', reason);
    });
  }

  /**
   * The proposer takes it back; or whoever may propose the same in their place, who says why and proves who they are. Not whom it is about.
   * @throws NOT_FOUND · WRONG_STATE · OTHER_PERSON_NEEDED · STEP_UP_REQUIRED · INVALID_REQUEST
   */
  withdraw(actor: Actor, id: string, reason: string | null = null): Promise<void> {
    return this.tx.run(async (em) => {
      const proposal = await this.lifecycle.lock(em, proposalLife, id);
      const { propose } = this.bindingOf(proposal.kind).definition;
      const isKnown = decide(actor, propose, proposalSubject(proposal)).allowed && !this.isSecretFrom(actor, proposal);
      if (!isKnown) throw platformErrors.NOT_FOUND();
      if (!countsAs(actor).includes(proposal.proposedBy)) {
        await this.requireNotBarred(em, actor, proposal);
        requireAccess(actor, propose, proposalSubject(proposal));
        if (!reason) throw platformErrors.INVALID_REQUEST({}, [{ path: 'reason', code: 'required' }]);
      }
      await this.settle(em, actor, proposal, 'withdraw', reason);
    });
  }

  /** What was proposed for somebody or something that has ended falls with it. */
  async fall(em: Em, actor: Actor, about: { subjectId: string; kinds: readonly string[] }, reason: string): Promise<void> {
    const where = { kind: In([...about.kinds]), subjectId: about.subjectId, state: 'waiting' as const };
    for (const { id } of await em.find(Proposal, { select: { id: true }, where, order: { id: 'ASC' } })) {
      const proposal = await this.lifecycle.lock(em, proposalLife, id);
      if (proposal.state === 'waiting') await this.settle(em, actor, proposal, 'withdraw', reason);
    }
  }

  /** What nobody answered in time ends; returns how many. */
  expire(): Promise<number> {
    return this.tx.run(async (em) => {
      const rows = await em
        .createQueryBuilder(Proposal, 'proposal')
        .where(`proposal.state = 'waiting' AND proposal.expiresAt <= clock_timestamp()`)
        .orderBy('proposal.expiresAt')
        .take(100)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const proposal of rows) await this.settle(em, SYSTEM, proposal, 'expire', null);
      return rows.length;
    });
  }

  /**
   * What a waiting proposal says to whoever reads it, and a settled one said when it was settled. What it was about may be gone since: then it says its kind, and is still
   * listed, refused and withdrawn.
   */
  async facts(em: Em, proposal: Proposal): Promise<ProposalFacts> {
    if (proposal.said) return { ...proposal.said, subjectId: proposal.subjectId, scope: proposalSubject(proposal) };
    try {
      return await this.handlerOf(proposal.kind).facts(em, proposal.payload);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { about: this.definition(proposal.kind).label, subjectId: proposal.subjectId, scope: proposalSubject(proposal) };
    }
  }

  stateLabel(proposal: Proposal): Label {
    return proposalMachine.label(proposal.state);
  }

  definition(kind: string): ProposalDefinition {
    return this.bindingOf(kind).definition;
  }

  /** The kinds in which the actor's present role has a part: for lists. */
  kindsOf(actor: Actor): string[] {
    return [...this.kinds.values()]
      .filter(({ definition }) => roleMayAct(actor, definition.propose) || roleMayAct(actor, definition.confirm))
      .map(({ definition }) => definition.kind);
  }

  /** The kinds of which whom they are about must not know. */
  secretKinds(): string[] {
    return [...this.kinds.values()].filter(({ definition }) => definition.secret).map(({ definition }) => definition.kind);
  }

  /** The policy of those who confirm. */
  confirmersOf(kind: string): PolicyName {
    return this.bindingOf(kind).definition.confirm;
  }

  actsOn(actor: Actor, proposal: Proposal, now: Date): ProposalAct[] {
    if (!proposalMachine.can(proposal.state, 'confirm') || now >= proposal.expiresAt) return [];
    const { confirm } = this.bindingOf(proposal.kind).definition;
    const subject = proposalSubject(proposal);
    const excludedPersonIds = [proposal.proposedBy, ...proposal.barred];
    return [
      ...(decide(actor, confirm, { ...subject, excludedPersonIds }).allowed ? (['confirm'] as const) : []),
      ...(this.mayWithdraw(actor, proposal) ? (['withdraw'] as const) : []),
    ];
  }

  private mayWithdraw(actor: Actor, proposal: Proposal): boolean {
    const excludedPersonIds = countsAs(actor).includes(proposal.proposedBy) ? [] : proposal.barred;
    const { propose } = this.bindingOf(proposal.kind).definition;
    return decide(actor, propose, { ...proposalSubject(proposal), excludedPersonIds }).allowed;
  }

  /** Whether the actor may know of the proposal at all. */
  isVisible(actor: Actor, proposal: Proposal): boolean {
    if (this.isSecretFrom(actor, proposal)) return false;
    const { propose, confirm } = this.bindingOf(proposal.kind).definition;
    return [propose, confirm].some((policy) => decide(actor, policy, proposalSubject(proposal)).allowed);
  }

  private isSecretFrom(actor: Actor, { kind, subjectId }: Proposal): boolean {
    return Boolean(this.bindingOf(kind).definition.secret) && countsAs(actor).includes(subjectId);
  }

  private async requireSecondPerson(em: Em, actor: Actor, proposal: Proposal): Promise<void> {
    if (!this.isVisible(actor, proposal)) throw platformErrors.NOT_FOUND();
    if (countsAs(actor).includes(proposal.proposedBy)) throw platformErrors.OTHER_PERSON_NEEDED();
    await this.requireNotBarred(em, actor, proposal);
    requireAccess(actor, this.confirmersOf(proposal.kind), proposalSubject(proposal));
  }

  /** Whom it favours, or is about, has no answer to give. */
  private async requireNotBarred(em: Em, actor: Actor, proposal: Proposal): Promise<void> {
    const { barred = [] } = await this.facts(em, proposal);
    const those = [...proposal.barred, ...barred];
    if (countsAs(actor).some((id) => those.includes(id))) throw platformErrors.OTHER_PERSON_NEEDED();
  }

  /** Two persons act at the moment of the act: who proposed must still be one who may. */
  private async requireProposer(em: Em, proposal: Proposal): Promise<void> {
    const { propose } = this.bindingOf(proposal.kind).definition;
    const capacities = await this.moduleRef.get(Capacities, { strict: false }).of(em, proposal.proposedBy);
    if (!capacities.some((actor) => decide(actor, propose, proposalSubject(proposal)).allowed)) throw platformErrors.PROPOSER_LOST_RIGHT();
  }

  private async settle(
    em: Em,
    actor: Actor,
    proposal: Proposal,
    event: 'confirm' | 'refuse' | 'withdraw' | 'expire',
    reason: string | null,
    facts?: ProposalFacts,
  ): Promise<void> {
    const said = saidThen(facts ?? (await this.facts(em, proposal)));
    const change = { decidedBy: actor.personId, decidedAt: await this.tx.now(em), decisionReason: reason, said };
    await this.lifecycle.move(em, actor, proposalLife, proposal, event, change, { reason });
  }

  private bindingOf(kind: string): ProposalBinding {
    const binding = this.kinds.get(kind);
    if (!binding) throw new Error(`no proposal of kind ${kind}`);
    return binding;
  }

  private handlerOf(kind: string): ProposalHandler {
    return this.moduleRef.get<ProposalHandler>(this.bindingOf(kind).handler, { strict: false });
  }
}

/** Names of accounts are read where they are kept, so that erasing one erases it here too. */
const saidThen = ({ about, changes, href, names = [] }: ProposalFacts): SaidThen | null =>
  names.length === 0 ? { about, ...(changes ? { changes } : {}), ...(href ? { href } : {}) } : null;

/** What policies need to know of it: where it counts, whose it is. */
export const proposalSubject = ({ regionCode, associationId, programmeId, institutionId }: Proposal): Subject => ({
  ...(regionCode ? { regionCode } : {}),
  ...(associationId ? { associationId } : {}),
  ...(programmeId ? { programmeId } : {}),
  ...(institutionId ? { institutionId } : {}),
});
