import fc from 'fast-check';
import { ApiProblem } from '../api/problem.js';
import { Autosave, type Question } from './autosave.js';
import { Outbox, type Store, type Unsent } from './outbox.js';
import type { Known, Line } from './part.js';
import type { Json } from './same.js';

const ADDRESS = '/api/drafts/1';
const PART = { address: ADDRESS, href: '/app/drafts/1', title: 'Un brouillon', versionName: 'version' as const };
const NADIA = { id: 'nadia', name: 'Nadia' };

/** An API with one draft, as many cuts as the story wants, and who is in at this computer. */
function aServer(content: Json = { title: '', need: '' }) {
  const draft = { version: 1, content, savedBy: NADIA };
  const server = {
    draft,
    puts: 0,
    cut: null as 'before' | 'after' | null,
    refusal: null as ApiProblem | null,
    person: 'amal',
    line: {
      put: async (person, _address, body) => {
        if (server.person !== person) throw new ApiProblem(401, 'OTHER_PERSON', '', '');
        server.puts += 1;
        if (server.cut === 'before') throw ApiProblem.network();
        if (server.refusal) throw server.refusal;
        const { version, ...wanted } = body as { version: number };
        if (version !== draft.version) {
          const { savedBy, content: held } = draft;
          throw new ApiProblem(409, 'VERSION_CONFLICT', '', '', [], { current: draft.version, content: held, savedBy, savedAt: null });
        }
        Object.assign(draft, { version: version + 1, content: wanted, savedBy: { id: person, name: person } });
        if (server.cut === 'after') throw ApiProblem.network();
        return { version: draft.version, saved: { wall: '2027-01-15T14:05:00' } };
      },
    } satisfies Line,
    /** Somebody else saves. */
    elsewhere: (change: object) => {
      Object.assign(draft, { version: draft.version + 1, content: { ...(draft.content as object), ...change }, savedBy: NADIA });
    },
  };
  return server;
}

/** A browser's database, shared by the pages of a computer; which of them are open. */
function aComputer() {
  const rows = new Map<string, Unsent>();
  const open = new Set<string>();
  const store: Store = {
    all: async () => structuredClone([...rows.values()]),
    set: async (unsent) => void rows.set(unsent.id, structuredClone(unsent)),
    delete: async (ids) => ids.forEach((id) => rows.delete(id)),
  };
  return { rows, open, store };
}

/** What a story leaves running ends with it. */
const endings: (() => void)[] = [];
afterEach(() => endings.splice(0).forEach((end) => end()));

let pages = 0;

async function aPage(computer: ReturnType<typeof aComputer>, server: ReturnType<typeof aServer>, person = 'amal', grant = 'president') {
  pages += 1;
  const life = `page ${pages}`;
  computer.open.add(life);
  const outbox = new Outbox({ store: computer.store, line: server.line, life, livesNow: async () => new Set(computer.open) });
  endings.push(() => outbox.close());
  await outbox.open(person, grant);
  return { outbox, close: () => computer.open.delete(life) };
}

let editors = 0;

function anEditor(page: { outbox: Outbox }, server: ReturnType<typeof aServer>, start: Known = structuredClone(server.draft)) {
  editors += 1;
  const shown: { content: Json; question: Question | null; problem: ApiProblem | null } = {
    content: start.content,
    question: null,
    problem: null,
  };
  const autosave = new Autosave({
    id: `editor ${editors}`,
    person: 'amal',
    part: PART,
    start,
    line: server.line,
    outbox: page.outbox,
    onState: () => undefined,
    onContent: (content) => (shown.content = content),
    onQuestion: (question) => (shown.question = question),
    onProblem: (problem) => (shown.problem = problem),
    pauseMs: 1_000_000,
  });
  endings.push(() => autosave.forget());
  const type = (change: object) => {
    shown.content = { ...(shown.content as object), ...change };
    autosave.touch(shown.content);
  };
  return { autosave, shown, type };
}

const until = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 100 && !isSo(); tries += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isSo()).toBe(true);
};

describe('words that have not arrived', () => {
  it('the answer is lost: the next attempt finds its own words there, and nobody is asked', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const editor = anEditor(await aPage(computer, server), server);
    server.cut = 'after';
    editor.type({ title: 'Reçu, mais sans réponse' });
    expect(await editor.autosave.settle()).toBe(false);
    server.cut = null;
    expect(await editor.autosave.settle()).toBe(true);
    expect([server.draft.version, editor.shown.question]).toEqual([2, null]);
    await until(() => computer.rows.size === 0);
    editor.autosave.forget();
  });

  it('another field was changed elsewhere: it comes in, what is typed meanwhile stays, and both are saved', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const editor = anEditor(await aPage(computer, server), server);
    server.elsewhere({ need: 'De Nadia' });
    editor.type({ title: 'D’Amal' });
    const saved = editor.autosave.settle();
    editor.type({ title: 'D’Amal, et la suite' });
    expect(await saved).toBe(true);
    expect(editor.shown.content).toEqual({ title: 'D’Amal, et la suite', need: 'De Nadia' });
    expect(server.draft.content).toEqual({ title: 'D’Amal, et la suite', need: 'De Nadia' });
  });

  it.each(['mine', 'theirs'] as const)('the same field was changed elsewhere: %s is chosen, with who it stands against', async (side) => {
    const [server, computer] = [aServer(), aComputer()];
    const editor = anEditor(await aPage(computer, server), server);
    server.elsewhere({ title: 'De Nadia', need: 'De Nadia' });
    editor.type({ title: 'D’Amal' });
    expect(await editor.autosave.settle()).toBe(false);
    expect(editor.shown.question).toMatchObject({ savedBy: NADIA, clashes: [{ path: 'title', mine: 'D’Amal', theirs: 'De Nadia' }] });
    // Not before an answer: what the person types goes on beside the question.
    editor.type({ title: 'D’Amal bis' });
    expect([await editor.autosave.settle(), server.draft.content]).toMatchObject([false, { title: 'De Nadia' }]);
    editor.autosave.choose('title', side);
    expect(await editor.autosave.settle()).toBe(true);
    expect(editor.shown.question).toBeNull();
    expect(server.draft.content).toEqual({ title: side === 'mine' ? 'D’Amal bis' : 'De Nadia', need: 'De Nadia' });
    expect(editor.shown.content).toEqual(server.draft.content);
    await until(() => computer.rows.size === 0);
  });

  it('the page is closed without network: the next page of the same person sends the words, whatever page it is', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const first = await aPage(computer, server);
    const editor = anEditor(first, server);
    server.cut = 'before';
    editor.type({ title: 'Écrit hors ligne' });
    await editor.autosave.settle();
    first.close();
    editor.autosave.forget();
    server.elsewhere({ need: 'De Nadia' });

    const second = await aPage(computer, server);
    expect(second.outbox.snapshot()).toMatchObject({ sendable: [{ part: PART }], stopped: [] });
    expect([second.outbox.unsaved, server.draft.version]).toEqual([true, 2]);
    server.cut = null;
    expect(await second.outbox.flush()).toBe(true);
    expect(server.draft.content).toEqual({ title: 'Écrit hors ligne', need: 'De Nadia' });
    expect([computer.rows.size, second.outbox.unsaved]).toEqual([0, false]);
  });

  it('what a page that is open holds is not sent by another page', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const first = await aPage(computer, server);
    const editor = anEditor(first, server);
    editor.type({ title: 'En train d’écrire' });
    const second = await aPage(computer, server);
    expect([server.puts, second.outbox.unsaved]).toEqual([0, false]);
    editor.autosave.forget();
  });

  it('the part is opened again: what was left is in the form and is saved; where both changed the same field it asks', async () => {
    for (const [elsewhere, asked] of [
      [{ need: 'De Nadia' }, []],
      [{ title: 'De Nadia' }, ['title']],
    ] as const) {
      const [server, computer] = [aServer(), aComputer()];
      const first = await aPage(computer, server);
      const left = anEditor(first, server);
      server.cut = 'before';
      left.type({ title: 'Laissé' });
      await left.autosave.settle();
      first.close();
      server.elsewhere(elsewhere);
      const second = await aPage(computer, server);
      const again = anEditor(second, server);
      await again.autosave.open();
      expect(again.shown.content).toMatchObject({ title: 'Laissé' });
      expect((again.shown.question?.clashes ?? []).map(({ path }) => path)).toEqual(asked);
      server.cut = null;
      if (asked.length > 0) again.autosave.choose('title', 'mine');
      expect(await again.autosave.settle()).toBe(true);
      expect(server.draft.content).toMatchObject({ title: 'Laissé' });
      await until(() => computer.rows.size === 0);
      left.autosave.forget();
    }
  });

  it('what is typed before what was left is found was made from what the API holds: it stays, and asks nothing', async () => {
    const word = fc.constantFrom('', 'un', 'deux', 'trois');
    // Typed back to what stood there before both, a field counts as not typed; typed as it was left, it is asked about like that.
    const field = fc
      .record({ base: word, left: word, held: word, typed: fc.option(word, { nil: undefined }) })
      .filter(({ base, typed }) => typed !== base);
    await fc.assert(
      fc.asyncProperty(field, field, async (title, need) => {
        const each = (value: (of: typeof title) => Json) => ({ title: value(title), need: value(need) });
        const [server, computer] = [aServer(each(({ held }) => held)), aComputer()];
        const content = each(({ left }) => left);
        const known = { version: 0, content: each(({ base }) => base) };
        await computer.store.set({ id: 'left', person: 'amal', grant: 'president', life: 'gone', part: PART, known, content });
        server.cut = 'before';
        const editor = anEditor(await aPage(computer, server), server);
        const opened = editor.autosave.open();
        editor.type(each(({ held, typed }) => typed ?? held));
        await opened;

        const isAsked = ({ base, left, held, typed }: typeof title) =>
          [held, left, undefined].includes(typed) && left !== base && held !== base && held !== left;
        const stays = ({ base, left, held, typed }: typeof title) =>
          typed !== undefined && typed !== held ? typed : left === base ? held : left;
        expect((editor.shown.question?.clashes ?? []).map(({ path }) => path).sort()).toEqual(
          Object.entries({ need, title }).flatMap(([path, of]) => (isAsked(of) ? [path] : [])),
        );
        expect(editor.shown.content).toEqual(each(stays));
        server.cut = null;
        for (const { path } of editor.shown.question?.clashes ?? []) editor.autosave.choose(path, 'mine');
        expect(await editor.autosave.settle()).toBe(true);
        expect(server.draft.content).toEqual(each(stays));
        await until(() => computer.rows.size === 0);
      }),
    );
  });

  it('the outbox sends while the part is open: the form shows it', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const page = await aPage(computer, server);
    const editor = anEditor(page, server);
    await editor.autosave.open();
    page.outbox.announce(PART, { version: 7, content: { title: 'Arrivé', need: '' } });
    expect([editor.shown.content, editor.autosave.version]).toEqual([{ title: 'Arrivé', need: '' }, 7]);
  });

  it('another person at this computer neither sees nor sends them, not even with the page still open', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const first = await aPage(computer, server);
    const editor = anEditor(first, server);
    server.cut = 'before';
    editor.type({ title: 'Secret d’Amal' });
    await editor.autosave.settle();
    server.cut = null;
    server.person = 'bilal';
    expect(await editor.autosave.settle()).toBe(false);
    first.close();
    editor.autosave.forget();
    const other = await aPage(computer, server, 'bilal');
    await other.outbox.flush();
    expect([other.outbox.snapshot(), await other.outbox.everything()]).toEqual([{ sendable: [], stopped: [] }, []]);
    await other.outbox.erase();
    expect([server.draft.version, computer.rows.size]).toEqual([1, 1]);

    server.person = 'amal';
    const back = await aPage(computer, server);
    expect([server.draft.content, back.outbox.unsaved]).toMatchObject([{ title: 'Secret d’Amal' }, false]);
  });

  it('in another of their roles they wait, and are not refused', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const first = await aPage(computer, server);
    const editor = anEditor(first, server);
    server.cut = 'before';
    editor.type({ title: 'De la présidente' });
    await editor.autosave.settle();
    first.close();
    editor.autosave.forget();
    await first.outbox.flush();
    const before = server.puts;
    server.cut = null;
    const second = await aPage(computer, server, 'amal', 'instructor');
    expect([second.outbox.snapshot().sendable.length, server.puts]).toEqual([1, before]);
    await second.outbox.open('amal', 'president');
    expect([second.outbox.unsaved, server.draft.version]).toEqual([false, 2]);
  });

  it('the file was handed in meanwhile: the words are shown as not savable, can be tried again, and dropped', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const first = await aPage(computer, server);
    const editor = anEditor(first, server);
    server.cut = 'before';
    editor.type({ title: 'Trop tard' });
    await editor.autosave.settle();
    first.close();
    editor.autosave.forget();
    server.cut = null;
    server.refusal = new ApiProblem(409, 'WRONG_STATE', 'Le dossier est déposé', 'Rien ne change plus.');
    const second = await aPage(computer, server);
    const [stopped] = second.outbox.snapshot().stopped;
    expect(stopped).toMatchObject({ content: { title: 'Trop tard' }, stopped: { title: 'Le dossier est déposé' } });
    expect(second.outbox.unsaved).toBe(false);
    const before = server.puts;
    await second.outbox.flush();
    expect(server.puts).toBe(before);
    await second.outbox.retry(stopped!.id);
    expect([server.puts, second.outbox.snapshot().stopped.length]).toEqual([before + 1, 1]);
    await second.outbox.drop(stopped!.id);
    expect([second.outbox.snapshot().stopped, computer.rows.size]).toEqual([[], 0]);
  });

  it('signing out erases them', async () => {
    const [server, computer] = [aServer(), aComputer()];
    const page = await aPage(computer, server);
    const editor = anEditor(page, server);
    server.cut = 'before';
    editor.type({ title: 'À effacer' });
    await editor.autosave.settle();
    expect(await page.outbox.everything()).toHaveLength(1);
    editor.autosave.forget();
    await page.outbox.erase();
    expect([computer.rows.size, page.outbox.unsaved]).toEqual([0, false]);
  });
});

describe('words of several parts of one application', () => {
  const part = (name: string) => ({ address: `/api/applications/1/${name}`, href: '/app', title: name, versionName: 'version' as const });
  const entry = (name: string, version: number): Unsent => ({
    id: name,
    person: 'amal',
    grant: 'president',
    part: part(name),
    known: { version, content: { answers: {} } },
    content: { answers: { of: name } },
    life: 'a page that is gone',
  });

  /** An API that takes parts alone and together; a part named by `refuses` is refused, and so is a request that holds it. */
  function anApi({ refuses = '', down = false } = {}) {
    const asked: string[] = [];
    const refusal = new ApiProblem(422, 'INVALID_REQUEST', 'Refusé', 'Refusé');
    const line: Line = {
      put: async (_person, address, body) => {
        asked.push(address);
        if (down) throw ApiProblem.network();
        if (refuses && (address.endsWith(refuses) || JSON.stringify(body).includes(`"code":"${refuses.split('/')[1]}"`))) throw refusal;
        if (!address.endsWith('/content')) return { version: (body as { version: number }).version + 1, saved: null };
        const { sections = [] } = body as { sections?: { code: string; version: number }[] };
        return { sections: Object.fromEntries(sections.map(({ code, version }) => [code, version + 1])) };
      },
    };
    return { asked, line };
  }

  async function opened(api: ReturnType<typeof anApi>, entries: Unsent[]) {
    const computer = aComputer();
    for (const one of entries) await computer.store.set(one);
    const outbox = new Outbox({ store: computer.store, line: api.line, life: 'this page', livesNow: async () => new Set(['this page']) });
    endings.push(() => outbox.close());
    await outbox.open('amal', 'president');
    return { outbox, computer };
  }

  it('go in one request, and nothing is left', async () => {
    const api = anApi();
    const { computer, outbox } = await opened(api, [entry('sections/need', 1), entry('sections/team', 4)]);
    expect(api.asked).toEqual(['/api/applications/1/content']);
    expect(computer.rows.size).toBe(0);
    expect(outbox.unsaved).toBe(false);
  });

  it('one is refused: the others arrive all the same, and the refused one says why', async () => {
    const api = anApi({ refuses: 'sections/team' });
    const { computer, outbox } = await opened(api, [entry('sections/need', 1), entry('sections/team', 4), entry('sections/plan', 2)]);
    expect(api.asked).toEqual([
      '/api/applications/1/content',
      '/api/applications/1/sections/need',
      '/api/applications/1/sections/team',
      '/api/applications/1/sections/plan',
    ]);
    expect([...computer.rows.keys()]).toEqual(['sections/team']);
    expect(outbox.snapshot().stopped.map(({ stopped }) => stopped?.title)).toEqual(['Refusé']);
  });

  it('the line is down: asked once, and everything waits', async () => {
    const api = anApi({ down: true });
    const { computer, outbox } = await opened(api, [entry('sections/need', 1), entry('sections/team', 4)]);
    expect(api.asked).toEqual(['/api/applications/1/content']);
    expect(computer.rows.size).toBe(2);
    expect(outbox.unsaved).toBe(true);
  });

  it('the same part from two pages goes alone, one after the other', async () => {
    const api = anApi();
    await opened(api, [entry('sections/need', 1), { ...entry('sections/need', 1), id: 'another page' }]);
    expect(api.asked).toEqual(['/api/applications/1/sections/need', '/api/applications/1/sections/need']);
  });
});
