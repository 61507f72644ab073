export const VOTE_CHOICES = ['for', 'against', 'abstain'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

/** What carries a vote, as the institution decided it. */
export interface VotingRule {
  /** Share of the votes cast that must be for it, hundredths of a percent; at 5 000, more for than against. */
  majorityBasisPoints: number;
  /** Equal votes are decided by the chair's own, where half is enough. */
  castingVote: boolean;
}

const HALF = 5_000;

export interface Tally {
  inFavour: number;
  against: number;
  abstained: number;
  /** The votes were equal and the chair's decided. */
  castingVote: boolean;
  carried: boolean;
}

/** Counts a vote. Abstentions weigh nothing; equal votes may be decided by the chair's own, and fail when the chair did not take a side. */
export function tally(votes: readonly { memberId: string; choice: VoteChoice }[], chairId: string | null, rule: VotingRule): Tally {
  const count = (choice: VoteChoice) => votes.filter((vote) => vote.choice === choice).length;
  const inFavour = count('for');
  const against = count('against');
  const chair = votes.find((vote) => vote.memberId === chairId)?.choice;
  const byHalf = rule.majorityBasisPoints === HALF;
  const equal = inFavour === against && inFavour > 0;
  const castingVote = byHalf && rule.castingVote && equal && (chair === 'for' || chair === 'against');
  const enough = byHalf ? inFavour > against : inFavour > 0 && inFavour * 10_000 >= (inFavour + against) * rule.majorityBasisPoints;
  const carried = enough || (castingVote && chair === 'for');
  return { inFavour, against, abstained: count('abstain'), castingVote, carried };
}
