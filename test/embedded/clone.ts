// A clone of the edition in a temporary folder whose product is three small programs, driven as a person drives it.
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');

const SERVER = `
import fs from 'node:fs';
import http from 'node:http';
if (process.env.STUB_REFUSES && process.argv[1].includes(process.env.STUB_REFUSES)) { console.error('DATABASE_URL: must begin with postgres://'); process.exit(1); }
const server = http.createServer((request, response) => response.end(JSON.stringify(process.env)));
server.listen(Number(process.env.PORT), process.env.HOST);
const launcher = Number(process.env.JISR_PARENT_PID);
setInterval(() => { try { process.kill(launcher, 0); } catch { process.exit(0); } }, 200);
process.on('SIGTERM', () => { fs.appendFileSync('ended.log', process.argv[1].includes('api') ? 'api ' : 'worker '); process.exit(0); });
`;

const CLI = `
import fs from 'node:fs';
const [command, value] = process.argv.slice(2);
fs.appendFileSync('commands.log', process.argv.slice(2).join(' ') + '\\n');
if (command === process.env.STUB_WAITS) {
  const launcher = Number(process.env.JISR_PARENT_PID);
  fs.writeFileSync('waiting.pid', String(process.pid));
  await new Promise(() => setInterval(() => { try { process.kill(launcher, 0); } catch { process.exit(0); } }, 50));
}
if (command === 'demo-accounts') console.log('presidente@demonstration.example');
if (command === 'exit') process.exit(Number(value));
if (command === 'print' || (command === 'migrate' && value)) console.log(process.env[value ?? '']);
`;

/** What a launcher did: its output so far and its exit code once it has ended. */
export class Launch {
  output = '';
  readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until the output matches. @throws when the launcher ends before or 20 s have passed */
  async says(words: RegExp): Promise<RegExpMatchArray> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const match = this.output.match(words);
      if (match) return match;
      if (this.child.exitCode !== null) break;
      await sleep(20);
    }
    throw new Error(`Never said ${words}:\n${this.output}`);
  }

  async ready(): Promise<string> {
    return (await this.says(/Jisr is ready: (\S+)/))[1] ?? '';
  }

  /** The person's way to stop. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

export interface Run {
  launcher: number;
  url: string;
  env: Record<string, string>;
  processes: Record<string, number>;
}

export class Clone {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-clone-')));
  private readonly launches: Launch[] = [];

  constructor() {
    fs.chmodSync(this.folder, 0o755);
    for (const name of ['package.json', 'package-lock.json', '.swcrc', 'apps/embedded']) {
      fs.cpSync(path.join(ROOT, name), path.join(this.folder, name), { recursive: true });
    }
    fs.symlinkSync(fs.realpathSync(path.join(ROOT, 'node_modules')), path.join(this.folder, 'node_modules'));
    for (const app of ['api', 'worker']) this.write(`apps/${app}/main.ts`, SERVER);
    this.write('apps/cli/main.ts', CLI);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  read(name: string): string {
    return fs.existsSync(this.path(name)) ? fs.readFileSync(this.path(name), 'utf8') : '';
  }

  write(name: string, content: string): void {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), content);
  }

  mode(name: string): number {
    return fs.statSync(this.path(name)).mode & 0o777;
  }

  /** The process of the command that STUB_WAITS keeps waiting, once it does. */
  async waitingCommand(): Promise<number> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const pid = Number(this.read('waiting.pid'));
      // A file that is there and still empty is being written: taking it away would lose what it is about to say.
      if (pid > 0) {
        fs.rmSync(this.path('waiting.pid'), { force: true });
        return pid;
      }
      await sleep(20);
    }
    throw new Error('No command waits');
  }

  run(): Run {
    return JSON.parse(this.read('.data/run.json')) as Run;
  }

  /** Runs one of the edition's programs: 'start', 'cli', … */
  launch(program: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Launch {
    return this.spawn(process.execPath, [this.path(`apps/embedded/${program}.mjs`), ...args], env);
  }

  spawn(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Launch {
    const clean = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
    const launch = new Launch(spawn(command, args, { cwd: this.folder, env: clean, stdio: ['ignore', 'pipe', 'pipe'] }));
    this.launches.push(launch);
    return launch;
  }

  /** Ends what a failed test may have left, then removes the folder. */
  async remove(): Promise<void> {
    await Promise.all(
      this.launches.filter(({ child }) => child.exitCode === null && child.signalCode === null).map((launch) => launch.stop()),
    );
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits up to 10 s for all of them to have ended; resolves with those that have not. */
export async function survivors(pids: number[]): Promise<number[]> {
  for (let waited = 0; waited < 10_000 && pids.some(isAlive); waited += 50) await sleep(50);
  return pids.filter(isAlive);
}
