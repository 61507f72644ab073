import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** From the ground up: a room may use the rooms named before it. */
const FLOORS = [
  'kernel',
  'platform',
  'identity',
  'notifications',
  'programmes',
  'associations',
  'calls',
  'applications',
  'instruction',
  'committees',
  'conventions',
  'disbursements',
  'monitoring',
  'bilan',
];

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s(?:[^'"=]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map((match) => match[1]!);
}

describe('the floors of the house', () => {
  const files = FLOORS.flatMap((room) => {
    try {
      return sources(`libs/${room}`);
    } catch {
      return [];
    }
  });

  it('has rooms to check', () => expect(files.length).toBeGreaterThan(50));

  it('a room uses only rooms below it, through their door', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = file.split(path.sep)[1]!;
      for (const target of importsOf(file)) {
        if (target.startsWith('#')) {
          const other = target.slice(1).split('/')[0]!;
          const above = FLOORS.indexOf(other) >= FLOORS.indexOf(room);
          if (target.includes('/') || above || !FLOORS.includes(other)) wrong.push(`${file} imports ${target}`);
        } else if (target.startsWith('.')) {
          const reached = path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target)).split(path.sep);
          const inside = reached[0] === 'libs' && reached[1] === room;
          const testSupport = file.endsWith('.spec.ts') && reached[0] === 'test';
          if (!inside && !testSupport) wrong.push(`${file} reaches into ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('domain/ is pure: kernel, its own folder, and Node’s own crypto', () => {
    const wrong: string[] = [];
    for (const file of files.filter((name) => name.includes(`${path.sep}domain${path.sep}`) && !name.endsWith('.spec.ts'))) {
      for (const target of importsOf(file)) {
        const own = target.startsWith('.') && path.resolve(ROOT, path.dirname(file), target).includes(`${path.sep}domain${path.sep}`);
        if (!own && target !== '#kernel' && !PURE_PACKAGES.has(target)) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('inside a room nothing imports in circles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target)).replace(/\.js$/, '.ts')),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });
});

/** Libraries that are calculation and nothing else. */
const PURE_PACKAGES = new Set(['node:crypto', 'fast-xml-parser', 'n2words', 'highs', 'zod']);

function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}
