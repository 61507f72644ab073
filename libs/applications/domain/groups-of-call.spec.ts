import fc from 'fast-check';
import { groupsBeyond, MAX_AGE } from './groups-of-call.js';

const CAMPS = [{ code: 'children', minAge: 7, maxAge: 14 }, { code: 'women' }];
const wrong = (...items: { code: string; minAge?: number; maxAge?: number }[]) =>
  groupsBeyond(CAMPS, items).map(({ path, code }) => `${path} ${code}`);

describe('the groups of a file under its call', () => {
  it('Martians are nobody’s group', () => expect(wrong({ code: 'martiens' })).toEqual(['items.0.code choice']));

  it('children of 7 to 14 may be some of them, and nobody else', () => {
    expect(
      wrong(
        { code: 'children' },
        { code: 'children', minAge: 7, maxAge: 14 },
        { code: 'children', minAge: 8 },
        { code: 'women', minAge: 15 },
      ),
    ).toEqual([]);
    expect(wrong({ code: 'children', minAge: 6, maxAge: 15 })).toEqual(['items.0.minAge too_small', 'items.0.maxAge too_large']);
    expect(wrong({ code: 'women' }, { code: 'children', minAge: 12, maxAge: 8 })).toEqual(['items.1.maxAge too_small']);
  });

  it('a call that names no group is for everybody, of any age', () => {
    expect(groupsBeyond([], [{ code: 'martiens', minAge: 0, maxAge: MAX_AGE }])).toEqual([]);
  });

  it('whatever is accepted lies within the bounds', () => {
    const age = fc.option(fc.integer({ min: 0, max: MAX_AGE }), { nil: undefined });
    fc.assert(
      fc.property(age, age, (minAge, maxAge) => {
        const isRefused = wrong({ code: 'children', minAge, maxAge }).length > 0;
        const isWithin = [minAge, maxAge].every((each) => each === undefined || (each >= 7 && each <= 14)) && !(minAge! > maxAge!);
        return isRefused !== isWithin;
      }),
    );
  });
});
