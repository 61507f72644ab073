import { reachedOf, targetErrors } from './targets.js';

const REACHED = { total: 1_600, women: 1_500, minors: 40 };

describe('a target of a component', () => {
  it('counts the people it is about, as reports verified them', () => {
    expect(reachedOf({ audience: 'everyone', unit: 'persons' }, REACHED)).toBe(1_600);
    expect(reachedOf({ audience: 'women', unit: 'persons' }, REACHED)).toBe(1_500);
    expect(reachedOf({ audience: 'minors', unit: 'persons' }, REACHED)).toBe(40);
  });

  it('is not measured by nothing, and what is no person is not', () => {
    expect(reachedOf({ audience: 'women', unit: 'persons' }, undefined)).toBeNull();
    expect(reachedOf({ audience: 'everyone', unit: 'count' }, REACHED)).toBeNull();
  });

  it('what an institution added is counted by no report', () => {
    expect(reachedOf({ audience: 'young_graduates', unit: 'persons' }, REACHED)).toBeNull();
    expect(reachedOf({ audience: 'toString', unit: 'persons' }, REACHED)).toBeNull();
  });

  it('no unit is a woman', () => {
    expect(targetErrors({ audience: 'women', unit: 'count' })).toEqual([{ path: 'audience', code: 'choice' }]);
    expect(targetErrors({ audience: 'young_graduates', unit: 'count' })).toEqual([{ path: 'audience', code: 'choice' }]);
    expect(targetErrors({ audience: 'women', unit: 'persons' })).toEqual([]);
  });
});
