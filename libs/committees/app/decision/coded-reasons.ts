import { Injectable } from '@nestjs/common';
import { offered, Parameters, type ParameterWord } from '#institution';
import type { FieldError, Label } from '#kernel';
import { found, type Em } from '#platform';
import { Committee } from '../../data/committee.entity.js';
import type { CommitteeDecision, DecisionReason } from '../../data/decision.entity.js';
import { OF_CRITERION } from '../../domain/reasons.js';
import { codedReasons } from '../committee.parameters.js';

export interface OfferedReason {
  code: string;
  label: Label;
  /** It is ticked criterion by criterion. */
  ofCriterion: boolean;
}

export interface ReasonsInForce {
  words: readonly ParameterWord[];
  revisionId: string;
}

/** What a reason of a decision is called: by the list under which it was written. */
export type ReasonLabel = (decision: Pick<CommitteeDecision, 'reasonsRevisionId'>, code: string) => Label;

/** Why committees decide as they do, as their institution lists it. */
@Injectable()
export class CodedReasons {
  constructor(private readonly parameters: Parameters) {}

  /** The list of today, of the institution in whose name the committee sits. */
  async inForce(em: Em, committeeId: string): Promise<ReasonsInForce> {
    const { institutionId } = await found(em, Committee, committeeId);
    const { value, revisionId } = await this.parameters.at(em, codedReasons, institutionId);
    return { words: value.reasons, revisionId };
  }

  /** What a decision may be written with today. */
  async offered(em: Em, committeeId: string): Promise<OfferedReason[]> {
    const { words } = await this.inForce(em, committeeId);
    return offered(words).map(({ code, label, marks = [] }) => ({ code, label, ofCriterion: marks.includes(OF_CRITERION) }));
  }

  /** How the reasons of some decisions are called. */
  async labels(em: Em, decisions: readonly Pick<CommitteeDecision, 'reasonsRevisionId'>[]): Promise<ReasonLabel> {
    const ids = decisions.map(({ reasonsRevisionId }) => reasonsRevisionId);
    const lists = await this.parameters.ofRevisions(em, codedReasons, ids);
    const words = new Map([...lists].map(([id, { reasons }]) => [id, new Map(reasons.map(({ code, label }) => [code, label]))]));
    return ({ reasonsRevisionId }, code) => words.get(reasonsRevisionId)!.get(code)!;
  }
}

/** Reasons that the list does not offer, or does not tie to a criterion as they are. */
export function reasonErrors(reasons: readonly DecisionReason[], { words }: ReasonsInForce): FieldError[] {
  const known = new Map(offered(words).map((word) => [word.code, word.marks?.includes(OF_CRITERION) ?? false]));
  return reasons.flatMap(({ code, criterion }, index) => {
    if (!known.has(code)) return [{ path: `reasons.${index}.code`, code: 'choice' }];
    return criterion !== null && !known.get(code) ? [{ path: `reasons.${index}.criterion`, code: 'choice' }] : [];
  });
}
