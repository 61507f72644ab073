import { In } from 'typeorm';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import type { Em } from '#platform';
import { CommitteeVote, DecisionAct, type CommitteeDecision } from '../../data/decision.entity.js';
import { SessionConflict, type ConflictOrigin } from '../../data/session.entity.js';
import { groupBy } from '../../domain/group-by.js';
import { OUTCOMES, type Outcome } from '../../domain/outcomes.js';
import { tally, type Tally, type VoteChoice, type VotingRule } from '../../domain/voting.js';

/** What became of a vote: it stands, it was lost, it fell with a conflict of interest, or the decision was taken anew after it. */
export type VoteFate = 'stands' | 'lost' | 'voided' | 'replaced';

/** One vote that was held on a file; none is ever taken away. */
export interface HeldVote extends Tally {
  round: number;
  /** What was voted on; null for votes held before this was written down. */
  outcome: Outcome | null;
  outcomeLabel: Label | null;
  amountCentimes: number | null;
  fate: VoteFate;
  /** Whose conflict of interest made it fall, and how that came up. */
  voided: { memberId: string; origin: ConflictOrigin } | null;
  /** Why it was held again. */
  reason: string | null;
  held: ZonedInstant;
  votes: { memberId: string; choice: VoteChoice }[];
}

/** Every vote on each of these decisions of a session, in the order of their rounds, counted by its rule. */
export async function heldVotesOn(em: Em, decisions: readonly CommitteeDecision[], rule: VotingRule): Promise<Map<string, HeldVote[]>> {
  const decisionId = In(decisions.map(({ id }) => id));
  if (decisions.length === 0) return new Map();
  const votes = groupBy(await em.find(CommitteeVote, { where: { decisionId }, order: { memberId: 'ASC' } }), (vote) => vote.decisionId);
  const acts = groupBy(await em.find(DecisionAct, { where: { decisionId }, order: { revision: 'ASC' } }), (act) => act.decisionId);
  const conflictIds = [...acts.values()].flat().flatMap(({ conflictId }) => conflictId ?? []);
  const conflicts = new Map(
    (conflictIds.length === 0 ? [] : await em.findBy(SessionConflict, { id: In(conflictIds) })).map((row) => [row.id, row]),
  );
  return new Map(
    decisions.map((decision) => [
      decision.id,
      votesOf(decision, votes.get(decision.id) ?? [], acts.get(decision.id) ?? [], conflicts, rule),
    ]),
  );
}

function votesOf(
  decision: CommitteeDecision,
  votes: readonly CommitteeVote[],
  acts: readonly DecisionAct[],
  conflicts: ReadonlyMap<string, SessionConflict>,
  rule: VotingRule,
): HeldVote[] {
  const rounds = [...groupBy(votes, (vote) => vote.round)].sort(([a], [b]) => a - b);
  return rounds.map(([round, ballots]) => {
    const result = tally(ballots, ballots.find((vote) => vote.chair)?.memberId ?? null, rule);
    const written = acts.find(({ act, round: of }) => act === 'vote' && of === round);
    const fall = acts.find(({ act, round: of }) => act === 'void' && of === round);
    const conflict = fall?.conflictId ? conflicts.get(fall.conflictId) : undefined;
    return {
      ...result,
      round,
      outcome: written?.outcome ?? null,
      outcomeLabel: written ? OUTCOMES[written.outcome] : null,
      amountCentimes: written?.amountCentimes ?? null,
      fate: fateOf(decision, round, result, fall !== undefined),
      voided: conflict ? { memberId: conflict.memberId, origin: conflict.origin } : null,
      reason: written?.reason ?? null,
      held: zonedInstant(ballots[0]!.at),
      votes: ballots.map(({ memberId, choice }) => ({ memberId, choice })),
    };
  });
}

function fateOf(decision: CommitteeDecision, round: number, { carried }: Tally, fell: boolean): VoteFate {
  if (fell) return 'voided';
  if (!carried) return 'lost';
  return round === decision.round && decision.standing !== 'voided' ? 'stands' : 'replaced';
}
