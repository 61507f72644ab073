// npm run bench: what the product does beside an independent floor and, where a built checkout is named, beside an older commit of itself,
// in one run of interleaved rounds. Started by apps/embedded/bench.mjs, which gives BASE_URL, DATABASE_URL (the product's role),
// OWNER_DATABASE_URL, the pids API_PID, WORKER_PID and POSTGRES_PID, and the BENCH_STARTS measured before.
//   BENCH_ONLY=submission,autosave   only these works (page, search, trips, worker, starts too); prints, writes nothing
//   BENCH_UNITS, BENCH_ROUNDS        requests or files a round (400), rounds (3)
//   BENCH_FILES=1000,10000,100000    sizes of the officers' list
//   BENCH_OLD=<folder>               a built checkout of an older commit
import fs from 'node:fs';
import os from 'node:os';
import http from 'node:http';
import pg from 'pg';
import { countedTrips } from './counted.mjs';
import { send } from './load.mjs';
import { movedSince } from './moved.mjs';
import { failures, measure, runOnce } from './measure.mjs';
import { startOlder } from './older.mjs';
import { page, rowText } from './page.mjs';
import { memoryOf } from './processor.mjs';
import { floorSide, headersOf, productSide, startFloor } from './sides.mjs';
import { COUNTED, RUSH_WORK, worksAt } from './works.mjs';
import * as world from './world.mjs';
import { ListedFiles } from './world-lists.mjs';

const { env } = process;
const PAGE = new URL('../../docs/benchmarks.md', import.meta.url);
const JSON_FILE = new URL('../../docs/benchmarks.json', import.meta.url);
const ONLY = env.BENCH_ONLY?.split(',').map((name) => name.trim());
const LOAD = { units: Number(env.BENCH_UNITS ?? 400), rounds: Number(env.BENCH_ROUNDS ?? 3) };
const SIZES = (env.BENCH_FILES ?? '1000,10000,100000').split(',').map(Number);

const wanted = (id) => !ONLY || ONLY.some((name) => id === name || id.startsWith(`${name}-`));
const say = (line = '') => process.stdout.write(`${line}\n`);
const pid = (name) => Number(env[name]);
const worker = pid('WORKER_PID');

const databaseUrl = env.DATABASE_URL ?? '';
const ownerUrl = env.OWNER_DATABASE_URL ?? databaseUrl;
const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
const ends = [() => owner.end()];

/** A work that the product may not be able to do is left out, with its reason. */
async function cannot(side, work) {
  if (!work.mayBeMissing) return undefined;
  const [item] = await work.items(side, 1, 1);
  const asked = { ...work.stages[0].ask(item, side), headers: headersOf(item.person ?? item) };
  const { status, body } = await send(http.globalAgent, side.base, asked);
  return status === 404 || status === 405 ? `${asked.method ?? 'GET'} ${asked.path} answers ${status} ${body?.code ?? ''}` : undefined;
}

async function measureAll(sides, run) {
  const lists = new ListedFiles(owner, sides.product.call);
  for (const { size, works } of worksAt(SIZES)) {
    const asked = works.filter(({ id }) => wanted(id));
    if (asked.length === 0) continue;
    await lists.growTo(size);
    for (const work of asked) {
      const reason = await cannot(sides.product, work);
      if (reason) {
        run.left.push({ title: work.title, reason });
        say(`${work.title}: left out, ${reason}`);
        continue;
      }
      for (const clients of work.clients) run.rows.push(await rowOf(sides, work, clients, run.rows));
    }
  }
}

async function rowOf(sides, work, clients, rows) {
  const doing = work.sides.flatMap((name) => sides[name] ?? []);
  const measured = await measure(doing, work, clients, LOAD);
  const ratio = measured.floor && measured.product.perSecond / measured.floor.perSecond;
  /** @type {any} */
  const row = { id: work.id, title: work.title, clients, ...measured, ...(ratio === undefined ? {} : { ratio }) };
  const goal = work.goal?.(row, rows);
  const whole = goal ? { ...row, goal } : row;
  say(rowText(whole));
  return whole;
}

async function countAll(sides, run) {
  const works = COUNTED.filter(({ work }) => wanted(work.id) && !run.left.some(({ title }) => title === work.title));
  const counted = await countedTrips(
    sides,
    { product: databaseUrl, floor: ownerUrl },
    works.map(({ work }) => work),
  );
  run.trips = works.map(({ work, most }) => ({
    id: work.id,
    title: work.title,
    ...counted[work.id],
    ...(most === undefined ? {} : { most }),
  }));
  for (const { title, product, floor } of run.trips)
    say(`${title}: ${product.trips} round trips (statements: ${product.statements}), floor ${floor.trips}`);
}

/** The rush while the worker makes receipts and mails of what was submitted before, on the same processors. */
async function withWorker(sides, run) {
  const clients = RUSH_WORK.clients[0];
  process.kill(worker, 'SIGCONT');
  const { perSecond, p95 } = await runOnce(sides.product, RUSH_WORK, clients, LOAD.units);
  const alone = run.rows.find((row) => row.id === RUSH_WORK.id && row.clients === clients)?.product.perSecond;
  run.withWorker = { title: RUSH_WORK.title, clients, perSecond, p95, alone };
  say(`with the worker running: ${perSecond.toFixed(0)}/s (${alone?.toFixed(0) ?? '–'}/s while it is held)`);
}

async function machine() {
  const { rows } = await owner.query(`SELECT current_setting('server_version') AS postgres, current_setting('fsync') AS fsync`);
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: `${os.cpus().length} × ${os.cpus()[0]?.model}`,
    load: os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(', '),
    node: process.versions.node,
    ...rows[0],
  };
}

async function main() {
  process.kill(worker, 'SIGSTOP');
  ends.push(async () => void process.kill(worker, 'SIGCONT'));
  const postgres = pid('POSTGRES_PID');
  const product = await productSide({ name: 'product', base: env.BASE_URL ?? '', world, pool: owner, pid: pid('API_PID'), postgres });
  const started = await startFloor(ownerUrl);
  ends.push(async () => started.end());
  const floor = await floorSide({ ...started, owner, postgres });
  const older = env.BENCH_OLD && wanted(RUSH_WORK.id) ? await startOlder(env.BENCH_OLD) : undefined;
  if (older) ends.push(older.end);
  const sides = { product, floor, ...(older ? { old: older.side } : {}) };

  /** @type {any} */
  const run = { machine: await machine(), ...LOAD, older: older?.commit, rows: [], trips: [], left: [] };
  say(JSON.stringify(run.machine));
  await measureAll(sides, run);
  if (wanted('trips')) await countAll(sides, run);
  if (wanted('worker')) await withWorker(sides, run);
  run.memory = { api: memoryOf(pid('API_PID')), worker: memoryOf(worker), postgres: memoryOf(postgres) };
  run.starts = env.BENCH_STARTS ? JSON.parse(env.BENCH_STARTS) : undefined;
  run.errors = failures.length;
  return run;
}

/** More digits than a second run could repeat are no figure. */
const rounded = (_name, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);

function write(run) {
  const before = fs.existsSync(JSON_FILE) ? JSON.parse(fs.readFileSync(JSON_FILE, 'utf8')) : undefined;
  const text = page(run, before && movedSince(before, run));
  say(`\n${text}`);
  if (ONLY) return say('Not written: only some works were measured.');
  fs.writeFileSync(PAGE, text);
  fs.writeFileSync(JSON_FILE, `${JSON.stringify(run, rounded, 2)}\n`);
}

try {
  write(await main());
} finally {
  for (const end of ends.reverse()) await end();
}
if (failures.length > 0) {
  say(`${failures.length} answers were no success:\n${[...new Set(failures)].slice(0, 20).join('\n')}`);
  process.exitCode = 1;
}
