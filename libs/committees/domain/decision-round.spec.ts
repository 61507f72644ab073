import fc from 'fast-check';
import { isSettled, proposeAfter, voidOf, voteAfter, type StandingDecision, type Substance } from './decision-round.js';

const AWARD: Substance = { outcome: 'selected', amountCentimes: 100, conditions: null };
const REFUSAL: Substance = { outcome: 'rejected', amountCentimes: 0, conditions: null };

type Act = { kind: 'propose'; what: Substance } | { kind: 'vote'; carried: boolean } | { kind: 'void' };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('propose' as const), what: fc.constantFrom(AWARD, REFUSAL) }),
  fc.record({ kind: fc.constant('vote' as const), carried: fc.boolean() }),
  fc.constant({ kind: 'void' as const }),
);

const first = (what: Substance): StandingDecision => ({ ...what, ...proposeAfter(null, what), voted: false });
function after(decision: StandingDecision, next: Act): StandingDecision {
  if (next.kind === 'propose') return { ...decision, ...next.what, ...proposeAfter(decision, next.what) };
  if (next.kind === 'vote') return { ...decision, ...voteAfter(decision, next.carried), voted: true };
  return { ...decision, ...voidOf(decision) };
}

describe('the rounds of a decision', () => {
  it('a decision that nobody voted on is typed again as often as one likes', () => {
    const again = after(first(AWARD), { kind: 'propose', what: REFUSAL });
    expect(again).toMatchObject({ round: 2, standing: 'proposed' });
  });

  it('better words leave the vote; another outcome asks for another', () => {
    const carried = after(first(AWARD), { kind: 'vote', carried: true });
    expect(after(carried, { kind: 'propose', what: AWARD })).toMatchObject({ round: 1, standing: 'carried' });
    expect(after(carried, { kind: 'propose', what: REFUSAL })).toMatchObject({ round: 2, standing: 'to_vote' });
    const conditioned = { ...AWARD, conditions: { fr: 'Sous réserve', ar: 'بشرط' } };
    expect(after(carried, { kind: 'propose', what: conditioned })).toMatchObject({ standing: 'to_vote' });
  });

  it('once a vote was held, only a vote that is carried on the decision as it is now settles the file', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let decision = first(AWARD);
        let lastVote: { carried: boolean; on: Substance } | null = null;
        for (const next of acts) {
          decision = after(decision, next);
          if (next.kind === 'vote') lastVote = { carried: next.carried, on: decision };
          if (next.kind === 'void' && lastVote) lastVote = { ...lastVote, carried: false };
          const same = lastVote && lastVote.on.outcome === decision.outcome && lastVote.on.amountCentimes === decision.amountCentimes;
          if (isSettled(decision.standing) && lastVote && !(lastVote.carried && same)) return false;
        }
        return true;
      }),
    );
  });

  it('no round is voted on twice', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const voted: number[] = [];
        let decision = first(AWARD);
        for (const next of acts) {
          decision = after(decision, next);
          if (next.kind === 'vote') voted.push(decision.round);
        }
        return new Set(voted).size === voted.length;
      }),
    );
  });
});
