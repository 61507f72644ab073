export const VOTE_CHOICES = ['for', 'against', 'abstain'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export interface Tally {
  inFavour: number;
  against: number;
  abstained: number;
  /** The votes were equal and the chair's decided. */
  castingVote: boolean;
  carried: boolean;
}

/** Counts a vote. Abstentions weigh nothing; equal votes are decided by the chair's own, and fail when the chair did not take a side. */
export function tally(votes: readonly { memberId: string; choice: VoteChoice }[], chairId: string | null): Tally {
  const count = (choice: VoteChoice) => votes.filter((vote) => vote.choice === choice).length;
  const inFavour = count('for');
  const against = count('against');
  const chair = votes.find((vote) => vote.memberId === chairId)?.choice;
  const castingVote = inFavour === against && inFavour > 0 && (chair === 'for' || chair === 'against');
  const carried = inFavour > against || (castingVote && chair === 'for');
  return { inFavour, against, abstained: count('abstain'), castingVote, carried };
}
