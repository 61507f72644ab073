import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import type { Label } from '#kernel';
import type { PolicyName } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import type { Em } from '../database/tx.js';
import type { ProposalFacts } from './proposal-facts.js';
import type { Proposal } from './proposal.entity.js';

/** One kind of act that needs two persons: what it is called, what it carries, who proposes and who confirms. */
export interface ProposalDefinition<P = unknown> {
  readonly kind: string;
  /** The subject of its lines in the trail. */
  readonly subject: string;
  readonly payload: z.ZodType<P>;
  /** Policies of the two sides; both are to ask for the second factor again (`stepUp`). */
  readonly propose: PolicyName;
  readonly confirm: PolicyName;
  /** Days until an unanswered proposal expires. */
  readonly lastsDays: number;
  readonly label: Label;
  /** Whom it is about (its subject, a person) learns nothing of it until it is carried out. */
  readonly secret?: true;
  /** Codes with which it may refuse to be carried out, when the world has changed since. */
  readonly errors?: readonly string[];
}

/** Knows one kind: what a payload means, and how it is carried out. */
export interface ProposalHandler<P = unknown> {
  /** @throws what makes the proposal impossible to begin with */
  facts(em: Em, payload: P): Promise<ProposalFacts>;
  /**
   * Carries it out in the transaction of the confirmation. The world may have changed since it was proposed: a refusal
   * thrown here leaves the proposal waiting.
   * @param actor who confirms; `proposal.proposedBy` is the other
   */
  carryOut(em: Em, actor: Actor, payload: P, proposal: Proposal): Promise<void>;
}

export interface ProposalBinding<P = unknown> {
  definition: ProposalDefinition<P>;
  handler: Type<ProposalHandler<P>>;
}

export const defineProposal = <S extends z.ZodType>(
  definition: Omit<ProposalDefinition<z.infer<S>>, 'payload' | 'lastsDays'> & { payload: S; lastsDays?: number },
): ProposalDefinition<z.infer<S>> => ({ lastsDays: 14, ...definition }) as unknown as ProposalDefinition<z.infer<S>>;

/** Keeps the payload's type within a room's own bindings while the program's list forgets it. */
export const bindProposal = <P>(definition: ProposalDefinition<P>, handler: ProposalBinding<P>['handler']) =>
  ({ definition, handler }) as unknown as ProposalBinding<never>;
