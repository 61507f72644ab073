import { newId } from './ids.js';

const MANY = 10_000;

describe('identifiers', () => {
  it('are versions 7 of the present millisecond, each greater than the one before, also within a millisecond', () => {
    const before = Date.now();
    const ids = Array.from({ length: MANY }, newId);
    const after = Date.now();
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const instant = parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      expect(instant).toBeGreaterThanOrEqual(before - 1);
      expect(instant).toBeLessThanOrEqual(after + 1);
    }
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cannot be guessed from one another: the last half is drawn for each', () => {
    const tails = Array.from({ length: MANY }, () => newId().slice(-11));
    expect(new Set(tails).size).toBe(tails.length);
  });
});
