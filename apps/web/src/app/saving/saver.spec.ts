import { pauseAfter } from './backoff.js';
import { Saver } from './saver.js';

/** An API that answers when it is told to. */
function anApi() {
  let sent = 0;
  const open: { arrive: () => void; lose: () => void; refuse: () => void }[] = [];
  const states: string[] = [];
  const saver = new Saver({
    send: () => {
      sent += 1;
      return new Promise((resolve, reject) => {
        open.push({ arrive: () => resolve('14:05'), lose: () => reject(new Error('lost')), refuse: () => reject(new Error('refused')) });
      });
    },
    isLost: (failure) => (failure as Error).message === 'lost',
    onRefused: () => undefined,
    onState: ({ state }) => states.push(state),
    reasonOf: (failure) => (failure as Error).message,
    pauseMs: 10_000,
  });
  return { saver, sent: () => sent, states, last: () => open.at(-1)! };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('saving what is typed', () => {
  it('two who ask while a request runs both learn that it was lost: nobody is told that all is saved', async () => {
    const { saver, last, sent } = anApi();
    saver.touch();
    const answers = [saver.settle(), saver.settle()];
    await turn();
    last().lose();
    expect(await Promise.all(answers)).toEqual([false, false]);
    expect(saver.unsaved).toBe(true);
    const again = saver.settle();
    await turn();
    last().arrive();
    expect(await again).toBe(true);
    expect([sent(), saver.unsaved]).toEqual([2, false]);
    saver.forget();
  });

  it('what is typed while a request runs is sent after it, and only then all is saved', async () => {
    const { saver, last, sent } = anApi();
    saver.touch();
    const answer = saver.settle();
    await turn();
    saver.touch();
    last().arrive();
    await turn();
    expect(saver.unsaved).toBe(true);
    last().arrive();
    expect(await answer).toBe(true);
    expect(sent()).toBe(2);
  });

  it('what was refused stays unsaved until it is typed anew or given up', async () => {
    const { saver, last, states } = anApi();
    saver.touch();
    const answer = saver.settle();
    await turn();
    last().refuse();
    expect(await answer).toBe(false);
    expect([saver.unsaved, await saver.settle(), states.at(-1)]).toEqual([true, false, 'failed']);
    saver.forget();
    expect([saver.unsaved, await saver.settle()]).toEqual([false, true]);
  });

  it('what was given up while it was on its way is not tried again from here', async () => {
    const { saver, last } = anApi();
    saver.touch();
    const answer = saver.settle();
    await turn();
    saver.forget();
    last().lose();
    expect([await answer, saver.unsaved]).toEqual([false, false]);
  });

  it('pauses grow twice as long each time, up to about a minute, and differ from one computer to the next', () => {
    expect([1, 2, 3].map((failures) => pauseAfter(failures, 0.5))).toEqual([2_000, 4_000, 8_000]);
    expect(pauseAfter(50, 0.5)).toBe(60_000);
    expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 1));
  });
});
