// npm run bench: what the product does in a second beside what its own SQL does over bare node:http and pg, in the same run
// and against the same database. Needs BASE_URL (the running api) and DATABASE_URL; WORKER_PID lets it hold the worker still,
// whose receipts and e-mails would otherwise be made while the other side is measured. BENCH_UNITS sets the number of files,
// BENCH_STARTS gives the starts measured before. Writes docs/benchmarks.md.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import pg from 'pg';
import { drive, send, succeeded } from './load.mjs';
import { page } from './page.mjs';
import { pgbenchFiles, pgbenchVersion } from './pgbench.mjs';
import { fillDrafts, instructor, LINES, openCall, presidents, submittedFiles } from './world.mjs';

const API = process.env.BASE_URL ?? process.env.API_URL;
const UNITS = Number(process.env.BENCH_UNITS ?? 400);
const CLIENTS = [16, 64];
const PAGES = 200;
const PAGE_SIZE = 50;
const PAGE = new URL('../../docs/benchmarks.md', import.meta.url);
const FILES = 10_000;
const GOAL = 0.25;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const worker = Number(process.env.WORKER_PID) || null;
const say = (line = '') => process.stdout.write(`${line}\n`);

const bare = fork(new URL('./bare-server.mjs', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const { port } = await new Promise((resolve, reject) => {
  bare.once('message', resolve);
  bare.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
});
const SIDES = { product: API, bare: `http://127.0.0.1:${port}` };

const machine = {
  date: new Date().toISOString().slice(0, 10),
  processors: `${os.cpus().length} × ${os.cpus()[0]?.model}`,
  load: os.loadavg(),
  node: process.versions.node,
  ...(await postgres()),
  pgbench: pgbenchVersion(),
  workerHeld: worker !== null,
};

try {
  if (worker) process.kill(worker, 'SIGSTOP');
  const call = await openCall(pool);
  say(JSON.stringify(machine));
  /** @type {import('./page.mjs').Files} */
  const files = { units: UNITS, goal: GOAL, runs: [] };
  for (const clients of CLIENTS) {
    await measureFiles('bare', call, clients, 50);
    await measureFiles('product', call, clients, 50);
    const bare = await measureFiles('bare', call, clients, UNITS);
    const product = await measureFiles('product', call, clients, UNITS);
    const pgbench = machine.pgbench ? await measurePgbench(call, clients) : null;
    files.runs.push({ clients, product, bare, pgbench });
    say(
      `${clients} clients, files a second: product ${product.perSecond.toFixed(0)}, bare ${bare.perSecond.toFixed(0)}, pgbench ${pgbench?.toFixed(0) ?? 'not installed'}`,
    );
  }
  await submittedFiles(pool, call, FILES, await presidents(pool, 500));
  const officer = await instructor(pool);
  /** @type {import('./page.mjs').List} */
  const list = { files: FILES, pageSize: PAGE_SIZE, runs: [] };
  for (const clients of [1, ...CLIENTS]) {
    const product = await measurePages('product', officer, clients);
    const bare = await measurePages('bare', officer, clients);
    list.runs.push({ clients, product, bare });
    say(`${clients} clients, pages a second: product ${product.perSecond.toFixed(0)}, bare ${bare.perSecond.toFixed(0)}`);
  }
  const memory = worker && fs.existsSync('/proc') ? { api: residentBytes(process.env.API_PID), worker: residentBytes(worker) } : null;
  const starts = process.env.BENCH_STARTS ? JSON.parse(process.env.BENCH_STARTS) : null;
  const text = page({ machine, files, list, starts, memory });
  fs.writeFileSync(PAGE, text);
  say(`\n${text}`);
} finally {
  if (worker) process.kill(worker, 'SIGCONT');
  bare.disconnect();
  await pool.end();
}

async function postgres() {
  const { rows } = await pool.query(`SELECT current_setting('server_version') AS postgres, current_setting('fsync') AS fsync`);
  return rows[0];
}

function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

/** One file goes through the bare server while its statements are recorded; pgbench then repeats them. */
async function measurePgbench(call, clients) {
  const [recorded, ...people] = await presidents(pool, UNITS + 1);
  const { tape } = await new Promise((resolve) => {
    bare.once('message', resolve);
    bare.send({ record: true });
    void measureFilesOf([recorded], 'bare', call, 1).then(() => bare.send({ record: false }));
  });
  return pgbenchFiles({ pool, tape, recorded, people, fixed: [call.id, call.form, call.grid], clients });
}

/** The rate of whole files: the three timed requests of each, in three phases; the rest of the file is filled between them. */
async function measureFiles(side, call, clients, count) {
  return measureFilesOf(await presidents(pool, count), side, call, clients);
}

async function measureFilesOf(people, side, call, clients) {
  const base = SIDES[side];
  const count = people.length;
  await pageTokens(people);
  const request = (agent, person, path, method, body) =>
    send(agent, base, { method, path, body, headers: headersOf(person) }).then((answer) => succeeded(answer, `${side} ${method} ${path}`));
  const create = await drive(clients, people, async (agent, person) => {
    const { body } = await request(agent, person, '/api/applications', 'POST', { callId: call.id, title: 'Bench' });
    person.file = body.id;
  });
  const budget = await drive(clients, people, (agent, person) =>
    request(agent, person, `/api/applications/${person.file}/budget`, 'PUT', { version: 0, lines: LINES }),
  );
  await fillDrafts(
    pool,
    people.map((person) => person.file),
  );
  const submit = await drive(clients, people, (agent, person) =>
    request(agent, person, `/api/applications/${person.file}/submission`, 'POST', { declaration: true }),
  );
  const phases = Object.fromEntries(Object.entries({ create, budget, submit }).map(([name, { seconds }]) => [name, count / seconds]));
  return { perSecond: count / (create.seconds + budget.seconds + submit.seconds), p95: submit.p95, phases };
}

async function measurePages(side, officer, clients) {
  const items = Array.from({ length: PAGES });
  const { seconds, median } = await drive(clients, items, (agent) =>
    send(agent, SIDES[side], { path: `/api/applications?pageSize=${PAGE_SIZE}`, headers: headersOf(officer) }).then((answer) =>
      succeeded(answer, side),
    ),
  );
  return { perSecond: PAGES / seconds, median };
}

/** The token that a page repeats, as a browser gets it when it opens the application. */
async function pageTokens(people) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  await Promise.all(
    people.map(async (person) => {
      const answer = await send(agent, API, { path: '/api/session', headers: headersOf(person) });
      person.csrf = decodeURIComponent(/jisr_csrf=([^;]+)/.exec(answer.headers['set-cookie'].join(';'))?.[1] ?? '');
    }),
  );
  agent.destroy();
}

function headersOf({ token, csrf, file }) {
  return {
    cookie: `jisr_session=${token}`,
    ...(csrf ? { 'x-csrf-token': csrf } : {}),
    ...(file ? { 'idempotency-key': `bench-${file}` } : {}),
  };
}
