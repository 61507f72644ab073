// Who is measured: the product, an older commit of it, the floor. All answer at the same addresses.
import { fork } from 'node:child_process';
import http from 'node:http';
import * as floorWorld from './floor/world.mjs';
import { send } from './load.mjs';
import { deliberatingSession } from './world-committee.mjs';

/**
 * @typedef {object} Side
 * @property {string} name
 * @property {string} base
 * @property {{ id: string }} call
 * @property {number} pid of what answers
 * @property {number} postgres pid of its database
 * @property {(count: number) => Promise<any[]>} people who have no file yet
 * @property {(count: number) => Promise<any[]>} drafts people whose file only waits to be submitted
 * @property {(people: any[]) => Promise<void>} fill what is not timed between two requests
 * @property {() => Promise<any>} officer who reads the lists
 * @property {() => Promise<any>} committee a session that deliberates, its members entered
 */

const READERS = 8;

/** The token that a page repeats, as a browser gets it when it opens the application. */
async function entered(base, people) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: READERS });
  const queue = people.values();
  const reader = async () => {
    for (const person of queue) {
      const { headers } = await send(agent, base, { path: '/api/session', headers: headersOf(person) });
      person.csrf = decodeURIComponent(/jisr_csrf=([^;]+)/.exec(headers['set-cookie']?.join(';') ?? '')?.[1] ?? '');
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  agent.destroy();
  return people;
}

export const headersOf = ({ token, csrf, file }) => ({
  cookie: `jisr_session=${token}`,
  ...(csrf ? { 'x-csrf-token': csrf } : {}),
  'idempotency-key': `bench-${file ?? token.slice(0, 20)}`,
});

/** Made when it is first asked for, once. */
function once(make) {
  let made;
  return () => (made ??= make());
}

/**
 * The product; an older commit brings the module that makes its people and drafts.
 * @param {{ name: string, base: string, world: any, pool: import('pg').Pool, pid: number, postgres: number }} given
 * @returns {Promise<Side>}
 */
export async function productSide({ name, base, world, pool, pid, postgres }) {
  const call = await world.openCall(pool);
  const filesOf = (people) => people.map(({ file }) => file);
  return {
    ...{ name, base, call, pid, postgres },
    people: async (count) => entered(base, await world.presidents(pool, count)),
    async drafts(count) {
      const people = await entered(base, await world.presidents(pool, count));
      await world.wholeDrafts(pool, call, people);
      return people;
    },
    fill: (people) => world.fillDrafts(pool, filesOf(people)),
    officer: once(async () => (await world.officers(pool, [{ role: 'instructor' }]))[0]),
    committee: once(async () => {
      const session = await deliberatingSession(pool, call);
      await entered(base, session.members);
      return session;
    }),
  };
}

/** Starts the floor over a database. Ends with this process. @returns {Promise<{ base: string, pid: number, end: () => void }>} */
export async function startFloor(databaseUrl) {
  const script = new URL('./floor/server.mjs', import.meta.url);
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, DATABASE_URL: databaseUrl } });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  return { base: `http://127.0.0.1:${port}`, pid: Number(child.pid), end: () => child.disconnect() };
}

/** @returns {Promise<Side>} */
export async function floorSide({ base, pid, owner, postgres }) {
  await floorWorld.makeTables(owner);
  const call = await floorWorld.openCall(owner);
  return {
    ...{ name: 'floor', base, call, pid, postgres },
    people: (count) => floorWorld.presidents(owner, count),
    async drafts(count) {
      const people = await floorWorld.presidents(owner, count);
      await floorWorld.wholeDrafts(owner, call, people);
      return people;
    },
    fill: (people) =>
      floorWorld.fillDrafts(
        owner,
        people.map(({ file }) => file),
      ),
    committee: () => Promise.reject(new Error('the floor has no committee')),
    officer: once(async () => (await floorWorld.instructors(owner, 1))[0]),
  };
}
