// npm run bench: what the product does in a second beside what its own SQL does over bare node:http and pg, in the same run
// and against the same database. Needs BASE_URL (the running api) and DATABASE_URL; WORKER_PID lets it hold the worker still,
// whose receipts and e-mails would otherwise be made while the other side is measured. BENCH_UNITS sets the number of files.
import { fork } from 'node:child_process';
import http from 'node:http';
import os from 'node:os';
import pg from 'pg';
import { drive, send, succeeded } from './load.mjs';
import { fillDrafts, instructor, LINES, openCall, presidents, submittedFiles } from './world.mjs';

const API = process.env.BASE_URL ?? process.env.API_URL;
const UNITS = Number(process.env.BENCH_UNITS ?? 400);
const CLIENTS = [16, 64];
const PAGES = 200;
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

try {
  if (worker) process.kill(worker, 'SIGSTOP');
  const call = await openCall(pool);
  say(`${os.cpus().length} × ${os.cpus()[0].model}, load ${os.loadavg()[0].toFixed(1)}, Node ${process.version}, ${await postgres()}`);
  say();
  say(`A file: create + 8 budget lines + submit (${UNITS} files a run)`);
  const ratios = [];
  for (const clients of CLIENTS) {
    await measureFiles('bare', call, clients, 50);
    await measureFiles('product', call, clients, 50);
    const limit = await measureFiles('bare', call, clients, UNITS);
    const ours = await measureFiles('product', call, clients, UNITS);
    ratios.push(ours.perSecond / limit.perSecond);
    say(`  ${clients} clients   product ${describe(ours)}   bare ${describe(limit)}   ratio ${ratios.at(-1).toFixed(2)}`);
    for (const phase of ['create', 'budget', 'submit']) {
      const rate = (side) => `${side.phases[phase].toFixed(0)}/s`;
      say(
        `      ${phase.padEnd(8)} product ${rate(ours)}   bare ${rate(limit)}   ratio ${(ours.phases[phase] / limit.phases[phase]).toFixed(2)}`,
      );
    }
  }
  say(`  goal: ${GOAL} of the bare one — ${Math.min(...ratios) >= GOAL ? 'reached' : 'NOT reached'}`);
  say();
  say(`A page of 50 from ${FILES.toLocaleString('fr')} files with the sums of the selection (${PAGES} pages a run)`);
  await submittedFiles(pool, call, FILES, await presidents(pool, 500));
  const officer = await instructor(pool);
  for (const clients of [1, ...CLIENTS]) {
    const ours = await measurePages('product', officer, clients);
    const limit = await measurePages('bare', officer, clients);
    say(
      `  ${String(clients).padStart(2)} clients   product ${pages(ours)}   bare ${pages(limit)}   ratio ${(limit.seconds / ours.seconds).toFixed(2)}`,
    );
  }
} finally {
  if (worker) process.kill(worker, 'SIGCONT');
  bare.disconnect();
  await pool.end();
}

async function postgres() {
  const { rows } = await pool.query(`SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`);
  return `PostgreSQL ${rows[0].version} (fsync ${rows[0].fsync})${worker ? ', worker held still' : ''}`;
}

/** The rate of whole files: the three timed requests of each, in three phases; the rest of the file is filled between them. */
async function measureFiles(side, call, clients, count) {
  const base = SIDES[side];
  const people = await presidents(pool, count);
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

function measurePages(side, officer, clients) {
  const items = Array.from({ length: PAGES });
  return drive(clients, items, (agent) =>
    send(agent, SIDES[side], { path: '/api/applications?pageSize=50', headers: headersOf(officer) }).then((answer) =>
      succeeded(answer, side),
    ),
  );
}

/** The token that a page repeats, as a browser gets it when it opens the application. */
async function pageTokens(people) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  await Promise.all(
    people.map(async (person) => {
      const answer = await send(agent, API, { path: '/api/session', headers: headersOf(person) });
      person.csrf = decodeURIComponent(/jisr_csrf=([^;]+)/.exec(answer.headers['set-cookie'].join(';'))[1]);
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

function describe({ perSecond, p95 }) {
  return `${perSecond.toFixed(0)} files/s (95 % of submissions within ${p95.toFixed(0)} ms)`;
}

function pages({ seconds, median, p95 }) {
  return `${(PAGES / seconds).toFixed(0)} pages/s (median ${median.toFixed(0)} ms, 95 % ${p95.toFixed(0)} ms)`;
}
