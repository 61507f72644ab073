// What is measured, with what it must reach.
import { ANSWERS, LINES } from './world.mjs';
import { RARE } from './world-lists.mjs';
import { marksOf } from './world-committee.mjs';
import { WHOLE } from './whole.mjs';

/** @typedef {import('./measure.mjs').Work} Work */

/** @type {Work['sides']} */
const BESIDE_FLOOR = ['floor', 'product'];
const RUSH = [16, 64];
const READERS = [8];

const atLeast = (share) => (row) => ({ wanted: `≥ ${share.toFixed(2)} of the floor`, met: row.ratio >= share });
const within = (ms) => (row) => ({ wanted: `p95 ≤ ${ms} ms`, met: row.product.p95 <= ms });

const create = {
  ask: (_person, side) => ({ method: 'POST', path: '/api/applications', body: { callId: side.call.id, title: 'Bench' } }),
  keep: (person, answer) => {
    person.file = answer.id;
  },
};
const budget = {
  ask: ({ file }) => ({ method: 'PUT', path: `/api/applications/${file}/budget`, body: { version: 0, lines: LINES } }),
};
const submit = {
  ask: ({ file }) => ({ method: 'POST', path: `/api/applications/${file}/submission`, body: { declaration: true } }),
};

const drafts = (side, count) => side.drafts(count);
const people = (side, count) => side.people(count);

/** @type {Work} */
const SUBMISSION = {
  id: 'submission',
  title: 'submission of a file',
  sides: BESIDE_FLOOR,
  items: drafts,
  stages: [submit],
  clients: RUSH,
  goal: atLeast(0.5),
};

/** @type {Work} */
const CREATION = {
  id: 'creation',
  title: 'creation of a file',
  sides: BESIDE_FLOOR,
  items: people,
  stages: [create],
  clients: RUSH,
  goal: atLeast(0.45),
};

/** @type {Work} */
const AUTOSAVE = {
  id: 'autosave',
  title: 'autosave of a section',
  sides: BESIDE_FLOOR,
  items: drafts,
  stages: [
    {
      ask: ({ file }) => ({ method: 'PUT', path: `/api/applications/${file}/sections/project`, body: { version: 1, answers: ANSWERS } }),
    },
  ],
  clients: RUSH,
  goal: atLeast(0.45),
};

/** @type {Work} */
const READING = {
  id: 'reading',
  title: 'reading a file',
  sides: BESIDE_FLOOR,
  items: drafts,
  stages: [{ ask: ({ file }) => ({ path: `/api/applications/${file}` }) }],
  clients: RUSH,
  goal: atLeast(0.5),
};

/** @type {Work} */
const SESSION = {
  id: 'session',
  title: 'reading the session',
  sides: BESIDE_FLOOR,
  items: people,
  stages: [{ ask: () => ({ path: '/api/session' }) }],
  clients: RUSH,
};

/** @type {Work} */
const THREE = {
  id: 'three',
  title: 'whole file in three requests: create, 8 lines, submit',
  sides: ['floor', 'old', 'product'],
  items: people,
  stages: [create, budget, { ...submit, before: (items, side) => side.fill(items) }],
  clients: RUSH,
  goal: (row) => ({
    wanted: '≥ 3 × the older commit',
    met: row.old ? row.product.perSecond >= 3 * row.old.perSecond : undefined,
  }),
};

/** @type {Work} */
const ONE = {
  id: 'one',
  mayBeMissing: true,
  title: 'whole file in one request',
  sides: BESIDE_FLOOR,
  items: people,
  stages: [{ ask: (_person, side) => WHOLE.ask(side) }],
  clients: RUSH,
  goal: atLeast(0.35),
};

const OF_A_FILE = [SUBMISSION, CREATION, AUTOSAVE, READING, SESSION, THREE, ONE];

/** @type {Work[]} */
const OF_A_COMMITTEE = [
  {
    id: 'ranking',
    title: 'ranking of 60 files × 15 seats',
    sides: ['product'],
    items: async (side, count) => {
      const { id, members } = await side.committee();
      return Array.from({ length: count }, (_, index) => ({ person: members[index % members.length], session: id }));
    },
    stages: [{ ask: ({ session }) => ({ path: `/api/committees/sessions/${session}/ranking` }) }],
    clients: READERS,
    share: 0.25,
    goal: within(120),
  },
  {
    id: 'scores',
    title: '14 members saving their scores at once',
    sides: ['product'],
    // Each member goes through the files on their own, and again: a sheet is saved at the revision of its last save.
    items: async (side, count, clients) => {
      const { files, members } = await side.committee();
      return Array.from({ length: Math.ceil(count / clients) * clients }, (_, index) => {
        const person = members[1 + (index % clients)];
        person.saves ??= new Map();
        person.next = ((person.next ?? -1) + 1) % files.length;
        return { person, file: files[person.next] };
      });
    },
    stages: [
      {
        ask: ({ person, file }) => ({
          method: 'PUT',
          path: `/api/committees/files/${file}/sheet`,
          body: { revision: person.saves.get(file) ?? 0, marks: marksOf(person.saves.get(file) ?? 0), comment: null },
        }),
        keep: ({ person, file }, { revision }) => person.saves.set(file, revision),
      },
    ],
    clients: [14],
    ownQueues: true,
    goal: (row) => ({ wanted: '≥ 300/s', met: row.product.perSecond >= 300 }),
  },
];

const PAGES = [
  { kind: 'newest first', query: '' },
  { kind: 'one region', query: '&regionCode=MA-04' },
  { kind: 'one state', query: '&state=eligible' },
  { kind: 'region and state', query: '&regionCode=MA-07&state=submitted' },
  { kind: 'second page', query: '&page=2&regionCode=MA-10' },
];
const SEARCHES = Object.entries(RARE).map(([kind, words]) => ({ kind, query: `&q=${encodeURIComponent(words)}` }));

const listed = (kinds) => async (side, count) => {
  const person = await side.officer();
  return Array.from({ length: count }, (_, index) => ({ person, ...kinds[index % kinds.length] }));
};
const list = { ask: ({ query }) => ({ path: `/api/applications?pageSize=50${query}` }) };

/** At ten thousand files the page is held to the goal, at ten times as many to what it takes there. */
const pageGoal = (size) => (row, rows) => {
  if (size <= 10_000) return { wanted: 'p95 ≤ 25 ms or ≥ 0.50 of the floor', met: row.product.p95 <= 25 || row.ratio >= 0.5 };
  const smaller = rows.find(({ id }) => id === 'page-10000');
  return { wanted: 'p95 ≤ 1.5 × that of 10 000', met: smaller ? row.product.p95 <= 1.5 * smaller.product.p95 : undefined };
};

const spaced = (size) => String(size).replace(/\B(?=(\d{3})+$)/g, ' ');

/** @returns {Work[]} the lists when so many files were submitted */
const ofLists = (size) => [
  {
    id: `page-${size}`,
    title: `page of 50 of ${spaced(size)}: filters, newest first, sums`,
    sides: BESIDE_FLOOR,
    items: listed(PAGES),
    stages: [list],
    clients: READERS,
    share: 0.5,
    goal: pageGoal(size),
  },
  {
    id: `search-${size}`,
    title: `search among ${spaced(size)}: two rare words, fr and ar`,
    sides: BESIDE_FLOOR,
    items: listed(SEARCHES),
    stages: [list],
    clients: READERS,
    share: 0.5,
    goal: within(size <= 10_000 ? 25 : 40),
  },
];

/** Where everything but the growing lists is measured. */
const USUAL_SIZE = 10_000;

/** What is measured at each size of the list, in their order. @returns {{ size: number, works: Work[] }[]} */
export const worksAt = (sizes) =>
  sizes.map((size, index) => {
    const usual = size === USUAL_SIZE || (index === sizes.length - 1 && !sizes.includes(USUAL_SIZE));
    return { size, works: [...ofLists(size), ...(usual ? [...OF_A_FILE, ...OF_A_COMMITTEE] : [])] };
  });

/** Whose round trips are counted, with how many are allowed. */
export const COUNTED = [
  { work: SUBMISSION, most: 5 },
  { work: AUTOSAVE, most: 4 },
  { work: SESSION, most: 1 },
  { work: CREATION },
  { work: READING },
  { work: ONE },
];
export const RUSH_WORK = THREE;
