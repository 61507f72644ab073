import fc from 'fast-check';
import { tally as tallyBy, VOTE_CHOICES, type VoteChoice, type VotingRule } from './voting.js';

const USUAL: VotingRule = { majorityBasisPoints: 5_000, castingVote: true };
const tally = (votes: Parameters<typeof tallyBy>[0], chairId: string | null, rule: Partial<VotingRule> = {}) =>
  tallyBy(votes, chairId, { ...USUAL, ...rule });

/** One letter a member: f(or), a(gainst), – (abstains). The first is the chair. */
const votes = (letters: string) =>
  [...letters].map((letter, index) => ({
    memberId: index === 0 ? 'chair' : `member-${index}`,
    choice: ({ f: 'for', a: 'against', '–': 'abstain' } as Record<string, VoteChoice>)[letter]!,
  }));

describe('a committee votes', () => {
  it.each([
    ['more for than against carry it', 'ffa', { carried: true, castingVote: false }],
    ['more against than for lose it', 'faa', { carried: false, castingVote: false }],
    ['abstentions weigh nothing', '–––f', { carried: true, castingVote: false, abstained: 3 }],
    ['equal votes go the chair’s way: for', 'fa', { carried: true, castingVote: true }],
    ['equal votes go the chair’s way: against', 'af', { carried: false, castingVote: true }],
    ['equal votes fall when the chair took no side', '–fa', { carried: false, castingVote: false }],
    ['nobody took a side', '–––', { carried: false, castingVote: false, inFavour: 0, against: 0 }],
    ['nobody voted', '', { carried: false, castingVote: false, inFavour: 0, against: 0, abstained: 0 }],
  ])('%s (%s)', (_what, letters, expected) => expect(tally(votes(letters), 'chair')).toMatchObject(expected));

  it('equal votes fall in a session without a chair, or when the chair did not vote', () => {
    expect(tally(votes('fa'), null)).toMatchObject({ carried: false, castingVote: false });
    expect(tally(votes('fa'), 'somebody else')).toMatchObject({ carried: false, castingVote: false });
  });

  it('counts everybody once, in any order, and one more vote for never loses what was carried', () => {
    const ballot = fc.array(fc.constantFrom(...VOTE_CHOICES), { maxLength: 15 });
    fc.assert(
      fc.property(ballot, fc.nat(), (choices, seat) => {
        const all = choices.map((choice, index) => ({ memberId: `m${index}`, choice }));
        const chair = `m${seat % Math.max(1, all.length)}`;
        const counted = tally(all, chair);
        expect(counted.inFavour + counted.against + counted.abstained).toBe(all.length);
        expect(tally([...all].reverse(), chair)).toEqual(counted);
        if (counted.castingVote) expect(counted.inFavour).toBe(counted.against);
        if (counted.carried) expect(tally([...all, { memberId: 'one more', choice: 'for' }], chair).carried).toBe(true);
      }),
    );
  });

  it.each([
    ['ffa', 6_667, false],
    ['ffa', 6_666, true],
    ['fff–', 10_000, true],
    ['fffa', 10_000, false],
    // Above half the chair's vote is a vote like another.
    ['fa', 5_001, false],
    ['––', 6_667, false],
  ])('%s by a majority of %i: %s', (letters, majorityBasisPoints, carried) =>
    expect(tally(votes(letters), 'chair', { majorityBasisPoints })).toMatchObject({ carried, castingVote: false }),
  );

  it('equal votes fall where the institution gives the chair no casting vote', () => {
    expect(tally(votes('fa'), 'chair', { castingVote: false })).toMatchObject({ carried: false, castingVote: false });
  });

  it('what a stricter majority carries, a laxer one carries too', () => {
    const majority = fc.integer({ min: 5_000, max: 10_000 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VOTE_CHOICES), { maxLength: 15 }), majority, majority, (choices, one, other) => {
        const all = choices.map((choice, index) => ({ memberId: `m${index}`, choice }));
        const [laxer, stricter] = [Math.min(one, other), Math.max(one, other)];
        const strict = tally(all, 'm0', { majorityBasisPoints: stricter }).carried;
        if (strict) expect(tally(all, 'm0', { majorityBasisPoints: laxer }).carried).toBe(true);
      }),
    );
  });
});
