import { Saver } from './saver.js';

/** An API that answers when it is told to. */
function anApi() {
  const sent: string[] = [];
  const open: { arrive: () => void; lose: () => void; refuse: () => void }[] = [];
  const states: string[] = [];
  const saver = new Saver<string>({
    send: (values) => {
      sent.push(values);
      return new Promise((resolve, reject) => {
        open.push({ arrive: () => resolve('14:05'), lose: () => reject(new Error('lost')), refuse: () => reject(new Error('refused')) });
      });
    },
    isLost: (failure) => (failure as Error).message === 'lost',
    onRefused: () => false,
    onState: ({ state }) => states.push(state),
    reasonOf: (failure) => (failure as Error).message,
    pauseMs: 10_000,
    retryMs: 10_000,
  });
  return { saver, sent, states, last: () => open.at(-1)! };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('saving what is typed', () => {
  it('two who ask while a request runs both learn that it was lost: nobody is told that all is saved', async () => {
    const { saver, last, sent } = anApi();
    saver.touch('a');
    const answers = [saver.settle(), saver.settle()];
    await turn();
    last().lose();
    expect(await Promise.all(answers)).toEqual([false, false]);
    expect(saver.unsaved).toBe(true);
    const again = saver.settle();
    await turn();
    last().arrive();
    expect(await again).toBe(true);
    expect([sent, saver.unsaved]).toEqual([['a', 'a'], false]);
    saver.forget();
  });

  it('what is typed while a request runs is sent after it, and only then all is saved', async () => {
    const { saver, last, sent } = anApi();
    saver.touch('a');
    const answer = saver.settle();
    await turn();
    saver.touch('ab');
    last().arrive();
    await turn();
    expect(saver.unsaved).toBe(true);
    last().arrive();
    expect(await answer).toBe(true);
    expect(sent).toEqual(['a', 'ab']);
  });

  it('what was lost is never put before what was typed since', async () => {
    const { saver, last, sent } = anApi();
    saver.touch('a');
    void saver.settle();
    await turn();
    saver.touch('ab');
    last().lose();
    await turn();
    void saver.settle();
    await turn();
    expect(sent).toEqual(['a', 'ab']);
    last().arrive();
    await turn();
    expect(saver.unsaved).toBe(false);
  });

  it('what was refused stays unsaved until it is typed anew or given up', async () => {
    const { saver, last, states } = anApi();
    saver.touch('wrong');
    const answer = saver.settle();
    await turn();
    last().refuse();
    expect(await answer).toBe(false);
    expect([saver.unsaved, await saver.settle(), states.at(-1)]).toEqual([true, false, 'failed']);
    saver.forget();
    expect([saver.unsaved, await saver.settle()]).toEqual([false, true]);
  });
});
