import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../../apps/embedded/lib/ports.mjs';
import { eventually, type OwnWorld } from './world.js';

const DIST = path.resolve(import.meta.dirname, '../../dist/bundle');

/** The built api and worker as processes of their own, on the world's database. */
export class Processes {
  private running: ChildProcess[] = [];
  address = '';

  constructor(private readonly world: OwnWorld) {}

  async start(): Promise<void> {
    const [port, workerPort] = [await freePort(), await freePort()];
    this.address = `http://127.0.0.1:${port}`;
    const { config } = this.world;
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: config.DATABASE_URL,
      DATABASE_POOL: '8',
      SMTP_URL: config.SMTP_URL,
      FILES_URL: config.FILES_URL,
      PUBLIC_URL: config.PUBLIC_URL,
      SECRET: config.SECRET,
      PORT: String(port),
      WORKER_PORT: String(workerPort),
      JISR_PARENT_PID: String(process.pid),
    };
    this.running = ['api', 'worker'].map((name) => spawn(process.execPath, [path.join(DIST, `${name}.js`)], { env, stdio: 'ignore' }));
    for (const url of [this.address, `http://127.0.0.1:${workerPort}`]) {
      await eventually(() => isReady(`${url}/health/ready`), `${url} to be ready`, 60_000);
    }
  }

  /** `kill -9`: no goodbye, no transaction finished. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const gone = this.running.map(
      (child) => new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null))),
    );
    for (const child of this.running) child.kill(signal);
    await Promise.all(gone);
    this.running = [];
  }

  /** A command of the cli on the same database; its exit code. */
  cli(command: string): Promise<number | null> {
    const { DATABASE_URL, SMTP_URL, FILES_URL, PUBLIC_URL, SECRET } = this.world.config;
    const env = { ...process.env, DATABASE_URL, SMTP_URL, FILES_URL, PUBLIC_URL, SECRET };
    const child = spawn(process.execPath, [path.join(DIST, 'cli.js'), command], { env, stdio: 'ignore' });
    return new Promise((resolve) => child.once('exit', resolve));
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
