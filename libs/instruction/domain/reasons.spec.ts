import { servesFor } from './reasons.js';

describe('a reason of refusal', () => {
  it.each([
    [undefined, [true, true]],
    [[], [true, true]],
    [['admissibility'], [true, false]],
    [['eligibility'], [false, true]],
    [
      ['admissibility', 'eligibility'],
      [true, true],
    ],
  ])('marked %j serves admissibility, eligibility: %j', (marks, serves) => {
    expect([servesFor('admissibility')({ marks }), servesFor('eligibility')({ marks })]).toEqual(serves);
  });
});
