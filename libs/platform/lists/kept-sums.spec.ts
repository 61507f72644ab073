import type { Tx } from '../database/tx.js';
import { COUNTED_ANEW, KeptSums, type SumsRow } from './kept-sums.js';

const LARGE = COUNTED_ANEW + 1;
const rows = (total: number): SumsRow[] => [{ total }] as SumsRow[];
const statement = (who: string) => ({ text: 'SELECT count(*) …', params: [who] });

/** A database whose answers the test gives, and a clock that it turns. */
function world() {
  const behind: { tell(total: number): void; fail(error: Error): void }[] = [];
  const run = () => new Promise((resolve, reject) => behind.push({ tell: (total) => resolve(rows(total)), fail: reject }));
  const tx = { run } as unknown as Tx;
  const kept = new KeptSums(tx);
  const clock = { now: 0 };
  kept.now = () => clock.now;
  const asked = { times: 0 };
  const count = (total: number, who = 'Amina') =>
    kept.count(statement(who), () => {
      asked.times += 1;
      return Promise.resolve(rows(total));
    });
  return { kept, clock, behind, asked, count, known: (who = 'Amina') => kept.known(statement(who))?.[0]?.total };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('sums that are kept', () => {
  it('a small selection is counted each time', async () => {
    const { count, known } = world();
    await count(COUNTED_ANEW);
    expect(known()).toBeUndefined();
  });

  it('a large one is kept for seconds, for whoever asks the same and for nobody else', async () => {
    const { count, known, clock } = world();
    await count(LARGE);
    clock.now = 5_000;
    expect(known()).toBe(LARGE);
    expect(known('Brahim')).toBeUndefined();
  });

  it('then it is given while it is counted again, once, and no more when it is too old', async () => {
    const { count, known, clock, behind } = world();
    await count(LARGE);
    clock.now = 5_001;
    expect([known(), known(), behind.length]).toEqual([LARGE, LARGE, 1]);
    behind[0]!.tell(LARGE + 1);
    await settled();
    expect([known(), behind.length]).toEqual([LARGE + 1, 1]);
    clock.now = 40_000;
    expect(known()).toBeUndefined();
  });

  it('one that became small is counted each time again', async () => {
    const { count, known, clock, behind } = world();
    await count(LARGE);
    clock.now = 6_000;
    known();
    behind[0]!.tell(3);
    await settled();
    expect(known()).toBeUndefined();
  });

  it('what fails behind is forgotten, and troubles nobody', async () => {
    const { count, known, clock, behind } = world();
    await count(LARGE);
    clock.now = 6_000;
    known();
    behind[0]!.fail(new Error('the server is gone'));
    await settled();
    expect(known()).toBeUndefined();
  });

  it('a count that fails is told to whoever asked it, and nothing is kept', async () => {
    const { kept, count, known, asked } = world();
    const failing = kept.count(statement('Amina'), () => Promise.reject(new Error('the server is gone')));
    const beside = count(LARGE);
    await expect(failing).rejects.toThrow('the server is gone');
    expect((await beside)[0]!.total).toBe(LARGE);
    expect(asked.times).toBe(1);
    expect(known()).toBe(LARGE);
    await expect(kept.count(statement('Amina'), () => Promise.reject(new Error('gone again')))).rejects.toThrow('gone again');
    expect(known()).toBeUndefined();
  });

  it('of those who ask the same at once one counts, if it is large; a small one is counted by each', async () => {
    const { count, asked } = world();
    await Promise.all([count(LARGE), count(LARGE), count(LARGE)]);
    expect(asked.times).toBe(1);
    await Promise.all([count(1, 'Brahim'), count(2, 'Brahim')]);
    expect(asked.times).toBe(3);
  });

  it('keeps so many and no more', async () => {
    const { count, known } = world();
    for (let who = 0; who <= 1_000; who++) await count(LARGE, String(who));
    expect([known('0'), known('1'), known('1000')]).toEqual([undefined, LARGE, LARGE]);
  });

  it('ends with the program: what is being counted is awaited, nothing more is begun', async () => {
    const { kept, count, known, clock, behind } = world();
    await count(LARGE);
    clock.now = 6_000;
    known();
    const ended = kept.onModuleDestroy();
    behind[0]!.tell(LARGE);
    await ended;
    clock.now = 12_000;
    expect([known(), behind.length]).toEqual([LARGE, 1]);
  });
});
