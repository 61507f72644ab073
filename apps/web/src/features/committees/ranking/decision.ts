import type { Outcome, RankingRow, RankingView } from '#committees';
import { isAward, isAwayFromRanking } from '#committees/public';

/** Two texts as they are typed. */
export interface BothLanguages {
  fr: string;
  ar: string;
}

export interface DecisionDraft {
  [key: string]: unknown;
  /** Of the decision as it was when the window opened. */
  revision: number;
  outcome: Outcome;
  /** What is awarded when the award is partial. */
  partialCentimes: number | null;
  /** A reason, or a reason and its criterion: "criterion.strong relevance". */
  reasons: string[];
  conditions: BothLanguages;
  awayText: BothLanguages;
}

export const amountOf = ({ outcome, partialCentimes }: DecisionDraft, askedCentimes: number): number =>
  outcome === 'selected' ? askedCentimes : outcome === 'partially_selected' ? (partialCentimes ?? 0) : 0;

const typed = (text: { fr: string; ar: string } | null | undefined): BothLanguages => ({ fr: text?.fr ?? '', ar: text?.ar ?? '' });

/** The decision as it stands, or what the ranking suggests. */
export function draftOf(row: RankingRow, reference: RankingView['reference']): DecisionDraft {
  const { decision } = row;
  const suggested = reference?.lines.find(({ fileId }) => fileId === row.fileId)?.amountCentimes ?? 0;
  return {
    revision: decision?.revision ?? 0,
    outcome: decision?.outcome ?? (suggested > 0 ? 'selected' : 'rejected'),
    partialCentimes: decision?.outcome === 'partially_selected' ? decision.amountCentimes : null,
    reasons: decision?.reasons.map(({ code, criterion }) => (criterion ? `${code} ${criterion}` : code)) ?? [],
    conditions: typed(decision?.conditions),
    awayText: typed(decision?.awayText),
  };
}

/** Whether the outcome departs from what the ranking gives; null when the reader may not see the whole of it. */
export const isAway = (outcome: Outcome, row: RankingRow, reference: RankingView['reference']): boolean | null =>
  reference && isAwayFromRanking(reference, row.fileId, isAward(outcome));

/** What the API takes; texts left empty are not sent. */
export function decisionBody(draft: DecisionDraft, askedCentimes: number) {
  const written = (text: BothLanguages) => (text.fr.trim() || text.ar.trim() ? text : undefined);
  return {
    revision: draft.revision,
    outcome: draft.outcome,
    amountCentimes: amountOf(draft, askedCentimes),
    reasons: draft.reasons.map((reason) => {
      const [code, criterion] = reason.split(' ') as [string, string | undefined];
      return { code, criterion };
    }),
    conditions: written(draft.conditions),
    awayText: written(draft.awayText),
  };
}
