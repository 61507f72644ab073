import { actsAs, countsAs } from './standing.js';

describe('as whom somebody acts', () => {
  it('as themselves, and as whoever lent them the role they use', () => {
    expect(actsAs({ personId: 'a' })).toEqual(['a']);
    expect(actsAs({ personId: 'a', actsFor: null })).toEqual(['a']);
    expect(actsAs({ personId: 'a', actsFor: 'b' })).toEqual(['a', 'b']);
    expect(actsAs({ personId: null })).toEqual([]);
  });

  it('where two persons are needed, those between whom a role is lent are one', () => {
    expect(countsAs({ personId: 'a', actsFor: 'b', standsWith: ['b', 'c'] })).toEqual(['a', 'b', 'c']);
    expect(countsAs({ personId: 'a', standsWith: ['b'] })).toEqual(['a', 'b']);
  });
});
