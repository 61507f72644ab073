import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ignoredBy, layOut, parseStages } from '../../docker/dockerfile.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

describe('the image', () => {
  it('consists of lines the rehearsal can carry out', () => {
    const stages = parseStages(read('docker/Dockerfile')) as { name: string; steps: { instruction: string; text: string }[] }[];
    expect(stages.map(({ name }) => name)).toEqual(['dependencies', 'build', 'final']);
    const used = new Set(stages.flatMap(({ steps }) => steps.map(({ instruction }) => instruction)));
    for (const known of ['WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'ENTRYPOINT', 'CMD']) used.delete(known);
    expect([...used]).toEqual([]);
    expect(read('docker/Dockerfile')).not.toMatch(/\\$/m);
  });

  it('copies only what exists here', () => {
    const copies = [...read('docker/Dockerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, sources]) =>
      (sources ?? '').split(' '),
    );
    expect(copies.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('knows every command compose.yaml gives it, and refuses others', () => {
    const given = [...read('docker/compose.yaml').matchAll(/command: \[(api|worker|cli|mail)/g)].map(([, command]) => command);
    expect(new Set(given)).toEqual(new Set(['api', 'worker', 'cli', 'mail']));
    const refused = spawnSync('/bin/sh', [path.join(ROOT, 'docker/entrypoint.sh'), 'bash'], { encoding: 'utf8' });
    expect(refused.status).toBe(64);
    expect(refused.stderr).toContain('Unknown command: bash');
  });

  it('never takes secrets, data or tests along', () => {
    const ignored = ignoredBy(read('.dockerignore')) as (file: string) => boolean;
    for (const file of ['.git/config', '.data/secret', 'docker/secrets/secret', 'node_modules/x', 'libs/kernel/money.spec.ts'])
      expect(ignored(file)).toBe(true);
    for (const file of ['libs/kernel/money.ts', 'docker/entrypoint.sh', 'apps/web/src/main.tsx']) expect(ignored(file)).toBe(false);
  });
});

describe('the rehearsal', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-layout-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('lays a tree out stage by stage', () => {
    const context = path.join(folder, 'context');
    fs.mkdirSync(path.join(context, 'src'), { recursive: true });
    fs.writeFileSync(path.join(context, 'src/main.js'), 'main');
    fs.writeFileSync(path.join(context, 'src/main.spec.ts'), 'spec');
    fs.writeFileSync(path.join(context, '.dockerignore'), '**/*.spec.ts\n');
    const dockerfile = path.join(context, 'Dockerfile');
    const lines = [
      'FROM base AS build',
      'WORKDIR /app',
      'COPY src ./src',
      'RUN mkdir out && cp src/main.js out/',
      'FROM base',
      'WORKDIR /srv',
    ];
    fs.writeFileSync(
      dockerfile,
      [...lines, 'COPY --from=build /app/out ./dist', 'ENV A=1 B=x=y', 'RUN mkdir -p /data/files', 'USER 1000:1000', ''].join('\n'),
    );
    const image = layOut({ context, dockerfile, folder: path.join(folder, 'image'), onStep: () => undefined });
    expect(fs.readdirSync(path.join(folder, 'image/build/app/src'))).toEqual(['main.js']);
    expect(fs.readFileSync(path.join(folder, 'image/final/srv/dist/main.js'), 'utf8')).toBe('main');
    expect(fs.existsSync(path.join(folder, 'image/final/data/files'))).toBe(true);
    expect(image.env).toEqual({ A: '1', B: 'x=y' });
    expect(image.user).toEqual({ uid: 1000, gid: 1000 });
  });

  it('stops at a line that fails', () => {
    const context = path.join(folder, 'failing');
    fs.mkdirSync(context);
    fs.writeFileSync(path.join(context, '.dockerignore'), '');
    fs.writeFileSync(path.join(context, 'Dockerfile'), 'FROM base\nRUN exit 3\n');
    const attempt = () =>
      layOut({ context, dockerfile: path.join(context, 'Dockerfile'), folder: path.join(folder, 'none'), onStep: () => undefined });
    expect(attempt).toThrow('RUN exit 3: exit 3');
  });
});
