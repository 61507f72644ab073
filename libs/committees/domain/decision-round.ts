import type { Label, Localized } from '#kernel';
import type { Outcome } from './outcomes.js';

/**
 * Where a decision stands with the vote. `proposed`: no vote was ever asked for. `carried` and `lost`: what the vote on the
 * present round said. `voided`: that vote fell with a conflict of interest. `to_vote`: decided anew after a vote, so that only
 * another vote settles it. `postponed`: it could not be decided here, and goes to another session.
 */
export const STANDINGS = ['proposed', 'carried', 'lost', 'voided', 'to_vote', 'postponed'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_LABELS: Record<Standing, Label> = {
  proposed: { fr: 'Sans vote', ar: 'دون تصويت', en: 'No vote held' },
  carried: { fr: 'Vote adopté', ar: 'اعتمد بالتصويت', en: 'Vote carried' },
  lost: {
    fr: 'Vote perdu : un autre vote est nécessaire',
    ar: 'لم يعتمده التصويت: يلزم تصويت آخر',
    en: 'Vote lost: another vote is needed',
  },
  voided: {
    fr: 'Vote tombé après un déport : à tenir à nouveau',
    ar: 'سقط التصويت بعد التنحي: يعاد التصويت',
    en: 'Vote void after a withdrawal: to be held again',
  },
  to_vote: { fr: 'Décision revue : à mettre aux voix', ar: 'قرار معدل: يعرض على التصويت', en: 'Decided anew: to be voted on' },
  postponed: { fr: 'Renvoyé à une autre séance', ar: 'أحيل على جلسة أخرى', en: 'Sent to another session' },
};

/** Standings with which a session may be closed. */
export const SETTLED: readonly Standing[] = ['proposed', 'carried', 'postponed'];
export const isSettled = (standing: Standing): boolean => SETTLED.includes(standing);

/** What is written about a decision, one row for each act; rows are only ever added. */
export const DECISION_ACTS = ['propose', 'vote', 'void', 'postpone'] as const;
export type DecisionActKind = (typeof DECISION_ACTS)[number];

/** What a vote is about. */
export interface Substance {
  outcome: Outcome;
  amountCentimes: number;
  conditions: Localized | null;
}

export interface Round {
  round: number;
  standing: Standing;
}

export interface StandingDecision extends Round, Substance {
  /** A vote was held on this file, whatever became of it. */
  voted: boolean;
}

/**
 * The round and standing of a decision that is typed after another. Better words leave a vote that was carried as it is;
 * another outcome, amount or condition, or anything typed after a vote that was lost or fell, needs another vote.
 */
export function proposeAfter(before: StandingDecision | null, next: Substance): Round {
  if (!before) return { round: 1, standing: 'proposed' };
  if (before.standing === 'carried' && isSameSubstance(before, next)) return { round: before.round, standing: 'carried' };
  return { round: before.round + 1, standing: before.voted ? 'to_vote' : 'proposed' };
}

/** The round of a vote: the one that was proposed, or a new one when that was voted on already. */
export const voteAfter = ({ round, standing }: Round, carried: boolean): Round => ({
  round: standing === 'proposed' || standing === 'to_vote' ? round : round + 1,
  standing: carried ? 'carried' : 'lost',
});

/** A vote that somebody in conflict could have weighed on no longer stands. Null: there is none to void. */
export const voidOf = ({ round, standing }: Round): Round | null =>
  standing === 'carried' || standing === 'lost' ? { round, standing: 'voided' } : null;

const text = (value: Localized | null) => [value?.fr ?? '', value?.ar ?? '', value?.en ?? ''].join('\n');
const isSameSubstance = (a: Substance, b: Substance): boolean =>
  a.outcome === b.outcome && a.amountCentimes === b.amountCentimes && text(a.conditions) === text(b.conditions);
