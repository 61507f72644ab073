import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from '../support/glob.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LIMIT_BYTES = 1_000_000;

/** Specs, and what they lean on. */
const TESTS = [
  ...['libs', 'apps', 'seeds'].flatMap((folder) => globSync(folder, /\.spec\.ts$/).filter((file) => !/\/(dist|node_modules)\//.test(file))),
  ...globSync('test', /(?<!\.d)\.ts$/),
].map((file) => path.relative(ROOT, file).replaceAll('\\', '/'));

const ALL_SPECS = new Set(TESTS.filter((file) => file.endsWith('.spec.ts')));

/** Where a file that is or is not there is the very thing that is asserted, or where the absence of something is made a skip that has a name. */
const LOOKS_FOR_FILES = new Set([
  'test/support/needs.ts',
  'test/contract/readmes.spec.ts',
  'test/embedded/clone.ts',
  'test/embedded/docker.spec.ts',
  'test/embedded/launcher.spec.ts',
  'test/embedded/parts.spec.ts',
  'test/integration/audit.spec.ts',
  'test/integration/files.spec.ts',
]);

/** The one place that looks outside the repository, and skips. */
const MAKES_SKIPS = 'test/support/needs.ts';
/** Contract tests that hold wrong texts to see them refused; they open none of these places. */
const HOLDS_FAULTS = new Set(['test/contract/proof.spec.ts', 'test/contract/floors.spec.ts']);

/** Texts that name a place above the clone's root, seen from the file. */
const outsideOf = (file: string, source: string) =>
  [...source.matchAll(/(['"`])((?:\.\.?\/)+[^'"`\n]*)\1/g)]
    .map(([, , place]) => place!)
    .filter((place) => path.posix.join(path.posix.dirname(file), place).startsWith('../'));

/** What would let a test pass, or vanish, without having looked. */
function faultsOf(file: string, source: string): string[] {
  const found: string[] = [];
  if (HOLDS_FAULTS.has(file)) return found;
  if (!LOOKS_FOR_FILES.has(file) && /\bexistsSync\b|\baccessSync\b/.test(source)) found.push('asks whether a file is there');
  if (file !== MAKES_SKIPS) {
    for (const place of outsideOf(file, source)) found.push(`leaves the repository by ${place}`);
    for (const [place] of source.matchAll(/(?<=['"`])\/(?:work|home|Users)\/[^'"`\s]*/g))
      found.push(`names a place of one machine: ${place}`);
  }
  if (file !== MAKES_SKIPS && /\b(?:it|test|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/.test(source))
    found.push('skips or singles out by itself; use needing() of test/support/needs.ts');
  return found.map((fault) => `${file} ${fault}`);
}

/** Rules whose cases stand in a spec of another name. */
const PROVED_ELSEWHERE: Readonly<Record<string, string>> = {
  'libs/associations/domain/bank-holder.ts': 'test/contract/bank-holder.spec.ts',
  'libs/calls/domain/fields/chosen.ts': 'libs/calls/domain/fields/index.spec.ts',
  'libs/committees/domain/group-by.ts': 'test/integration/committees.spec.ts',
  'libs/disbursements/domain/bank/latin-text.ts': 'libs/disbursements/domain/bank/payment-file.spec.ts',
  'libs/disbursements/domain/entry-identity.ts': 'test/integration/bank-cases.spec.ts',
  'libs/notifications/domain/message-definition.ts': 'test/contract/definitions.spec.ts',
};

describe('proof that travels', () => {
  it('every rule of a domain has its spec beside it', () => {
    const rules = globSync('libs', /\/domain\/.*(?<!\.spec|\.machine)\.ts$/)
      .filter((file) => /^export (?:async )?function /m.test(readFileSync(file, 'utf8')))
      .map((file) => path.relative(ROOT, file).replaceAll('\\', '/'));
    expect(rules.length).toBeGreaterThan(30);
    const unproved = rules.filter((file) => !ALL_SPECS.has(file.replace(/\.ts$/, '.spec.ts')));
    expect(unproved.sort()).toEqual(Object.keys(PROVED_ELSEWHERE).sort());
    for (const spec of Object.values(PROVED_ELSEWHERE)) expect(ALL_SPECS).toContain(spec);
  });

  it('no test depends on what a clone has not, and none is silent about it', () => {
    expect(TESTS.length).toBeGreaterThan(100);
    expect(TESTS.flatMap((file) => faultsOf(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('every exception is still one', () => {
    for (const file of LOOKS_FOR_FILES) expect(readFileSync(path.join(ROOT, file), 'utf8')).toMatch(/existsSync/);
  });

  it('what is brought along is small, and its README names the source of each file', () => {
    const folder = path.join(ROOT, 'test/scenarios');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
    expect(files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)).toBeLessThan(LIMIT_BYTES);
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    const isNamed = (file: string) =>
      rows.some((row) =>
        row.includes('*') ? new RegExp(`^${row.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(file) : row === file,
      );
    expect(files.map((file) => file.replaceAll('\\', '/')).filter((file) => file !== 'README.md' && !isNamed(file))).toEqual([]);
    expect(readme).not.toMatch(/`[^`]*(?:pabulib|catalyst)[^`]*\.(?:csv|jsonl|pb)`/i);
  });

  describe('and it would be noticed', () => {
    it.each([
      ['an assertion behind a file', `if (existsSync(SCHEMA)) expect(valid).toBe(true);`],
      ['a folder beside the clone', `path.resolve(import.meta.dirname, '../../../shared/x.xsd')`],
      ['a folder of one machine', `readFileSync('/home/somebody/x.xsd')`],
      ['a skip without a name', `(here ? it : it.skip)('reads', () => undefined);`],
      ['a test that is alone', `it.only('reads', () => undefined);`],
    ])('%s', (_what, source) => expect(faultsOf('test/integration/a.spec.ts', source)).toHaveLength(1));

    it('but not what stays inside', () =>
      expect(faultsOf('libs/calls/domain/a.spec.ts', `new URL('../../../test/support/a.pdf', import.meta.url)`)).toEqual([]));
  });
});
