import { carriedInOrder } from './markers.js';

describe('who carries a project', () => {
  it('is said once, in one order', () => {
    expect(carriedInOrder(['migrants', 'moroccans_abroad', 'migrants'])).toEqual(['moroccans_abroad', 'migrants']);
    expect(carriedInOrder([])).toEqual([]);
  });
});
