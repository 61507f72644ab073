import { isSame } from './same.js';

describe('two contents of a part', () => {
  it('are the same whatever the order of keys and the way of writing nothing', () => {
    expect(isSame({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
    expect(isSame({ a: null }, {})).toBe(true);
    expect(isSame({ a: '', b: [] }, { b: null })).toBe(true);
  });

  it('differ by a word, a length or a kind', () => {
    expect(isSame({ a: 'x' }, { a: 'y' })).toBe(false);
    expect(isSame({ a: [1, 2] }, { a: [1] })).toBe(false);
    expect(isSame({ a: [] }, { a: {} })).toBe(false);
    expect(isSame({ a: 0 }, {})).toBe(false);
    expect(isSame({ a: false }, {})).toBe(false);
  });
});
