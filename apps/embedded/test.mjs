// npm test: every part of the suite on a bare machine. `npm test -- unit e2e/road` selects parts or places. `npm run test:long` runs what
// needs full size, at that size: 20 000 generated requests, long histories, documents with every text (specs that ask atSize).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { Edition } from './lib/edition.mjs';
import { withoutServices } from './lib/environment.mjs';
import { scriptEnvironment } from './lib/ephemeral.mjs';
import { messageOf } from './lib/failures.mjs';
import { install } from './lib/install.mjs';
import { chooseParts, countPart, inLanes, PARTS, sizedSpecsUnder, skipLines, totalLine } from './lib/parts.mjs';
import { inRoot, ROOT } from './lib/paths.mjs';
import { throwAwayPostgres } from './lib/postgres.mjs';
import { freePort } from './lib/ports.mjs';
import { ended, stopPid } from './lib/processes.mjs';
import { Refusal, report, say } from './lib/progress.mjs';
import { startTestRedis } from './lib/redis.mjs';
import { inSession } from './lib/session.mjs';

const LONG = '--long';

const JEST = [
  '--enable-source-maps',
  '--no-warnings',
  // What a request leaves behind is young: with Node's own 16 MB a fifth of the processor's time was the collection of garbage.
  '--max-semi-space-size=32',
  '--import',
  pathToFileURL(inRoot('test/support/source-threads.mjs')).href,
  inRoot('node_modules/jest/bin/jest.js'),
  '--config',
  inRoot('test/jest.config.mjs'),
];

/** Runs one part's files with Jest; resolves with its counts. In a lane its output is kept and shown whole at its end. */
async function runJest(session, { name, files }, env, inLane) {
  const report = path.join(session.folder, `${name}.json`);
  const workers = PARTS[name].parallel ? ['--maxWorkers=2'] : ['--runInBand'];
  const args = [...JEST, ...workers, '--json', `--outputFile=${report}`, '--runTestsByPath', ...files.map((file) => inRoot(file))];
  // Jest prints its JSON on stdout as well; people read stderr.
  const jest = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', inLane ? 'pipe' : 'inherit'], detached: true });
  const output = [];
  jest.stderr?.on('data', (chunk) => output.push(chunk));
  session.onEnd(async () => {
    if (jest.pid && jest.exitCode === null && jest.signalCode === null) await stopPid(-jest.pid, 'SIGTERM', 2000);
  });
  const code = await ended(jest);
  if (inLane) process.stderr.write(Buffer.concat([Buffer.from(`\n── ${name}\n`), ...output]));
  const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  return { ...countPart(result, code), skips: skipLines(name, result) };
}

/**
 * The built product as an operator runs it (api, worker and mail catcher, each a process), empty, on the run's PostgreSQL:
 * started once for every file of the part.
 */
async function startProduct({ folder, onEnd, end }, databaseUrl) {
  const onGiveUp = (reason) => {
    report(new Refusal(reason));
    end(1);
  };
  const product = new URL(databaseUrl);
  Object.assign(product, { username: 'jisr_product', password: 'product' });
  const env = { ...withoutServices(), DATABASE_URL: product.href, MIGRATION_DATABASE_URL: databaseUrl, PORT: String(await freePort()) };
  const edition = new Edition({ folder: path.join(folder, 'product'), env, onGiveUp });
  onEnd(() => edition.stop());
  await edition.startFoundation();
  await edition.startProduct();
  return edition;
}

/** What a part needs from the machine: its environment and how to give it back, or why it cannot run. */
const NEEDS = {
  browser: async (session, databaseUrl) => {
    const browser = findChromium();
    if (browser.reason) return browser;
    const edition = await startProduct(session, databaseUrl);
    return { env: { ...scriptEnvironment(edition), ...browser.env }, stop: () => edition.stop() };
  },
  redis: async () => {
    // A real Redis given from outside is used instead of the JavaScript one.
    if (process.env.TEST_REDIS_URL) return { env: { REDIS_URL: process.env.TEST_REDIS_URL } };
    try {
      const redis = await startTestRedis();
      return { env: { REDIS_URL: redis.url }, stop: redis.stop };
    } catch (error) {
      return { reason: messageOf(error) };
    }
  },
};

async function runPart(session, part, env, inLane) {
  const need = PARTS[part.name].needs;
  const given = need ? await NEEDS[need](session, env.TEST_DATABASE_URL) : { env: {} };
  if (given.reason) {
    say(`${part.name}: not run: ${given.reason}`);
    return { passed: 0, failed: 0, skipped: part.files.length, reason: given.reason };
  }
  say(`${inLane ? 'beside others: ' : '── '}${part.name} (${part.files.length} files)`);
  try {
    return await runJest(session, part, { ...env, ...given.env }, inLane);
  } finally {
    await given.stop?.();
  }
}

function summary(results) {
  const lines = results.map(({ name, count }) => `${name.padEnd(12)} ${count.reason ? `not run: ${count.reason}` : totalLine([count])}`);
  const skips = results.flatMap(({ count }) => count.skips ?? []);
  return [...lines, ...skips, totalLine(results.map(({ count }) => count))].join('\n');
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-test-'));
await inSession(folder, async (session) => {
  const { onEnd, end } = session;
  onEnd(async () => fs.rmSync(folder, { recursive: true, force: true }));
  install();
  const selections = process.argv.slice(2).filter((argument) => argument !== LONG);
  const isLong = process.argv.includes(LONG);
  const parts = chooseParts(selections, isLong && selections.length === 0 ? sizedSpecsUnder : undefined);
  if (parts.length === 0) throw new Refusal(`No test matches ${selections.join(' ') || 'anything'}.`);
  const postgres = await throwAwayPostgres();
  onEnd(postgres.stop);
  if (parts.some(({ name }) => PARTS[name].built)) await build();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...withoutServices(), TEST_DATABASE_URL: postgres.url, FORCE_COLOR: process.stderr.isTTY ? '1' : '0' };
  if (isLong) env.JISR_LONG = '1';
  const counts = new Map();
  const { alone, beside, last } = inLanes(parts);
  if (last.length > 0) {
    env.JISR_MOVES = path.join(folder, 'moves');
    fs.mkdirSync(env.JISR_MOVES);
  }
  const inLane = beside.length > 1;
  const runAll = async (waiting, shared) => {
    for (let part = waiting.shift(); part; part = waiting.shift())
      counts.set(part.name, await runPart({ folder, ...session }, part, env, shared));
  };
  await runAll(alone, false);
  await Promise.all([runAll(beside, inLane), runAll(beside, inLane)]);
  await runAll(last, false);
  const results = parts.map(({ name }) => ({ name, count: counts.get(name) }));
  process.stdout.write(`\n${summary(results)}\n`);
  end(results.some(({ count }) => count.failed > 0) ? 1 : 0);
});
