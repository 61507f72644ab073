import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import type { Label } from '#kernel';
import type { PolicyName, Subject } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import type { Em } from '../database/tx.js';
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

/** What one thing becomes: null where it is not said, or not there. */
export interface ProposalChange {
  label: Label;
  from: Label | null;
  to: Label | null;
}

/** A row where the two differ, else none. */
export const changeOf = (label: Label, from: Label | null, to: Label | null): ProposalChange[] =>
  from?.fr === to?.fr && from?.ar === to?.ar && from?.en === to?.en ? [] : [{ label, from, to }];

/** What a proposal is about, read anew each time it is shown or answered. */
export interface ProposalFacts {
  /** One sentence for whoever confirms: who gets what, how much, of which file. */
  about: Label;
  subjectId: string;
  scope: Pick<Subject, 'regionCode' | 'associationId' | 'programmeId' | 'institutionId'>;
  /** Whom it favours: they may propose it and not confirm it. */
  barred?: readonly string[];
  /** Accounts that the sentence names: whoever is told of it is told their name. */
  names?: readonly string[];
  href?: string;
  /** What changes, one by one: nobody confirms blind. */
  changes?: readonly ProposalChange[];
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
