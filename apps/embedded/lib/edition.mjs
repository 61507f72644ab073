// The one-machine edition: PostgreSQL and mail catcher below, api and worker above; started in that order, stopped in reverse.
import { execFile } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { builtFingerprints } from './build.mjs';
import { filledIn, isGiven } from './environment.mjs';
import { messageOf } from './failures.mjs';
import { entry, MAIL_CATCHER, ROOT } from './paths.mjs';
import { freePort, productPort } from './ports.mjs';
import { databaseHome, preparePostgres, stopDatabaseIn } from './postgres.mjs';
import { isOurs, launch, stopPid, tail, waitForReady } from './processes.mjs';
import { Refusal, say } from './progress.mjs';
import { Service } from './supervisor.mjs';

const execute = promisify(execFile);
/** What proves that a pid noted by an earlier launcher is still that process. */
const MARKS = { api: entry('api'), worker: entry('worker'), mail: MAIL_CATCHER };

/** What runs on a data folder: { launcher, url, env, processes }, or undefined. */
export function readRun(folder) {
  const file = path.join(folder, 'run.json');
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Ends what a killed launcher left behind (its PostgreSQL is handled where PostgreSQL is started). */
export async function stopLeftovers(folder) {
  const processes = Object.entries(readRun(folder)?.processes ?? {});
  const left = processes.filter(([name, pid]) => MARKS[name] && isOurs(pid, MARKS[name]));
  if (left.length > 0) say(`Stopping what an interrupted run left: ${left.map(([name]) => name).join(', ')}.`);
  await Promise.all(left.map(([, pid]) => stopPid(pid)));
  fs.rmSync(path.join(folder, 'run.json'), { force: true });
}

/** Commands that look after the schema. */
const OF_THE_SCHEMA = ['migrate', 'schema-diff'];
export const isOfTheSchema = (command) => OF_THE_SCHEMA.includes(command);

/**
 * What serves never holds the address of the tables' owner.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutOwner({ MIGRATION_DATABASE_URL, MIGRATION_DATABASE_URL_FILE, ...env }) {
  return env;
}

/** Memory that a process keeps for what lives a moment: more is collected less often and never given back. */
const YOUNG_SPACE = '--max-semi-space-size=4';
/** The heaps in which glibc keeps native memory; one a thread is its default. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

export class Edition {
  #services = [];
  #setup = new AbortController();
  #stopped;
  /** @type {() => void} */
  #releasePort = () => undefined;
  #mailReady;
  #ownerUrl;

  /**
   * @param {object} options
   * @param {string} options.folder data folder, locked by the caller
   * @param {NodeJS.ProcessEnv} [options.env] the operator's environment
   * @param {NodeJS.ProcessEnv} [options.defaults] lowest-priority values for the product
   * @param {boolean} [options.echo] show the processes' output instead of writing it to logs
   * @param {Record<string, string>} [options.settings] PostgreSQL settings
   * @param {(reason: string) => void} options.onGiveUp a part could not be kept running
   */
  constructor(options) {
    this.options = { env: process.env, ...options };
    this.folder = options.folder;
    /** @type {NodeJS.ProcessEnv} */
    this.added = {};
  }

  get url() {
    return `http://127.0.0.1:${this.added.PORT}`;
  }

  /** The environment of every process of this edition, without what is particular to one of them. */
  get env() {
    return { ...this.options.env, ...this.added };
  }

  /** The same for a command: those that look after the schema sign in as the owner of the tables, which nothing that serves can. */
  envOf(command) {
    const ownerUrl = isOfTheSchema(command) ? this.#ownerUrl : undefined;
    return ownerUrl ? { ...this.env, MIGRATION_DATABASE_URL: ownerUrl } : this.env;
  }

  /** Process ids by part: { PostgreSQL, mail, api, worker }. */
  get pids() {
    return Object.fromEntries(this.#services.map(({ definition, pid }) => [definition.name, pid]));
  }

  /** Reading every package's source maps costs a tenth of a second per start: only where somebody reads the traces as they come. */
  get #nodeFlags() {
    return [YOUNG_SPACE, ...(this.options.echo ? ['--enable-source-maps'] : [])];
  }

  log = (name) => path.join(this.folder, 'logs', `${name}.log`);

  /** PostgreSQL and the mail catcher, unless the operator's environment replaces them. */
  async startFoundation() {
    fs.mkdirSync(this.folder, { recursive: true });
    await stopLeftovers(this.folder);
    const [database, mail] = await Promise.all([this.#startPostgres(), this.#startMail()]);
    this.home = database?.home ?? this.folder;
    this.isNew = database?.isNew ?? false;
    this.hasProductRole = database?.hasProductRole ?? true;
    this.added = filledIn({ folder: this.folder, databaseUrl: database?.url, mail }, this.options.env);
    this.#ownerUrl = database?.ownerUrl;
  }

  /** Migrations, demonstration and the product's two processes. Resolves when both answer that they are ready. */
  async startProduct() {
    const { port, release } = await productPort(this.options.env.PORT);
    this.#releasePort = release;
    const parts = { folder: this.folder, port };
    this.added = { ...this.added, ...filledIn(parts, this.options.env) };
    await this.prepareDatabase();
    say('Starting api and worker …');
    const workerPort = await freePort();
    await Promise.all([this.#startApp('api', port), this.#startApp('worker', workerPort), this.#mailReady]);
  }

  async #startPostgres() {
    if (isGiven('DATABASE_URL', this.options.env)) return undefined;
    await this.#dropHalfLoaded();
    const postgres = await preparePostgres({ folder: this.folder, settings: this.options.settings });
    await this.#startService('PostgreSQL', { start: postgres.start, stopSignal: 'SIGINT' });
    say('PostgreSQL is up.');
    return postgres;
  }

  async #startMail() {
    if (isGiven('SMTP_URL', this.options.env)) return undefined;
    const [smtpPort, httpPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${httpPort}`;
    const env = {
      ...this.options.env,
      JISR_PARENT_PID: String(process.pid),
      JISR_MAIL_HOST: '127.0.0.1',
      JISR_MAIL_SMTP_PORT: String(smtpPort),
      JISR_MAIL_HTTP_PORT: String(httpPort),
      JISR_MAIL_FOLDER: path.join(this.folder, 'mail'),
    };
    // Awaited with the product: nothing is sent before, and loading it takes as long as PostgreSQL's start.
    this.#mailReady = this.#startNode('mail', MAIL_CATCHER, env, `${url}/health/ready`);
    this.#mailReady.catch(() => undefined);
    return { url, smtpUrl: `smtp://127.0.0.1:${smtpPort}` };
  }

  async #startApp(name, port) {
    const ports = name === 'worker' ? { WORKER_PORT: String(port) } : {};
    // Newer Node keeps compiled code from start to start there; Node 20 ignores it.
    const cache = { NODE_COMPILE_CACHE: path.join(this.folder, 'cache') };
    const env = { ...cache, ...withoutOwner(this.env), ...ports, PORT: String(port), JISR_PARENT_PID: String(process.pid) };
    await this.#startNode(name, entry(name), env, `http://127.0.0.1:${port}/health/ready`);
  }

  async #startNode(name, script, env, readyUrl) {
    const log = this.options.echo ? undefined : this.log(name);
    const start = () => launch(process.execPath, [...this.#nodeFlags, script], { cwd: ROOT, env: { ...FEW_ARENAS, ...env }, log });
    const service = await this.#startService(name, { start });
    if ((await waitForReady(readyUrl, () => service.isRunning && !this.#stopped)) && service.isRunning) return;
    if (this.#stopped) throw new Refusal('Stopped before it was ready.');
    const told = log ? `\n${tail(log)}` : '';
    throw new Refusal(`${name} ${service.isRunning ? 'is not ready after a minute' : 'ended while starting'}.${told}`);
  }

  async #startService(name, definition) {
    const onGiveUp = () => this.options.onGiveUp(`${name} could not be kept running; see ${this.log(name)}`);
    const service = new Service({ name, onGiveUp, onChange: () => this.#note(), ...definition });
    this.#services.push(service);
    await service.start();
    if (this.#stopped) await service.stop();
    return service;
  }

  /** From now on what falls is started again; before, a process that falls means that the start has failed. */
  supervise() {
    for (const service of this.#services) service.supervise();
  }

  /** Restarts api and worker (development: the code has changed). */
  async restartProduct() {
    const apps = this.#services.filter(({ definition }) => Object.hasOwn(MARKS, definition.name) && definition.name !== 'mail');
    await Promise.all(apps.map((service) => service.restart()));
  }

  /** The embedded database remembers which build prepared it, so that an unchanged one is not prepared again. */
  async prepareDatabase() {
    const mark = path.join(this.#home, 'seeded');
    const state = this.#preparedState();
    const known = this.hasProductRole && fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === state;
    if (known && !isGiven('DATABASE_URL', this.options.env)) return;
    say('Preparing the database (migrations) …');
    if (this.isNew) fs.writeFileSync(this.#loadingMark(), '');
    await this.command('migrate');
    if (this.added.JISR_DEMO === '1') {
      say('Loading the demonstration …');
      await this.command('seed', 'demonstration');
      const { stdout } = await this.command('demo-accounts');
      fs.writeFileSync(this.#accountsFile(), stdout, { mode: 0o600 });
    }
    fs.writeFileSync(mark, state, { mode: 0o600 });
    fs.rmSync(this.#loadingMark(), { force: true });
  }

  /** Where the database lives, once the foundation stands. */
  get #home() {
    if (!this.home) throw new Error('The foundation has not been started.');
    return this.home;
  }

  #loadingMark = (home = this.#home) => path.join(home, 'loading');

  /** A database made for a first start that was cut short holds half a demonstration and nothing of anybody's: it is made again. */
  async #dropHalfLoaded() {
    const home = databaseHome(this.folder);
    if (!fs.existsSync(this.#loadingMark(home))) return;
    say('The first start was interrupted: its half-loaded database is made again.');
    await stopDatabaseIn(home);
    fs.rmSync(path.join(home, 'pg'), { recursive: true, force: true });
    fs.rmSync(this.#loadingMark(home));
  }

  #preparedState() {
    const { FILES_URL, FILES_URL_FILE, JISR_DEMO } = this.env;
    const parts = [builtFingerprints().server, FILES_URL, FILES_URL_FILE, JISR_DEMO];
    return crypto.createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  }

  /** The code that names the first two administrators of an installation that has none, as a line to print; '' once it has. */
  async setupCode() {
    if (this.added.JISR_DEMO === '1') return '';
    const { stdout } = await this.command('setup-code', '--if-new');
    return stdout.trim();
  }

  #accountsFile = () => path.join(this.#home, 'demo-accounts.txt');

  /** The demonstration accounts as a printed table; '' outside demonstration mode. */
  get demonstrationAccounts() {
    return this.added.JISR_DEMO === '1' && fs.existsSync(this.#accountsFile()) ? fs.readFileSync(this.#accountsFile(), 'utf8') : '';
  }

  /** Runs one administration command to its end; resolves with its output, refuses with its last lines. */
  async command(...args) {
    const env = { ...this.envOf(args[0]), JISR_PARENT_PID: String(process.pid) };
    const options = { cwd: ROOT, env, signal: this.#setup.signal, maxBuffer: 64 * 1024 * 1024 };
    try {
      return await execute(process.execPath, [entry('cli'), ...args], options);
    } catch (error) {
      if (this.#setup.signal.aborted) throw new Refusal('Stopped before it was ready.');
      const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
      const told = `${stdout ?? ''}${stderr ?? messageOf(error)}`.trimEnd().split('\n').slice(-30).join('\n');
      throw new Refusal(`"${args.join(' ')}" failed:\n${told}`);
    }
  }

  /** Notes who runs, for `npm run cli` and for a later start after a crash. Holds secrets: readable by its owner only. */
  #note() {
    if (this.#stopped) return;
    const owner = this.#ownerUrl ? { ownerUrl: this.#ownerUrl } : {};
    const note = { launcher: process.pid, url: this.url, env: this.added, ...owner, processes: this.pids };
    const draft = path.join(this.folder, `run.json.${process.pid}`);
    fs.writeFileSync(draft, JSON.stringify(note, undefined, 2), { mode: 0o600 });
    fs.renameSync(draft, path.join(this.folder, 'run.json'));
  }

  /** Stops everything in reverse order: api and worker together, then mail, then PostgreSQL. May be called at any moment, and twice. */
  stop() {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll() {
    this.#setup.abort();
    const order = [['api', 'worker'], ['mail'], ['PostgreSQL']];
    for (const names of order) {
      await Promise.all(this.#services.filter(({ definition }) => names.includes(definition.name)).map((service) => service.stop()));
    }
    this.#releasePort();
    fs.rmSync(path.join(this.folder, 'run.json'), { force: true });
  }
}
