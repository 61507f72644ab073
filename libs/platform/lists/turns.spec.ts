import { Turns } from './turns.js';

describe('turns', () => {
  it('are so many at once, in their order, and no more in line than there is room for', async () => {
    const turns = new Turns(2, 3, 15);
    const ended: number[] = [];
    let working = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const work = (turn: number) =>
      turns.take(async () => {
        most = Math.max(most, (working += 1));
        await new Promise<void>((resolve) => ends.push(resolve));
        working -= 1;
        ended.push(turn);
      });
    const all = [1, 2, 3, 4, 5].map(work);
    await expect(work(6)).rejects.toThrow('EXPORTS_BUSY');
    while (ended.length < 5) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(all);
    expect({ ended, most }).toEqual({ ended: [1, 2, 3, 4, 5], most: 2 });
    await expect(turns.take(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    await expect(turns.take(() => Promise.resolve('free'))).resolves.toBe('free');
  });
});
