import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Receipt } from '#applications';
import type { Answer } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';
import { freePort } from '../../apps/embedded/lib/ports.mjs';

const DIST = path.resolve(import.meta.dirname, '../../dist/bundle');
const FILES = 6;

/** The built api and worker as processes of their own, on the world's database. */
class Processes {
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

describe('api and worker killed in the middle of a deadline', () => {
  let world: OwnWorld;
  let processes: Processes;
  let associations: AssociationInWorld[];
  let drafts: string[];

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    processes = new Processes(world);
    const call = await aPublishedCall(world);
    associations = [];
    for (let number = 1; number <= FILES; number++) associations.push(await aVerifiedAssociation(world, `Association ${number}`));
    drafts = [];
    for (const { president } of associations) drafts.push(await aCompleteDraft(president, call.id));
    await processes.start();
  }, 200_000);
  afterAll(async () => {
    await processes?.kill('SIGTERM');
    await world?.close();
  }, 30_000);

  const submit = (number: number): Promise<Answer<Receipt>> =>
    associations[number]!.president.before(processes.address).post(
      `/api/applications/${drafts[number]}/submission`,
      { declaration: true },
      `submission of file ${number}`,
    );

  it('what was acknowledged is never lost, and the same click gives the same receipt afterwards', async () => {
    const acknowledged = new Map<number, Receipt>();
    const first = submit(0).then((answer) => acknowledged.set(0, answer.body));
    const others = drafts.slice(1).map((_, index) =>
      submit(index + 1).then(
        (answer) => void (answer.status === 201 && acknowledged.set(index + 1, answer.body)),
        () => undefined,
      ),
    );
    await first;
    await processes.kill();
    await Promise.all(others);

    for (const { number } of acknowledged.values()) {
      expect(await world.sql(`SELECT state FROM application WHERE number = $1`, [number])).toEqual([{ state: 'submitted' }]);
    }
    await processes.start();
    for (let number = 0; number < FILES; number++) {
      const again = await submit(number);
      expect(again.status).toBe(201);
      if (acknowledged.has(number)) expect(again.body).toEqual(acknowledged.get(number));
    }
    const [{ count }] = (await world.sql<{ count: number }>(`SELECT count(*)::int AS count FROM application_receipt`)) as [
      { count: number },
    ];
    expect(count).toBe(FILES);
  }, 150_000);

  it('what must follow follows: every message is sent, and none is lost in the queue', async () => {
    await processes.kill();
    await processes.start();
    await eventually(
      async () => (await world.sql(`SELECT id FROM outbox WHERE published_at IS NULL`)).length === 0,
      'the outbox to be carried',
      25_000,
    );
    await eventually(
      async () => (await world.sql(`SELECT id FROM message WHERE state <> 'sent'`)).length === 0,
      'every message to be sent',
      60_000,
    );
    const messages = await world.sql<{ id: string }>(`SELECT id FROM message`);
    const delivered = new Set(world.mailbox.mails.map((mail) => /<([0-9a-f-]+)@/.exec(mail.messageId ?? '')?.[1]));
    expect(messages.filter(({ id }) => !delivered.has(id))).toEqual([]);
  }, 200_000);

  it('the invariants hold and the audit chain verifies, by the cli', async () => {
    expect(await processes.cli('invariants')).toBe(0);
    expect(await processes.cli('verify-audit')).toBe(0);
  }, 60_000);
});

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
