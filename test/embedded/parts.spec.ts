import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filledIn, wantsDemonstration, withoutServices } from '../../apps/embedded/lib/environment.mjs';
import { checkNode } from '../../apps/embedded/lib/install.mjs';
import { chooseParts, countPart, inLanes, skipLines, totalLine } from '../../apps/embedded/lib/parts.mjs';
import { nextPause } from '../../apps/embedded/lib/supervisor.mjs';

const jest = (passed: number, failed: number, pending = 0, broken = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: broken,
});

describe('the summary of npm test', () => {
  it('adds the parts up and mentions skipped ones only when there are some', () => {
    expect(totalLine([countPart(jest(10, 0), 0), countPart(jest(5, 0), 0)])).toBe('15 passed, 0 failed');
    expect(totalLine([countPart(jest(10, 1), 1), countPart(jest(5, 0, 2), 0)])).toBe('15 passed, 1 failed, 2 skipped');
  });

  it('never lets a crash pass: no result, a spec that cannot load, an exit code without a failed test', () => {
    expect(countPart(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countPart(jest(3, 0, 0, 1), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(countPart(jest(3, 0), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe('what was left out', () => {
  const test = (status: string, ...ancestorTitles: string[]) => ({
    status,
    ancestorTitles,
    fullName: [...ancestorTitles, 'a test'].join(' '),
  });

  it('is named once for each thing that this machine lacks, with the number of tests', () => {
    const testResults = [
      { assertionResults: [test('passed', 'a letter'), test('pending', 'a letter', 'needs pdftotext')] },
      { assertionResults: [test('pending', 'minutes', 'needs pdftotext'), test('pending', 'an unnamed skip'), test('todo', 'later')] },
    ];
    expect(skipLines('integration', { testResults })).toEqual([
      'skipped      2 of integration: needs pdftotext',
      'skipped      1 of integration: an unnamed skip a test',
      'skipped      1 of integration: later a test',
    ]);
    expect(skipLines('integration', undefined)).toEqual([]);
  });
});

describe('choosing parts', () => {
  const specs: Record<string, string[]> = {
    libs: ['libs/kernel/money.spec.ts'],
    'test/integration': ['test/integration/jobs.spec.ts', 'test/integration/outbox.spec.ts'],
    'test/e2e': ['test/e2e/road/road.spec.ts', 'test/e2e/access.spec.ts'],
    'test/whole': ['test/whole/transitions.spec.ts'],
  };
  const choose = (...selections: string[]) =>
    Object.fromEntries(
      (chooseParts(selections, (root: string) => specs[root] ?? []) as { name: string; files: string[] }[]).map(({ name, files }) => [
        name,
        files,
      ]),
    );

  it('runs everything there is, the jobs a second time on Redis, and leaves out parts that do not exist', () => {
    expect(Object.keys(choose())).toEqual(['unit', 'integration', 'jobs-redis', 'e2e', 'whole']);
    expect(choose()['jobs-redis']).toEqual(['test/integration/jobs.spec.ts']);
  });

  it('takes part names and places', () => {
    expect(choose('unit')).toEqual({ unit: ['libs/kernel/money.spec.ts'] });
    expect(choose('e2e/road')).toEqual({ e2e: ['test/e2e/road/road.spec.ts'] });
    expect(choose('libs/kernel', 'jobs-redis')).toEqual({
      unit: ['libs/kernel/money.spec.ts'],
      'jobs-redis': ['test/integration/jobs.spec.ts'],
    });
    expect(choose('nowhere')).toEqual({});
    expect(choose('test/whole')).toEqual({});
  });
});

describe('the order of the run', () => {
  it('fills the machine first, then lets what waits run side by side, then looks back', () => {
    const parts = ['unit', 'integration', 'browser', 'e2e', 'faults', 'whole'].map((name) => ({ name, files: [] }));
    const { alone, beside, last } = inLanes(parts) as Record<string, { name: string }[]>;
    expect(alone?.map(({ name }) => name)).toEqual(['unit', 'integration']);
    expect(beside?.map(({ name }) => name)).toEqual(['browser', 'e2e', 'faults']);
    expect(last?.map(({ name }) => name)).toEqual(['whole']);
  });
});

describe('a command whose reader goes away', () => {
  it('stops what it started and ends, instead of reporting for ever that it cannot report', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-reader-'));
    const session = new URL('../../apps/embedded/lib/session.mjs', import.meta.url).href;
    const script = `
      import fs from 'node:fs';
      import { inSession } from ${JSON.stringify(session)};
      await inSession(${JSON.stringify(folder)}, async ({ onEnd }) => {
        onEnd(async () => fs.writeFileSync(${JSON.stringify(path.join(folder, 'stopped'))}, ''));
        setInterval(() => process.stderr.write('still here\\n'), 20);
      });`;
    const command = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      await once(command.stderr, 'data');
      command.stderr.destroy();
      const [code] = (await once(command, 'exit', { signal: AbortSignal.timeout(10_000) })) as [number];
      expect(code).toBe(1);
      expect(fs.existsSync(path.join(folder, 'stopped'))).toBe(true);
    } finally {
      command.kill('SIGKILL');
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('what the launcher adds to the environment', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-environment-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const parts = { folder, port: 3000, databaseUrl: 'postgres://embedded', mail: { smtpUrl: 'smtp://catcher', url: 'http://catcher' } };

  it('names the embedded parts when nothing is given', () => {
    expect(filledIn(parts, {})).toMatchObject({
      DATABASE_URL: 'postgres://embedded',
      SMTP_URL: 'smtp://catcher',
      MAIL_CATCHER_URL: 'http://catcher',
      FILES_URL: path.join(folder, 'files'),
      PUBLIC_URL: 'http://127.0.0.1:3000',
      AUDIT_HEAD_FILE: path.join(folder, 'audit-heads.jsonl'),
      JISR_DEMO: '1',
    });
  });

  it('leaves what is given, also by file, alone', () => {
    const added = filledIn(parts, { DATABASE_URL_FILE: '/run/secrets/database', SMTP_URL: 'smtp://relay', SECRET: 'x' });
    for (const name of ['DATABASE_URL', 'SMTP_URL', 'MAIL_CATCHER_URL', 'SECRET']) expect(added).not.toHaveProperty(name);
    expect(added.JISR_DEMO).toBe('0');
  });

  it('loads the demonstration into an own database only when asked', () => {
    expect(wantsDemonstration({})).toBe(true);
    expect(wantsDemonstration({ JISR_DEMO: '0' })).toBe(false);
    expect(wantsDemonstration({ DATABASE_URL: 'postgres://own' })).toBe(false);
    expect(wantsDemonstration({ DATABASE_URL: 'postgres://own', JISR_DEMO: '1' })).toBe(true);
  });

  it('gives tests none of the operator’s services', () => {
    const env = withoutServices({ PATH: '/bin', DATABASE_URL: 'postgres://own', REDIS_URL_FILE: '/run/secrets/redis', SECRET: 'x' });
    expect(env).toEqual({ PATH: '/bin' });
  });
});

describe('restarting what falls', () => {
  it('pauses longer each time and gives up after five falls within a minute', () => {
    const now = 1_000_000;
    expect(nextPause([], now)).toBe(250);
    expect(nextPause([now - 1, now - 2], now)).toBe(1000);
    expect(
      nextPause(
        [1, 2, 3, 4, 5].map((ago) => now - ago),
        now,
      ),
    ).toBeUndefined();
    expect(
      nextPause(
        [1, 2, 3, 4, 5].map((ago) => now - 60_000 * ago),
        now,
      ),
    ).toBe(250);
  });
});

describe('the machine', () => {
  it('is refused when its Node is too old', () => {
    expect(() => checkNode('20.18.1')).toThrow('Jisr needs Node.js 20.19 or newer; this is 20.18.1.');
    expect(() => checkNode('20.19.0')).not.toThrow();
    expect(() => checkNode('22.1.0')).not.toThrow();
  });
});
