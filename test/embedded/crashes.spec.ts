import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clone, isAlive, survivors } from './clone.js';
import { LINUX, needing } from '../support/needs.js';

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

needing(LINUX, () =>
  describe('something is killed while Jisr runs', () => {
    let clone: Clone;
    beforeEach(() => {
      clone = new Clone();
    });
    afterEach(() => clone.remove());

    it('stops when the process that started it dies', async () => {
      const start = `"${process.execPath}" apps/embedded/start.mjs; true`;
      const shell = clone.spawn('/bin/sh', ['-c', start]);
      await shell.ready();
      const { launcher, processes } = clone.run();
      shell.child.kill('SIGKILL');
      expect(await survivors([launcher, ...Object.values(processes)])).toEqual([]);
    });

    it('leaves nothing running when the launcher itself is killed, and the next start accepts what is there', async () => {
      const killed = clone.launch('start');
      await killed.ready();
      const pids = Object.values(clone.run().processes);
      await killed.stop('SIGKILL');
      expect(await survivors(pids)).toEqual([]);
      const next = clone.launch('start');
      await next.ready();
    });

    it('accepts a start right after everything was killed at once', async () => {
      const killed = clone.launch('start');
      await killed.ready();
      const { launcher, processes } = clone.run();
      for (const pid of [launcher, ...Object.values(processes)]) process.kill(pid, 'SIGKILL');
      const next = clone.launch('start');
      await next.ready();
      expect(next.output).not.toContain('Preparing the database');
    });

    it('stops the orphans of a killed launcher before it starts its own', async () => {
      const killed = clone.launch('start');
      await killed.ready();
      const before = clone.run().processes;
      await killed.stop('SIGKILL');
      const next = clone.launch('start');
      await next.ready();
      expect(Object.values(before).filter(isAlive)).toEqual([]);
      expect(Object.values(clone.run().processes).every(isAlive)).toBe(true);
    });

    it('is not misled by stale notes that name somebody else’s process', async () => {
      const first = clone.launch('start');
      await first.ready();
      const run = clone.run();
      await first.stop();
      const stranger = spawn('sleep', ['60']);
      const pid = stranger.pid ?? 0;
      clone.write('.data/pg/postmaster.pid', `${pid}\n${clone.path('.data/pg')}\n1\n5432\n\n127.0.0.1\n`);
      clone.write('.data/run.json', JSON.stringify({ ...run, launcher: pid, processes: { api: pid, worker: pid, mail: pid } }));
      clone.write('.data/lock', String(pid));
      try {
        await clone.launch('start').ready();
        expect(isAlive(pid)).toBe(true);
      } finally {
        stranger.kill();
      }
    });

    it('starts again what falls: an api, the database', async () => {
      const launch = clone.launch('start');
      const url = await launch.ready();
      const before = clone.run().processes;
      process.kill(before.api ?? 0, 'SIGKILL');
      process.kill(before.PostgreSQL ?? 0, 'SIGKILL');
      await launch.says(/api ended unexpectedly/);
      await launch.says(/PostgreSQL ended unexpectedly/);
      const recovered = async () => clone.run().processes.PostgreSQL !== before.PostgreSQL && (await answers(url));
      for (let tries = 0; tries < 100 && !(await recovered()); tries++) await sleep(100);
      expect(clone.run().processes.api).not.toBe(before.api);
      expect(Object.values(clone.run().processes).every(isAlive)).toBe(true);
      expect(clone.run().env.DATABASE_URL).toBe(((await (await fetch(url)).json()) as Record<string, string>).DATABASE_URL);
    });

    it('makes the database again when the first load of the demonstration was cut short, and never one that was loaded', async () => {
      const interrupted = clone.launch('start', [], { STUB_WAITS: 'seed' });
      await interrupted.says(/Loading the demonstration/);
      const loading = await clone.waitingCommand();
      await interrupted.stop('SIGKILL');
      expect(await survivors([loading])).toEqual([]);
      const next = clone.launch('start');
      await next.ready();
      expect(next.output).toContain('its half-loaded database is made again');
      expect(clone.read('commands.log').match(/migrate/g)).toHaveLength(2);
      await next.stop();
      clone.write('.data/seeded', 'another build');
      const rebuilt = clone.launch('start', [], { STUB_WAITS: 'seed' });
      await rebuilt.says(/Loading the demonstration/);
      const reloading = await clone.waitingCommand();
      await rebuilt.stop('SIGKILL');
      expect(await survivors([reloading])).toEqual([]);
      const kept = clone.launch('start');
      await kept.ready();
      expect(kept.output).not.toContain('made again');
    });

    it('does not start half: an api that refuses its configuration ends the start with its own words', async () => {
      const launch = clone.launch('start', [], { STUB_REFUSES: 'api' });
      expect(await launch.ended).toBe(1);
      expect(launch.output).toContain('api ended while starting');
      expect(launch.output).toContain('DATABASE_URL: must begin with postgres://');
      expect(launch.output).not.toContain('Jisr is ready');
    });
  }),
);
