import fc from 'fast-check';
import { tally, VOTE_CHOICES, type VoteChoice } from './voting.js';

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
});
